"""The refusals of disputes; the engine adds its own."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def dispute_not_found() -> Refusal:
    """Also for one of another branch or borrower."""
    return Refusal("LOAN_DISPUTE_NOT_FOUND", "there is no such dispute", "disputeId")


def dispute_open() -> Refusal:
    """One at a time, a loan."""
    return Refusal("DISPUTE_OPEN", "another dispute of the loan is open", "loanId")


def loan_not_active() -> Refusal:
    """Nothing runs on the loan that could rest."""
    return Refusal("LOAN_NOT_ACTIVE", "the loan is not running", "loanId")


def wrong_status(status: str) -> Refusal:
    """It has ended."""
    return Refusal("WRONG_STATUS", f"not while it is {status}", "disputeId")


def own_dispute() -> Refusal:
    """Whoever wrote it down for the borrower does not settle it."""
    return Refusal("OWN_LOAN_DISPUTE", "you wrote it down yourself", "disputeId")


def amount_invalid() -> Refusal:
    """What is contested is a part of what the loan still asks for."""
    return Refusal("DISPUTED_AMOUNT", "more than nothing, and no more than is owed", "amount")


def amount_missing() -> Refusal:
    """Neither an amount, nor an event that has one."""
    return Refusal("MISSING_FIELD", "say how much is contested", "amount")


def event_unknown() -> Refusal:
    """The contested event is one of this loan."""
    return Refusal("UNKNOWN_EVENT", "the loan has no such event", "eventId")


def correction_incomplete(field: str) -> Refusal:
    """This correction cannot do without it."""
    return Refusal("MISSING_FIELD", "the correction needs it", field)


def correction_unfit(field: str) -> Refusal:
    """Only a payment has a day on which it should have been booked."""
    return Refusal("NOT_A_PAYMENT", "only money that came in is dated anew", field)


def document_not_found() -> Refusal:
    """A document belongs to the borrower of the loan."""
    return Refusal("DOCUMENT_NOT_FOUND", "there is no such document", "documentIds")


def too_many_documents(most: int) -> Refusal:
    """A handful is looked at."""
    return Refusal("TOO_MANY_ITEMS", f"at most {most}", "documentIds")
