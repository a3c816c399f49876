"""The shipped service pathways: diagrams, decision tables, walk-throughs."""
