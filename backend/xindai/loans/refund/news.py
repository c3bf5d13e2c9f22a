"""News of a refund, as its row stands in this transaction."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.loans.events import LOAN_REFUND_CHANGED, LoanRefundChanged
from xindai.loans.refund.types import LoanRefundStatus
from xindai.platform import outbox
from xindai.platform.db import Tx

_ROW: Final = """
SELECT r.id AS refund_id, r.number, r.loan_id, r.customer_id, l.branch_id, r.event_id,
    o.amount_minor, o.currency, r.failure_code, r.version
FROM loan_refund r JOIN loan l ON l.id = r.loan_id JOIN payment_order o ON o.id = r.order_id
WHERE r.id = $1
"""


async def tell(tx: Tx, refund_id: UUID, status: LoanRefundStatus) -> None:
    """Leaves the message."""
    row = await tx.row(_ROW, refund_id)
    assert row is not None  # written in this transaction
    news = LoanRefundChanged(**dict(row), status=status.value)
    await outbox.add(tx, LOAN_REFUND_CHANGED, str(refund_id), news.to_json())
