"""GraphQL of background work."""
