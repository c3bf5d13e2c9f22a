"""News of a disbursement, as its row stands in this transaction."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.loans.disbursement.types import DisbursementStatus
from xindai.loans.events import DISBURSEMENT_CHANGED, DisbursementChanged
from xindai.platform import outbox
from xindai.platform.db import Tx

_ROW: Final = """
SELECT d.id AS disbursement_id, d.number, d.contract_id, d.customer_id, c.branch_id, d.loan_id,
    d.failure_code, d.version
FROM disbursement d JOIN customer c ON c.id = d.customer_id WHERE d.id = $1
"""


async def tell(tx: Tx, disbursement_id: UUID, status: DisbursementStatus) -> None:
    """Leaves the message."""
    row = await tx.row(_ROW, disbursement_id)
    assert row is not None  # written in this transaction
    news = DisbursementChanged(**dict(row), status=status.value)
    await outbox.add(tx, DISBURSEMENT_CHANGED, str(disbursement_id), news.to_json())
