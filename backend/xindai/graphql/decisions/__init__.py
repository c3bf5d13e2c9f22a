"""Decisions, their policies and simulations in the schema."""
