"""Repair: what cannot run in a daerah, and mending one case."""
