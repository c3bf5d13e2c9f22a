"""Collections through GraphQL."""
