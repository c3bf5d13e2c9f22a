"""The refusals of papers."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def loan_not_closed() -> Refusal:
    """Something is owed, or was written off: nobody certifies that it is settled."""
    return Refusal("LOAN_NOT_CLOSED", "only a loan that is paid off has one", "loanId")


def nothing_disbursed() -> Refusal:
    """There is nothing to state."""
    return Refusal("BEFORE_DISBURSEMENT", "nothing has been disbursed yet", "loanId")


def loan_moved() -> Refusal:
    """Something happened to the loan while its paper was made."""
    return Refusal("LOAN_MOVED", "the loan has changed meanwhile, ask again", "loanId")


def period_invalid(field: str) -> Refusal:
    """It ends before it or the loan begins, is longer than we state at once, or is not over."""
    return Refusal("PERIOD_INVALID", "a period of at most five years up to today", field)


def too_many_papers(most: int) -> Refusal:
    """Each takes a second of arithmetic."""
    return Refusal("TOO_MANY_PAPERS", f"at most {most} a loan and day", "loanId")
