"""Background work of payments: sending, asking, and watching that nothing is forgotten."""

from __future__ import annotations

from typing import Final

from xindai.payments.actions.plan import SEND
from xindai.payments.actions.query import QUERY, ask_now, query
from xindai.payments.actions.send import send, send_batch
from xindai.payments.banks import bank
from xindai.payments.file_bank import FileBank
from xindai.payments.reconciliation.actions.run import run as reconcile
from xindai.payments.reconciliation.actions.start_run import JOB
from xindai.payments.reconciliation.suspense.send_back import SETTLE
from xindai.payments.reconciliation.suspense.send_back import settle as returned
from xindai.payments.types import PaymentStatus
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Kind, Schedule, Work, enqueue, in_one

_FORGOTTEN: Final = """
SELECT id, status FROM payment_order
WHERE status IN ('sent', 'unknown') AND next_query_at < now() - interval '2 minutes'
    OR status = 'planned' AND created_at < now() - interval '2 minutes'
LIMIT 500
"""


async def _send(work: Work) -> None:
    channel = bank()
    if isinstance(channel, FileBank):
        await send_batch(work, channel)
    else:
        await send(work, channel)


async def _query(work: Work) -> None:
    await query(work, bank())


async def watch(tx: Tx, _work: Work | None = None) -> None:
    """Takes up orders whose job became a dead letter: none stays open because a chain broke."""
    for row in await tx.rows(_FORGOTTEN):
        if row["status"] == PaymentStatus.PLANNED:
            order = str(row["id"])
            await enqueue(tx, SEND, {"order": order}, key=order)
        else:
            await ask_now(tx, row["id"], "watch", chain=True)


KINDS: Final = (
    Kind(SEND, _send, longest_wait_seconds=60),
    Kind(QUERY, _query, most_attempts=20, longest_wait_seconds=300),
    Kind(JOB, in_one(reconcile), most_attempts=5, longest_wait_seconds=300),
    Kind(SETTLE, in_one(returned), most_attempts=20, longest_wait_seconds=300),
    Kind("payment_watch", in_one(watch), most_at_once=1),
)
SCHEDULES: Final = (Schedule("payment_watch", "* * * * *", "payment_watch"),)
