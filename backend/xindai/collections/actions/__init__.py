"""The commands of collections, one act a file."""
