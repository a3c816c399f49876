"""Looking for people."""
