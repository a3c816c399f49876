"""Questions: one file, one screen's question."""
