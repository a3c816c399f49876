"""Processes: the list, the picture with its steps, and the drawing page."""
