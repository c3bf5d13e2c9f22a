"""What people do in early warning, one act a file."""
