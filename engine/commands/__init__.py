"""Deeds: one file, one command."""
