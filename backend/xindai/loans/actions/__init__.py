"""What can be done to a loan: one verb a file, and the one pipeline they all go through."""
