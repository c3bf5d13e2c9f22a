"""Sessions and branches in the schema."""
