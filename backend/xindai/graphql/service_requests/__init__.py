"""Requests of borrowers about their loans, through GraphQL."""
