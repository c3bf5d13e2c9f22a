"""Payment orders in the schema."""
