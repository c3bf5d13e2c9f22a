"""Money goes into suspense with the entry of its break, and out when that is reversed."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.payments.errors import suspense_state
from xindai.payments.reconciliation.kinds import BreakKind
from xindai.payments.reconciliation.suspense.types import SuspenseState
from xindai.platform.db import Tx

SUSPENSE_KINDS: Final = frozenset(
    {
        BreakKind.UNMATCHED_INCOMING,
        BreakKind.UNKNOWN_REFERENCE_IN,
        BreakKind.DUPLICATE_COLLECTION,
        BreakKind.PAID_BUT_FAILED,
        BreakKind.PAID_BUT_CANCELLED,
    }
)
_KEEP: Final = """
INSERT INTO suspense_item (id, number, origin_id, line_id, account_id, branch_id, amount_minor,
    currency, received_on)
VALUES ($1, number_with_check('GZ', nextval('suspense_item_number')), $2, $3, $4, $5, $6, $7, $8)
"""
_LOCK: Final = "SELECT id, state FROM suspense_item WHERE origin_id = $1 FOR NO KEY UPDATE"
_REMOVE: Final = """
UPDATE suspense_item SET state = 'removed', version = version + 1 WHERE id = $1
"""


async def keep(tx: Tx, row: Any) -> None:
    """The money of a posted break, where it came in with one line."""
    if row["difference_minor"] > 0 and len(row["line_ids"]) == 1:
        about = (row["id"], row["line_ids"][0], row["account_id"], row["branch_id"])
        amount = (row["difference_minor"], row["currency"], row["run_on"])
        await tx.execute(_KEEP, new_id(), *about, *amount)


async def remove(tx: Tx, break_id: UUID) -> None:
    """Refuses SUSPENSE_STATE for what does not wait any more."""
    row = await tx.row(_LOCK, break_id)
    if row is None:
        return
    if row["state"] != SuspenseState.WAITING:
        raise suspense_state(row["state"])
    await tx.execute(_REMOVE, row["id"])
