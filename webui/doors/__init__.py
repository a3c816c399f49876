"""Doors for who has no account: institutions that answer, people who report."""
