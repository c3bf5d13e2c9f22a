"""What collections hear of the outbox, in the transaction that marks the messages as told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.collections.jobs import DAY, SETTLE
from xindai.loans.events import LOAN_CHANGED
from xindai.platform.db import Tx
from xindai.platform.jobs.api import enqueue
from xindai.platform.jobs.events import JOB_PROGRESS
from xindai.platform.outbox import Message

_CONCERNED: Final = """
SELECT DISTINCT customer_id FROM collection_case
WHERE customer_id = ANY($1::uuid[]) AND (status = 'open'
    OR closed_on > (SELECT current_on FROM business_day) - 90)
"""


async def hear(tx: Tx, messages: Sequence[Message]) -> None:
    """Loans that changed settle their customers' cases; a day that was closed starts ours.

    A job without a key a message: one that runs already may have looked before this change.
    """
    changed = {UUID(m.payload["customerId"]) for m in messages if m.topic == LOAN_CHANGED}
    if changed:
        for row in await tx.rows(_CONCERNED, list(changed)):
            await enqueue(tx, SETTLE, {"customerId": str(row["customer_id"])})
    if any(
        m.topic == JOB_PROGRESS
        and (m.payload["kind"], m.payload["status"]) == ("end_of_day", "done")
        for m in messages
    ):
        await enqueue(tx, DAY, {})
