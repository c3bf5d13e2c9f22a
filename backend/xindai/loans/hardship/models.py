"""The table of hardship offers."""
