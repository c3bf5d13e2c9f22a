"""Early warning, through GraphQL."""
