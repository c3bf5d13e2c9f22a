"""The refusals of payments."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def order_not_planned() -> Refusal:
    """What has been sent cannot be called back."""
    return Refusal("PAYMENT_ORDER_SENT", "the bank may have the order already", "id")


def settlement_account_not_found() -> Refusal:
    """None, or one of another branch."""
    return Refusal(
        "SETTLEMENT_ACCOUNT_NOT_FOUND", "there is no such settlement account", "accountId"
    )


def settlement_account_exists() -> Refusal:
    """A branch has one account in a currency, and a code is used once."""
    return Refusal(
        "SETTLEMENT_ACCOUNT_EXISTS",
        "the branch has one in this currency, or the code is taken",
        "code",
    )


def wrong_statement(why: str) -> Refusal:
    """The file is of another account, or in another currency."""
    return Refusal("STATEMENT_OF_OTHER_ACCOUNT", why, "fileId")


def statement_missing() -> Refusal:
    """Nothing to compare: no statement of this day is there."""
    return Refusal("STATEMENT_MISSING", "no statement of this day was imported", "on")


def run_not_found() -> Refusal:
    """None, or of another branch's account."""
    return Refusal("RECONCILIATION_RUN_NOT_FOUND", "there is no such run", "id")


def break_not_found() -> Refusal:
    """None, or of another branch's account."""
    return Refusal("BREAK_NOT_FOUND", "there is no such break", "breakId")


def break_state(state: str) -> Refusal:
    """What the break is does not allow it."""
    return Refusal("BREAK_STATE", f"the break is {state}", "breakId")


def no_entry_proposed(why: str) -> Refusal:
    """There is nothing to post about a break of this kind."""
    return Refusal("BREAK_WITHOUT_ENTRY", f"no entry is proposed: {why}", "breakId")


def note_missing() -> Refusal:
    """Why, in some words."""
    return Refusal("NOTE_MISSING", "say why in 2 to 500 characters", "note")


def own_proposal(field: str) -> Refusal:
    """The second person is another one."""
    return Refusal("OWN_PROPOSAL", "somebody else has to decide", field)


def suspense_not_found() -> Refusal:
    """None, or of another branch's account."""
    return Refusal("SUSPENSE_NOT_FOUND", "there is no such money in suspense", "itemId")


def suspense_state(state: str) -> Refusal:
    """Where the money is does not allow it."""
    return Refusal("SUSPENSE_STATE", f"the money is {state}", "itemId")


def payer_unknown() -> Refusal:
    """The bank has not said from which account it came."""
    return Refusal("PAYER_UNKNOWN", "the statement does not name the payer's account", "itemId")


def statement_not_found() -> Refusal:
    """None, or of another branch's account."""
    return Refusal("STATEMENT_NOT_FOUND", "there is no such statement", "statementId")
