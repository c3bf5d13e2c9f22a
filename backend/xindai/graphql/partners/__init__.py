"""Partners in the schema."""
