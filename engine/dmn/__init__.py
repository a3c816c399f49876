"""Decision tables over FEEL. Pure."""
