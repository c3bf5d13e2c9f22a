"""What early warning hears of the outbox, in the transaction that marks the messages as told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.credit_lines.events import LINE_CHANGED
from xindai.early_warning.holds import line_used_again
from xindai.early_warning.jobs import DAY, LOOK
from xindai.loans.events import LOAN_CHANGED, LOAN_PAYMENT_CHANGED, SERVICE_REQUEST_CHANGED
from xindai.origination.events import APPLICATION_CHANGED
from xindai.platform.db import Tx
from xindai.platform.jobs.api import enqueue
from xindai.platform.jobs.events import JOB_PROGRESS
from xindai.platform.outbox import Message

TOPICS: Final = frozenset(
    {LOAN_CHANGED, LOAN_PAYMENT_CHANGED, SERVICE_REQUEST_CHANGED, APPLICATION_CHANGED}
)
"""News of customers after which he is looked at again."""
_FROZEN: Final = "frozen"


async def hear(tx: Tx, messages: Sequence[Message]) -> None:
    """News of a customer start a look at him; a day that was closed, a look at everybody.

    A look says how things are, so hearing a message twice raises nothing twice.
    """
    people = {m.payload["customerId"] for m in messages if m.topic in TOPICS}
    if people:
        await enqueue(tx, LOOK, {"customerIds": sorted(people)})
    thawed = {
        UUID(m.payload["lineId"])
        for m in messages
        if m.topic == LINE_CHANGED and m.payload["status"] != _FROZEN
        and m.payload["type"] in ("unfreeze", "close")
    }  # fmt: skip
    if thawed:
        await line_used_again(tx, sorted(thawed))
    if any(
        m.topic == JOB_PROGRESS
        and (m.payload["kind"], m.payload["status"]) == ("end_of_day", "done")
        for m in messages
    ):
        await enqueue(tx, DAY, {})
