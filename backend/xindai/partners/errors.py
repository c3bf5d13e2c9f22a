"""The refusals of partners."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def merchant_not_found() -> Refusal:
    """Also for one of somebody else's branch."""
    return Refusal("MERCHANT_NOT_FOUND", "there is no such merchant", "merchantId")


def merchant_exists() -> Refusal:
    """Codes are unique."""
    return Refusal("MERCHANT_EXISTS", "a merchant has this code", "code")


def merchant_not_active() -> Refusal:
    """Nobody sells or is paid before somebody has activated him, or while he is suspended."""
    return Refusal("MERCHANT_NOT_ACTIVE", "the merchant is not active", "merchantId")


def merchant_active() -> Refusal:
    """What an activation covers changes while it does not hold."""
    return Refusal("MERCHANT_ACTIVE", "suspend the merchant before changing its terms", "feeRate")


def own_merchant() -> Refusal:
    """Four eyes are two people."""
    return Refusal("OWN_REQUEST", "nobody activates what he entered himself", "merchantId")


def nothing_to_activate() -> Refusal:
    """It is active, and no changed account waits."""
    return Refusal("WRONG_STATUS", "there is nothing to activate", "merchantId")


def merchant_ended() -> Refusal:
    """Nothing more happens to it."""
    return Refusal("WRONG_STATUS", "the merchant has ended", "merchantId")


def store_not_found() -> Refusal:
    """Also for one of somebody else's branch."""
    return Refusal("STORE_NOT_FOUND", "there is no such store", "storeId")


def store_exists() -> Refusal:
    """Codes are unique in a merchant."""
    return Refusal("STORE_EXISTS", "the merchant has a store with this code", "code")


def sales_rep_exists() -> Refusal:
    """A phone stands once in a store."""
    return Refusal("SALES_REP_EXISTS", "somebody with this phone sells there already", "phone")


def invalid_code() -> Refusal:
    """What goes into numbers and file names."""
    return Refusal("INVALID_PARTNER_CODE", "2 to 20 of A-Z, 0-9 and -", "code")


def invalid_account(field: str) -> Refusal:
    """Not an account number, or not a name of a bank."""
    return Refusal("INVALID_SETTLEMENT_ACCOUNT", "the account is not well-formed", field)


def invalid_text(field: str) -> Refusal:
    """Names are 1 to 100 printable characters."""
    return Refusal("INVALID_PARTNER_NAME", "1 to 100 printable characters", field)


def out_of_range(sentence: str, field: str) -> Refusal:
    """Payout terms that nobody means."""
    return Refusal("OUT_OF_RANGE", sentence, field)


def reason_missing() -> Refusal:
    """Whoever stops a merchant says why."""
    return Refusal("REASON_MISSING", "2 to 500 printable characters", "reason")


def branch_not_found() -> Refusal:
    """Also for a branch outside the actor's subtree."""
    return Refusal("BRANCH_NOT_FOUND", "there is no such branch", "branchId")
