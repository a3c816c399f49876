"""The web front and the command line; the only place that wires the parts."""
