"""What can be done with the hardship menu."""
