"""What every domain of the schema uses."""
