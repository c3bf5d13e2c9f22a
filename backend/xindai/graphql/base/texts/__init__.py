"""The sentences of the codes, a file a domain, by the alphabet."""
