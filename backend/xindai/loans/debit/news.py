"""News of mandates and debits, as their rows stand in this transaction."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.loans.events import (
    DEBIT_MANDATE_CHANGED,
    LOAN_DEBIT_CHANGED,
    DebitMandateChanged,
    LoanDebitChanged,
)
from xindai.platform import outbox
from xindai.platform.db import Tx

_MANDATE: Final = """
SELECT m.id AS mandate_id, m.number, m.loan_id, m.customer_id, c.branch_id, m.version
FROM debit_mandate m JOIN customer c ON c.id = m.customer_id WHERE m.id = $1
"""
_DEBIT: Final = """
SELECT d.id AS debit_id, d.loan_id, d.customer_id, l.branch_id, d.due_on, d.attempt, d.status,
    d.amount_minor, l.currency, d.failure_code, d.next_try_at IS NULL AS is_last, d.version
FROM loan_debit d JOIN loan l ON l.id = d.loan_id WHERE d.id = $1
"""


async def tell_mandate(tx: Tx, mandate_id: UUID, status: str) -> None:
    """signed or revoked."""
    row = await tx.row(_MANDATE, mandate_id)
    assert row is not None  # written in this transaction
    news = DebitMandateChanged(**dict(row), status=status)
    await outbox.add(tx, DEBIT_MANDATE_CHANGED, str(mandate_id), news.to_json())


async def tell_debit(tx: Tx, debit_id: UUID) -> None:
    """The debit as it is now."""
    row = await tx.row(_DEBIT, debit_id)
    assert row is not None  # written in this transaction
    await outbox.add(tx, LOAN_DEBIT_CHANGED, str(debit_id), LoanDebitChanged(**dict(row)).to_json())
