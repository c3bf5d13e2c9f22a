"""News of payments, for the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xindai.payments.permissions import READ, RECONCILIATION_READ
from xindai.platform.news import News
from xindai.platform.topics import topic

PAYMENT_CHANGED: Final = "payment.changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentChanged(News):
    """An order has another status, or the bank was heard of it; amounts in minor units."""

    order_id: UUID
    number: str
    branch_id: UUID
    subject: str
    status: str
    amount_minor: int
    currency: str
    failure_code: str | None
    version: int


RECONCILIATION_CHANGED: Final = "reconciliation.changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationChanged(News):
    """A run has ended, or something was done about one of its breaks."""

    run_id: UUID
    number: str
    account_id: UUID
    branch_id: UUID
    run_on: date
    status: str
    break_count: int
    open_count: int
    version: int


MESSAGES: Final[Mapping[str, type]] = {
    PAYMENT_CHANGED: PaymentChanged,
    RECONCILIATION_CHANGED: ReconciliationChanged,
}
"""What readers of the outbox may find, by topic."""

topic(PAYMENT_CHANGED, PaymentChanged, READ, "支付指令变动", "A payment order changed")
topic(
    RECONCILIATION_CHANGED,
    ReconciliationChanged,
    RECONCILIATION_READ,
    "对账变动",
    "A reconciliation run changed",
)
