"""The three sides of a reconciliation as values. Amounts are minor units as the lender's account
sees them: above zero came in, below zero went out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from uuid import UUID

from xindai.payments.reconciliation.kinds import BreakKind
from xindai.payments.types import PaymentKind, PaymentStatus


class LineKind(StrEnum):
    """What the bank says a line is."""

    PAYMENT = "payment"
    COLLECTION = "collection"
    TRANSFER = "transfer"
    FEE = "fee"
    RETURN = "return"
    CHARGEBACK = "chargeback"
    REFUND = "refund"
    INTEREST = "interest"


class LineStatus(StrEnum):
    """Only a booked line has moved money."""

    BOOKED = "booked"
    PENDING = "pending"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLine:
    """A line of a statement. `original` is the bank's reference of what a return, chargeback or
    refund undoes; `party` and `tail` are the other end: a keyed hash of the name, the account's
    last four digits."""

    id: UUID
    line_no: int
    booked_on: date
    value_on: date
    kind: LineKind
    status: LineStatus
    amount_minor: int
    currency: str
    reference: str
    request_id: UUID | None = None
    remark: str = ""
    original: str | None = None
    party: bytes | None = None
    tail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderSide:
    """A payment order. `on` is the day it was settled (sent, while it is open); `account_id` the
    settlement account that it belongs to, `earlier_minor` what statements of earlier days have
    booked for it, signed."""

    id: UUID
    number: str
    kind: PaymentKind
    status: PaymentStatus
    amount_minor: int
    currency: str
    on: date
    account_id: UUID | None
    branch_id: UUID
    merchant_id: UUID | None = None
    request_id: UUID | None = None
    bank_reference: str | None = None
    is_cancelled: bool = False
    earlier_minor: int = 0
    is_after_cut_off: bool = False
    party: bytes | None = None
    tail: str | None = None

    @property
    def signed_minor(self) -> int:
        """As the lender's account sees it."""
        return self.amount_minor if self.kind is PaymentKind.COLLECTION else -self.amount_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """An entry of the journal: what it moved on the clearing account (None: it left the clearing
    account alone), for which order. A reversal is a booking of its own."""

    entry_id: UUID
    order_id: UUID | None
    on: date
    cash_minor: int | None
    currency: str
    branch_id: UUID | None
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What was agreed with the bank about a settlement account, and its day. `opening_minor` is
    what the last statement ended with."""

    account_id: UUID
    branch_id: UUID
    currency: str
    on: date
    payout_fee_minor: int = 0
    collection_fee_minor: int = 0
    rounding_minor: int = 5
    previous_closing_minor: int | None = None

    def fee_minor(self, kind: PaymentKind) -> int:
        """The agreed fee of one payment."""
        return self.payout_fee_minor if kind is PaymentKind.PAYOUT else self.collection_fee_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A statement's own sums."""

    opening_minor: int | None
    closing_minor: int | None
    booked_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Everything a run compares. `absences` are sums that the clearing account was moved by on
    earlier days because an order's money was not there, by order; `returned` the bank's references
    of what came back on earlier days."""

    terms: Terms
    lines: tuple[BankLine, ...]
    orders: tuple[OrderSide, ...]
    bookings: tuple[Booking, ...]
    sheets: tuple[Sheet, ...] = ()
    absences: Mapping[UUID, int] = field(default_factory=dict)
    returned: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A break. `difference_minor` is what the bank has and the books have not; an entry moves the
    clearing account by it. `agreed_minor` is the part of it that was agreed (fees)."""

    kind: BreakKind
    lines: tuple[UUID, ...] = ()
    order: OrderSide | None = None
    entries: tuple[UUID, ...] = ()
    bank_minor: int | None = None
    order_minor: int | None = None
    ledger_minor: int | None = None
    difference_minor: int = 0
    agreed_minor: int = 0
    currency: str
    other_currency: str | None = None
    branch_id: UUID
    other_branch_id: UUID | None = None

    @property
    def fingerprint(self) -> str:
        """The same for the same break, however often the day is run."""
        of = str(self.order.id) if self.order else ""
        what = ",".join([of, *sorted(map(str, self.lines)), *sorted(map(str, self.entries))])
        return blake2b(f"{self.kind.value}:{what}".encode(), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run found: the breaks, which orders have all their money, and the sums."""

    breaks: tuple[Found, ...]
    arrived: frozenset[UUID]
    clean: int
    """Lines and orders that agree in everything."""
