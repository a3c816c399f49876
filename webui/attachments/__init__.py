"""Files and photos that people attach to cases: looked into, kept, handed out."""
