"""The refusals of mandates."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def mandate_not_found() -> Refusal:
    """Also for one of somebody else."""
    return Refusal("DEBIT_MANDATE_NOT_FOUND", "there is no such mandate", "mandateId")


def mandate_revoked() -> Refusal:
    """It is over already."""
    return Refusal("DEBIT_MANDATE_REVOKED", "the mandate was revoked", "mandateId")


def wording_changed() -> Refusal:
    """What he read is not what would be signed now."""
    return Refusal("DOCUMENT_CHANGED", "the words have changed: read them again", "wordingSha256")


def period_wrong(field: str) -> Refusal:
    """From today at the earliest, for ten years at most, and not backwards."""
    return Refusal("MANDATE_PERIOD", "from the business date on, ten years at most", field)


def mandate_over() -> Refusal:
    """Revoked or expired between the plan and the order."""
    return Refusal("DEBIT_MANDATE_REVOKED", "the mandate is over", None)


def loan_disputed() -> Refusal:
    """The borrower contests what would be drawn: it waits for his answer."""
    return Refusal("LOAN_DISPUTED", "a dispute of the loan is open", "loanId")


def loan_paused() -> Refusal:
    """A payment holiday covers the business date."""
    return Refusal("LOAN_PAUSED", "the loan rests", "loanId")
