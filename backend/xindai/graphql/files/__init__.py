"""Files in the schema."""
