"""What can be done with payment orders."""
