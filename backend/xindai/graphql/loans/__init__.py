"""Loans in the schema."""
