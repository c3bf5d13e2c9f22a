"""Our own opinion of a customer; every one of them stays."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.customers.actions.command import lock_customer, note, once
from xindai.customers.permissions import RATE
from xindai.customers.rules import plain_text
from xindai.customers.types.known import Grade
from xindai.kernel.ids import new_id
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

LONGEST_REASON: Final = 200
_ADD: Final = """
INSERT INTO customer_rating (id, customer_id, grade, reason, rated_by) VALUES ($1, $2, $3, $4, $5)
"""


async def rate(
    actor: Actor, customer_id: UUID, grade: Grade, reason: str, idempotency_key: str
) -> UUID:
    """The customer; refuses CUSTOMER_NOT_FOUND and INVALID_TEXT for a reason that is none."""
    require(actor, RATE)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        await lock_customer(tx, actor, customer_id)
        why = plain_text(reason, LONGEST_REASON, "reason")
        await tx.execute(_ADD, new_id(), customer_id, grade, why, actor.id)
        await note(tx, actor, RATE.code, customer_id, {"grade": grade})
        return {"customer": str(customer_id)}

    given = {"customer": customer_id, "grade": grade, "reason": reason}
    return UUID((await once(actor, RATE.code, idempotency_key, given, act))["customer"])
