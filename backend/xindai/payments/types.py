"""Values of payments that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class PaymentKind(StrEnum):
    """Which way the money goes: to an account, from one that its owner lets us draw on, or back to
    the account of a customer who has paid too much."""

    PAYOUT = "payout"
    COLLECTION = "collection"
    REFUND = "refund"


class PaymentStatus(StrEnum):
    """Where an order is. CONFIRMED and FAILED are for good; UNKNOWN is only asked about."""

    PLANNED = "planned"
    SENT = "sent"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    UNKNOWN = "unknown"


OPEN: frozenset[PaymentStatus] = frozenset({PaymentStatus.SENT, PaymentStatus.UNKNOWN})
"""The bank may have the request: money may be gone, or may yet go."""
SETTLED: frozenset[PaymentStatus] = frozenset({PaymentStatus.CONFIRMED, PaymentStatus.FAILED})


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewOrder:
    """Money to be sent to somebody's account, or taken from it; `payee_*` is that account, whose
    name and number are plain here, sealed when stored.

    `subject` is what it is for ("disbursement/UUID"), `settle_kind` the kind of job that is left
    with {"order": UUID} when the order is settled. One of customer and merchant is paid (of
    money in suspense, whoever sent it); only a customer pays.
    """

    kind: PaymentKind
    purpose: str
    subject: str
    branch_id: UUID
    customer_id: UUID | None
    merchant_id: UUID | None
    payee_name: str
    payee_number: str
    payee_bank: str | None
    amount_minor: int
    currency: str
    settle_kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderView:
    """An order. `payee_*` is the account at the other end, masked: a payout goes there, a
    collection comes from it. `attempts` counts the calls of the bank."""

    id: UUID
    number: str
    kind: PaymentKind
    purpose: str
    subject: str
    branch_id: UUID
    customer_id: UUID | None
    merchant_id: UUID | None
    payee_name: str
    payee_number: str
    payee_bank: str | None
    amount_minor: int
    currency: str
    status: PaymentStatus
    request_id: UUID | None
    bank_reference: str | None
    failure_code: str | None
    attempts: int
    version: int
    created_by: str
    created_at: datetime
    sent_at: datetime | None
    valid_until: datetime | None
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderEventView:
    """One step of an order: what happened, and what the bank said."""

    event: str
    status_before: str | None
    status_after: str
    source: str
    code: str | None
    actor: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderFilter:
    """Which orders; None leaves a criterion out. `number` is a prefix."""

    kind: PaymentKind | None = None
    status: PaymentStatus | None = None
    number: str | None = None
    customer_id: UUID | None = None
    subject: str | None = None


@dataclass(frozen=True, slots=True)
class OrderPage:
    """`cursors[i]` continues behind `orders[i]`."""

    orders: tuple[OrderView, ...]
    cursors: tuple[str, ...]
    has_next: bool


def order_view(row: Mapping[str, Any]) -> OrderView:
    """From the columns of `queries.COLUMNS`."""
    cells = {name: row[name] for name in OrderView.__slots__}
    return OrderView(
        **cells | {"kind": PaymentKind(cells["kind"]), "status": PaymentStatus(cells["status"])}
    )
