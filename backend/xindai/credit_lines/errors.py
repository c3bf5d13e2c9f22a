"""The refusals of credit lines."""

from __future__ import annotations

from xindai.kernel.errors import Refusal
from xindai.kernel.money import format_minor


def line_not_found() -> Refusal:
    """Also for the line of somebody else, one that is closed, and one without this product."""
    return Refusal("LINE_NOT_FOUND", "there is no such credit line", "lineId")


def line_frozen() -> Refusal:
    """Nothing more may be reserved for now."""
    return Refusal("LINE_FROZEN", "the credit line is frozen", "amount")


def line_expired() -> Refusal:
    """Its last day is behind the business date."""
    return Refusal("LINE_EXPIRED", "the credit line has expired", "amount")


def line_exceeded(available_minor: int, currency: str) -> Refusal:
    """More than is left; the sentence says how much that is."""
    left = format_minor(available_minor, currency)
    return Refusal("LINE_EXCEEDED", f"{left} {currency} is left of the credit line", "amount")


def line_exists() -> Refusal:
    """One line a customer and currency: adjust it."""
    return Refusal("LINE_EXISTS", "the customer has a credit line in this currency", "customerId")


def line_reserved() -> Refusal:
    """An application still holds a part of it."""
    return Refusal("LINE_RESERVED", "an application still holds a part of the line", "lineId")


def reservation_exists() -> Refusal:
    """Give the first one up before reserving another amount."""
    return Refusal("RESERVATION_EXISTS", "this application holds another amount already", "amount")


def reservation_not_found() -> Refusal:
    """Never made, given up, or used by another loan."""
    return Refusal("RESERVATION_NOT_FOUND", "nothing is reserved for this application", None)


def proposal_not_found() -> Refusal:
    """Also for one of another branch."""
    return Refusal("LINE_PROPOSAL_NOT_FOUND", "there is no such proposal", "proposalId")


def proposal_decided() -> Refusal:
    """A decision is final."""
    return Refusal("LINE_PROPOSAL_DECIDED", "the proposal was decided already", "proposalId")


def own_proposal() -> Refusal:
    """Four eyes are two people."""
    return Refusal("OWN_REQUEST", "nobody approves his own proposal", "proposalId")


def field_missing(field: str) -> Refusal:
    """The kind of the proposal wants it."""
    return Refusal("LINE_FIELD_MISSING", "this kind of proposal wants the field", field)


def field_superfluous(field: str) -> Refusal:
    """The kind of the proposal does not know it."""
    return Refusal("LINE_FIELD_SUPERFLUOUS", "this kind of proposal has no such field", field)


def wrong_status(status: str) -> Refusal:
    """A frozen line is not frozen again, a closed one not closed."""
    return Refusal("WRONG_STATUS", f"the credit line is {status}", "lineId")


def out_of_range(sentence: str, field: str) -> Refusal:
    """A day that is over, a limit of nothing, a part above the whole."""
    return Refusal("OUT_OF_RANGE", sentence, field)


def reason_missing() -> Refusal:
    """Whoever changes a line says why."""
    return Refusal("REASON_MISSING", "2 to 500 printable characters", "reason")


def duplicate_customer() -> Refusal:
    """A list names a customer once."""
    return Refusal("DUPLICATE_CUSTOMER", "a customer appears twice", "entries")


def not_whitelisted() -> Refusal:
    """An entry without an amount takes that of the whitelist."""
    return Refusal("NOT_WHITELISTED", "a customer without an amount is on no whitelist", "entries")


def product_not_there() -> Refusal:
    """A part is of a product."""
    return Refusal("PRODUCT_NOT_FOUND", "there is no such product", "subLines")
