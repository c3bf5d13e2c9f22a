"""Contracts of record: what was agreed with a customer, on which product version."""
