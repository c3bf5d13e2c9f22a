"""Credit lines in the schema."""
