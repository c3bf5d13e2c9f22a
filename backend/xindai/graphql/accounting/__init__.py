"""The books in the schema."""
