"""People known to the lender. Names, phones and ID numbers are sealed, shown masked."""
