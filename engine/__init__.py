"""The case engine: commands change cases, queries read them."""
