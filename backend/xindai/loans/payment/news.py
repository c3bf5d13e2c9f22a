"""News of a payment by card, as its row stands in this transaction."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.loans.events import LOAN_PAYMENT_CHANGED, LoanPaymentChanged
from xindai.loans.payment.types import LoanPaymentStatus
from xindai.platform import outbox
from xindai.platform.db import Tx

_ROW: Final = """
SELECT p.id AS payment_id, p.number, p.loan_id, p.customer_id, l.branch_id, p.event_id,
    o.amount_minor, o.currency, p.failure_code, p.version
FROM loan_payment p JOIN loan l ON l.id = p.loan_id JOIN payment_order o ON o.id = p.order_id
WHERE p.id = $1
"""


async def tell(tx: Tx, payment_id: UUID, status: LoanPaymentStatus) -> None:
    """Leaves the message."""
    row = await tx.row(_ROW, payment_id)
    assert row is not None  # written in this transaction
    news = LoanPaymentChanged(**dict(row), status=status.value)
    await outbox.add(tx, LOAN_PAYMENT_CHANGED, str(payment_id), news.to_json())
