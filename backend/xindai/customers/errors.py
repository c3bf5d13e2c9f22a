"""The refusals of customers."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def customer_not_found() -> Refusal:
    """Also for a customer of somebody else's branch: not yours is not there."""
    return Refusal("CUSTOMER_NOT_FOUND", "there is no such customer", "customerId")


def customer_exists() -> Refusal:
    """An ID number belongs to one customer."""
    return Refusal("CUSTOMER_EXISTS", "a customer has this ID number", "idNumber")


def branch_not_found() -> Refusal:
    """Also for a branch outside the actor's subtree."""
    return Refusal("BRANCH_NOT_FOUND", "there is no such branch", "branchId")


def reason_missing() -> Refusal:
    """Nobody looks without saying why."""
    return Refusal("REASON_MISSING", "a reason is required", "reason")


def identity_bound() -> Refusal:
    """Once bound, an identity stays: another person needs another account."""
    return Refusal("IDENTITY_BOUND", "an ID number is bound to this account", None)


def identity_refused() -> Refusal:
    """The same whether the person is known, has an account, or gave another name."""
    return Refusal("IDENTITY_REFUSED", "the identity could not be confirmed", "idNumber")


def identity_missing() -> Refusal:
    """First the ID number, then what hangs on it."""
    return Refusal("IDENTITY_MISSING", "bind an ID number first", None)


def too_many_bindings(seconds: int) -> Refusal:
    """Somebody tries numbers."""
    return Refusal("TOO_MANY_ATTEMPTS", f"try again in {max(1, seconds)} seconds", "idNumber")


def bank_card_not_found() -> Refusal:
    """Also for the card of somebody else, and for one that was removed."""
    return Refusal("BANK_CARD_NOT_FOUND", "there is no such bank card", "cardId")


def bank_card_exists() -> Refusal:
    """A card is bound once."""
    return Refusal("BANK_CARD_EXISTS", "this card is bound already", "number")


def too_many_bank_cards(most: int) -> Refusal:
    """Nobody needs more."""
    return Refusal("TOO_MANY_BANK_CARDS", f"at most {most} cards", "number")
