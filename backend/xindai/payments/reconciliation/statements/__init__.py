"""Files of banks: each form is read into the same lines, and refused by line."""
