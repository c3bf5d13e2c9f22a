"""The house of tests/graphql: a lender with staff, borrowers and a guarded endpoint."""

from tests.graphql.conftest import fresh_database, ground, house, shared_house

__all__ = ["fresh_database", "ground", "house", "shared_house"]
