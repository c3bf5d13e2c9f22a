"""What can be done with disbursements."""
