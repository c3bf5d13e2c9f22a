"""The lender of the loans' tests."""

from tests.loans.conftest import lender

__all__ = ["lender"]
