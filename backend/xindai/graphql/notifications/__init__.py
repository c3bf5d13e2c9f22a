"""One's own notices in the schema."""
