"""Send an order: first the request id is committed, then the bank is called, once for ever.

Killed before the commit, the order is still planned and the next worker sends it. Killed after it,
nobody sends it again: whether the bank has it is a question (actions/query.py).
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from xindai.payments.actions.move import lock, move
from xindai.payments.actions.query import ask_later, hear
from xindai.payments.channel import BatchChannel, PaymentChannel, PayRequest
from xindai.payments.models import NAME, NUMBER
from xindai.payments.rules import Event, Finding
from xindai.payments.types import PaymentKind, PaymentStatus
from xindai.platform import crypto
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work
from xindai.platform.settings import load_settings

MOST_IN_A_FILE: Final = 500
ACTOR: Final = system_actor("payments")
_TAKE: Final = """
UPDATE payment_order SET request_id = $2, sent_at = now(), valid_until = now() + $3, status = 'sent'
WHERE id = $1 AND status = 'planned' AND request_id IS NULL RETURNING *
"""
_ALSO: Final = """
SELECT id FROM payment_order
WHERE status = 'planned' AND kind = $1 AND currency = $2 AND id <> $3
ORDER BY id LIMIT $4 FOR NO KEY UPDATE SKIP LOCKED
"""


async def send(work: Work, channel: PaymentChannel) -> None:
    """The job `payment_send`; an order that is not planned any more is left alone."""
    order_id = UUID(work.payload["order"])
    async with work.transaction() as tx:
        request = await _take(tx, order_id)
    if request is None:
        return
    answer = await channel.send(request)
    async with work.end() as tx:
        await hear(tx, ACTOR, await lock(tx, order_id), answer, "send")


async def send_batch(work: Work, channel: BatchChannel) -> None:
    """The job `payment_send` of a bank that takes files: what else is planned goes into the same
    one. The jobs of the others will find that their orders are not planned any more."""
    order_id = UUID(work.payload["order"])
    async with work.transaction() as tx:
        request = await _take(tx, order_id)
        if request is None:
            return
        given = (request.kind.value, request.currency, order_id, MOST_IN_A_FILE - 1)
        ids = [order_id, *[row["id"] for row in await tx.rows(_ALSO, *given)]]
        others = [await _take(tx, other) for other in ids[1:]]
        requests = [request, *[one for one in others if one is not None]]
    answers = await channel.send_many(requests)
    async with work.end() as tx:
        for one, answer in zip(ids, answers, strict=True):
            await hear(tx, ACTOR, await lock(tx, one), answer, "send")


async def _take(tx: Tx, order_id: UUID) -> PayRequest | None:
    """The one request of this order, now or never."""
    row = await lock(tx, order_id)
    if row["status"] != PaymentStatus.PLANNED:
        return None
    settings = load_settings()
    # Random, not by time: nobody can guess the request id of a payment that is on its way.
    sent = await tx.row(_TAKE, order_id, uuid4(), timedelta(seconds=settings.bank_valid_seconds))
    await move(tx, ACTOR, row, Finding(Event.SEND), "send")
    await ask_later(tx, order_id, 0, timedelta(seconds=settings.bank_query_seconds))
    return await _request(tx, sent)


async def _request(tx: Tx, row: Any) -> PayRequest:
    sealer, record = await crypto.keys(tx), str(row["id"])
    return PayRequest(
        kind=PaymentKind(row["kind"]),
        request_id=row["request_id"],
        amount_minor=row["amount_minor"],
        currency=row["currency"],
        payee_name=sealer.open(row["payee_name_sealed"], NAME.table, record, NAME.field),
        payee_number=sealer.open(row["payee_number_sealed"], NUMBER.table, record, NUMBER.field),
        payee_bank=row["payee_bank"],
        remark=row["number"],
        valid_until=row["valid_until"],
    )
