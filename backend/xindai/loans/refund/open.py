"""While money is on its way back, nothing may use up the credit that it is taken from."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.engine.events import EventType
from xindai.loans.errors import loan_in_refund
from xindai.platform.db import Tx

_IS_OPEN: Final = """
SELECT EXISTS (SELECT FROM loan_refund WHERE loan_id = $1 AND status = 'open')
"""
HARMLESS: Final = frozenset({EventType.REPAY, EventType.PREPAY, EventType.NON_ACCRUAL})
"""Verbs that take no credit away, whatever their value date."""


async def check_no_refund(tx: Tx, loan_id: UUID) -> None:
    """Refuses LOAN_REFUND_EXISTS; the loan is locked."""
    if await tx.value(_IS_OPEN, loan_id):
        raise loan_in_refund()
