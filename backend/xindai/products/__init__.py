"""Products and their versions: the terms on offer. A listed version never changes."""
