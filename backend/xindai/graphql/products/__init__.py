"""Products and contracts in the schema."""
