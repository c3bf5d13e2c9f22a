"""News of runs, for the outbox."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.payments.events import RECONCILIATION_CHANGED, ReconciliationChanged
from xindai.platform import outbox
from xindai.platform.db import Tx

_ROW: Final = """
SELECT r.id AS run_id, r.number, r.account_id, a.branch_id, r.run_on, r.status, r.break_count,
    r.version, (SELECT count(*) FROM reconciliation_break b WHERE b.run_id = r.id
        AND b.state IN ('open', 'proposed', 'carried', 'reversed')) AS open_count
FROM reconciliation_run r JOIN settlement_account a ON a.id = r.account_id WHERE r.id = $1
"""
_TOUCH: Final = "UPDATE reconciliation_run SET version = version + 1 WHERE id = $1"


async def tell_run(tx: Tx, run_id: UUID, *, changed: bool = False) -> None:
    """Leaves the message; `changed`: one of its breaks has, and the run's version with it."""
    if changed:
        await tx.execute(_TOUCH, run_id)
    row = await tx.row(_ROW, run_id)
    assert row is not None  # written in this transaction
    news = ReconciliationChanged(**dict(row))
    await outbox.add(tx, RECONCILIATION_CHANGED, str(run_id), news.to_json())
