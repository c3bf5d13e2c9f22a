"""Statements, reconciliation and suspense in the schema."""
