"""Diagrams: read, rewrite, refuse, prove. Pure."""
