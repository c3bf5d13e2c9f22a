"""Applications in the schema."""
