"""Show a person in full, once, to somebody who says why."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from xindai.customers.errors import customer_not_found, reason_missing
from xindai.customers.permissions import REVEAL
from xindai.customers.queries import VISIBLE
from xindai.customers.sealing import opened
from xindai.customers.types import Revealed
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require


async def reveal(actor: Actor, customer_id: UUID, reason: str, idempotency_key: str) -> Revealed:
    """Name, phone and ID number; refuses REASON_MISSING, CUSTOMER_NOT_FOUND.

    Audited once per key; nothing of what is shown is kept, a repetition opens the row again.
    """
    require(actor, REVEAL)
    key = idempotency.check_key(idempotency_key)
    why = reason.strip()[:200]
    if len(why) < 2 or not why.isprintable():
        raise reason_missing()
    async with db.transaction() as tx:
        row = await tx.row(f"SELECT c.* {VISIBLE} WHERE c.id = $3", *actor.scope(), customer_id)
        if row is None:
            raise customer_not_found()

        async def act() -> dict[str, Any]:
            subject = f"customer/{customer_id}"
            await audit.append(tx, actor, REVEAL.code, subject, {"reason": why})
            return {}

        given = {"customerId": str(customer_id), "reason": why}
        answer = await idempotency.run(tx, actor, REVEAL.code, key, given, act)
        revealed = opened(await crypto.keys(tx), row)
    answer.value()
    return revealed
