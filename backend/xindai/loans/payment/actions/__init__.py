"""What can be done with payments by card."""
