"""What becomes of a debit: paid, or failed and perhaps tried again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.loans.debit.news import tell_debit
from xindai.platform.db import Tx
from xindai.products import api as products
from xindai.products.api import DebitPolicy

_OF_PAYMENT: Final = """
SELECT d.id, d.attempt, l.product_id FROM loan_debit d JOIN loan l ON l.id = d.loan_id
WHERE d.payment_id = $1 AND d.status = 'paying'
"""
_PAID: Final = """
UPDATE loan_debit SET status = 'paid', settled_at = now(), version = version + 1 WHERE id = $1
"""
_FAILED: Final = """
UPDATE loan_debit SET status = 'failed', failure_code = $2, settled_at = now(),
    next_try_at = now() + $3::interval, version = version + 1
WHERE id = $1
"""


def wait_after(policy: DebitPolicy, attempt: int, code: str) -> timedelta | None:
    """How long after try `attempt` failed with `code` the next follows; None: none does."""
    if code not in policy.retry_codes or attempt > len(policy.retry_hours):
        return None
    return timedelta(hours=policy.retry_hours[attempt - 1])


async def payment_settled(tx: Tx, payment_id: UUID, today: date, code: str | None) -> None:
    """The debit behind a payment by card, if there is one; `code` None: the money came."""
    row = await tx.row(_OF_PAYMENT, payment_id)
    if row is None:
        return
    if code is None:
        await tx.execute(_PAID, row["id"])
        await tell_debit(tx, row["id"])
        return
    policies = await products.servicing(tx, today)
    await fail(tx, row, code, wait_after(policies[row["product_id"]].debit, row["attempt"], code))


async def fail(tx: Tx, row: Any, code: str, wait: timedelta | None) -> None:
    """The debit `row["id"]` ends here; after `wait` another try may be planned."""
    await tx.execute(_FAILED, row["id"], code, wait)
    await tell_debit(tx, row["id"])
