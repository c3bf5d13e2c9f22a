"""Hardship menu."""
