"""Forms: JSON Schema, its reading, its check."""
