"""Ask the bank what became of a request, again and again, until it knows."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.payments.actions.move import lock, move
from xindai.payments.channel import Answer, PaymentChannel
from xindai.payments.rules import SentOrder, finding, query_wait
from xindai.payments.types import OPEN, PaymentStatus
from xindai.platform.actor import Actor, system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work, enqueue
from xindai.platform.settings import load_settings

ACTOR: Final = system_actor("payments")
QUERY: Final = "payment_query"


async def query(work: Work, channel: PaymentChannel) -> None:
    """The job `payment_query`. With "chain" it leaves the next one while the order stays open."""
    order_id = UUID(work.payload["order"])
    async with work.transaction() as tx:
        row = await lock(tx, order_id)
    if PaymentStatus(row["status"]) not in OPEN:
        return
    answer = await channel.query(row["request_id"])
    async with work.end() as tx:
        row = await lock(tx, order_id)
        status = await hear(tx, ACTOR, row, answer, "query")
        if status in OPEN and work.payload.get("chain"):
            calls = row["attempts"] + 1
            wait = query_wait(load_settings().bank_query_seconds, calls)
            await ask_later(tx, order_id, calls, wait)


async def hear(tx: Tx, actor: Actor, row: Any, answer: Answer, source: str) -> PaymentStatus:
    """An answer about a locked order that was sent."""
    sent = SentOrder(
        request_id=row["request_id"],
        amount_minor=row["amount_minor"],
        currency=row["currency"],
        valid_until=row["valid_until"],
    )
    return await move(tx, actor, row, finding(sent, answer), source)


async def ask_later(tx: Tx, order_id: UUID, calls: int, wait: timedelta) -> None:
    """The next link of the chain; its key differs from that of the job that leaves it."""
    payload = {"order": str(order_id), "chain": True}
    await enqueue(tx, QUERY, payload, key=f"{order_id}:{calls}", run_after=wait)


async def ask_now(tx: Tx, order_id: UUID, why: str, *, chain: bool = False) -> None:
    """One question besides the chain, or the first of a new one, however often somebody wants it
    at the same time."""
    payload = {"order": str(order_id), "chain": chain}
    await enqueue(tx, QUERY, payload, key=f"{order_id}:{why}")


_OPEN_BY_REQUEST: Final = """
SELECT id FROM payment_order WHERE request_id = $1 AND status IN ('sent', 'unknown')
"""


async def called_back(tx: Tx, request_id: UUID) -> bool:
    """The bank says that there is news of a request: it is asked. False: nothing is open there."""
    order_id = await tx.value(_OPEN_BY_REQUEST, request_id)
    if order_id is not None:
        await ask_now(tx, order_id, "callback")
    return order_id is not None
