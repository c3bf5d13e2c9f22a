"""The kinds of breaks, and what is done about one."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class BreakKind(StrEnum):
    """What does not agree. The words, the severity and the remedy are in the catalogue."""

    # An order and its money: the amount
    AMOUNT_PARTIAL = "amount_partial"
    AMOUNT_OVER = "amount_over"
    AMOUNT_SCALE = "amount_scale"
    AMOUNT_SIGN = "amount_sign"
    AMOUNT_TRANSPOSED = "amount_transposed"
    ROUNDING = "rounding"
    CURRENCY_DIFFERS = "currency_differs"
    FEE_NETTED = "fee_netted"
    SPLIT = "split"
    SPLIT_INCOMPLETE = "split_incomplete"
    # … how often
    DUPLICATE_LINE = "duplicate_line"
    DUPLICATE_PAYOUT = "duplicate_payout"
    DUPLICATE_COLLECTION = "duplicate_collection"
    # … when
    LATE = "late"
    LATE_AFTER_ENTRY = "late_after_entry"
    EARLY = "early"
    FUTURE_DATED = "future_dated"
    VALUE_DATE_DIFFERS = "value_date_differs"
    CUT_OFF = "cut_off"
    PENDING_AT_BANK = "pending_at_bank"
    STALE_UNKNOWN = "stale_unknown"
    # … whether
    MISSING_PAYOUT = "missing_payout"
    MISSING_COLLECTION = "missing_collection"
    REJECTED_BUT_CONFIRMED = "rejected_but_confirmed"
    PAID_BUT_FAILED = "paid_but_failed"
    PAID_BUT_CANCELLED = "paid_but_cancelled"
    PAID_BUT_UNKNOWN = "paid_but_unknown"
    PAID_BUT_PLANNED = "paid_but_planned"
    # … with whom
    WRONG_PARTY = "wrong_party"
    WRONG_ACCOUNT = "wrong_account"
    REFERENCE_DIFFERS = "reference_differs"
    OTHER_SETTLEMENT_ACCOUNT = "other_settlement_account"
    # Money that came back
    RETURNED_PAYOUT = "returned_payout"
    RETURNED_COLLECTION = "returned_collection"
    RETURN_PARTIAL = "return_partial"
    RETURNED_TWICE = "returned_twice"
    RETURN_WITHOUT_ORIGIN = "return_without_origin"
    CHARGEBACK = "chargeback"
    CHARGEBACK_WITHOUT_ORIGIN = "chargeback_without_origin"
    REFUND_WITHOUT_ORIGIN = "refund_without_origin"
    # Fees and interest
    FEE_TAKEN = "fee_taken"
    FEE_DIFFERS = "fee_differs"
    FEE_UNEXPECTED = "fee_unexpected"
    FEE_TWICE = "fee_twice"
    INTEREST_CREDITED = "interest_credited"
    # Money without an order
    UNMATCHED_INCOMING = "unmatched_incoming"
    UNKNOWN_REFERENCE_IN = "unknown_reference_in"
    UNKNOWN_REFERENCE_OUT = "unknown_reference_out"
    UNKNOWN_OUTGOING = "unknown_outgoing"
    MERGED = "merged"
    MERGED_DIFFERS = "merged_differs"
    FOREIGN_CURRENCY = "foreign_currency"
    REJECTED_UNKNOWN = "rejected_unknown"
    # The books
    NOT_BOOKED = "not_booked"
    BOOKED_TWICE = "booked_twice"
    BOOKED_AMOUNT_DIFFERS = "booked_amount_differs"
    BOOKED_WRONG_SIGN = "booked_wrong_sign"
    BOOKED_CURRENCY_DIFFERS = "booked_currency_differs"
    BOOKED_WRONG_ACCOUNT = "booked_wrong_account"
    BOOKED_WRONG_BRANCH = "booked_wrong_branch"
    BOOKED_WRONG_DAY = "booked_wrong_day"
    BOOKING_REVERSED = "booking_reversed"
    BOOKED_UNCONFIRMED = "booked_unconfirmed"
    BOOKED_WITHOUT_ORDER = "booked_without_order"
    # The statement itself
    OPENING_DIFFERS = "opening_differs"
    CLOSING_DIFFERS = "closing_differs"


class Severity(StrEnum):
    """INFO: nothing is wrong with the money. CRITICAL: money may be lost."""

    INFO = "info"
    WARNING = "warning"
    SERIOUS = "serious"
    CRITICAL = "critical"


class NoEntry(StrEnum):
    """Why nothing is booked."""

    NOTHING_TO_BOOK = "nothing_to_book"
    """The sums agree."""
    WAIT_FOR_BANK = "wait_for_bank"
    """The money is on its way: the break is carried to the next day."""
    QUERY_ORDER = "query_order"
    """The order is asked about; its own answer books it."""
    ASK_BANK = "ask_bank"
    """Only the bank can say what is right."""


class BreakState(StrEnum):
    """Where a break is. MATCHED: the money came on a later day. GONE: a later run of the same day
    does not find it any more."""

    OPEN = "open"
    PROPOSED = "proposed"
    POSTED = "posted"
    REVERSED = "reversed"
    EXPLAINED = "explained"
    CARRIED = "carried"
    MATCHED = "matched"
    GONE = "gone"


DEALT_WITH: Final = frozenset(
    {BreakState.POSTED, BreakState.EXPLAINED, BreakState.MATCHED, BreakState.GONE}
)
"""Nobody has to do anything about it any more."""


class Contra(StrEnum):
    """What stands on the other side of the clearing account.

    OPEN_ITEM by its sign: a debit is a claim (somebody owes us), a credit waits in suspense (we
    owe somebody). SETTLES is its opposite: it closes an open item that was booked before.
    """

    OPEN_ITEM = "open_item"
    SETTLES = "settles"
    CHARGES = "charges"
    DIFFERENCE = "difference"
    CLEARING = "clearing"
    """The clearing account itself, at another branch."""
