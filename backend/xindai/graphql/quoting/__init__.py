"""What needs no loan: schedule previews and annual percentage rates."""
