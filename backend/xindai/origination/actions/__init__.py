"""Commands on applications, one a file."""
