"""Coming in, choosing a hat, going out."""
