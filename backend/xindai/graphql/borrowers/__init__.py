"""Borrowers in the schema: how they get in, and what is theirs."""
