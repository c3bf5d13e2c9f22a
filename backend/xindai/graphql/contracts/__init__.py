"""Contracts in the schema."""
