"""What can be done with mandates and debits."""
