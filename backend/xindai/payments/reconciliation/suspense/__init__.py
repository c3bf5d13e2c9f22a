"""Money that came and nobody could place: it waits, is assigned by two people, or goes back."""
