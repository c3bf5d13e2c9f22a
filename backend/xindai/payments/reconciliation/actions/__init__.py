"""What can be done in reconciliation: one use case a file."""
