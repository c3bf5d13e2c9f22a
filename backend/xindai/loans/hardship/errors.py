"""The refusals of the hardship menu."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def offer_not_found() -> Refusal:
    """Also for one of another branch or borrower."""
    return Refusal("HARDSHIP_OFFER_NOT_FOUND", "there is no such offer", "offerId")


def offer_outdated(field: str) -> Refusal:
    """The loan has moved, or time has passed: what was simulated would not come out."""
    return Refusal("OFFER_OUTDATED", "the loan has changed: choose again from the menu", field)


def offer_open() -> Refusal:
    """One at a time, a loan."""
    return Refusal("HARDSHIP_OFFER_OPEN", "a signed offer is being looked at", "loanId")


def wrong_status(status: str) -> Refusal:
    """It is over, not signed yet, or signed already."""
    return Refusal("WRONG_STATUS", f"not while it is {status}", "offerId")


def wording_changed() -> Refusal:
    """What he read is not what would be signed."""
    return Refusal("DOCUMENT_CHANGED", "read the document again", "wordingSha256")


def answered_by_offer() -> Refusal:
    """The borrower signed one relief: no other is carried out in its place."""
    return Refusal("SIGNED_OFFER", "the borrower signed an offer: execute or decline it", "verb")


def relief_too_soon() -> Refusal:
    """The policy wants so many months between two reliefs."""
    return Refusal("RELIEF_TOO_SOON", "there was a relief not long ago", "loanId")


def too_few_paid() -> Refusal:
    """The policy wants some instalments paid first."""
    return Refusal("TOO_FEW_PAID", "too few instalments have been paid", "loanId")
