"""The officers' desk in the schema: saved views, search, figures, exports."""
