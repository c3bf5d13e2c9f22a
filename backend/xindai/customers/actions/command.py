"""What every command about a customer does first: who may, which row, once per key."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from xindai.customers.errors import customer_not_found, identity_missing
from xindai.customers.permissions import CHANGE
from xindai.customers.queries import VISIBLE
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import NOBODY_YET, Actor, ActorKind
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

Act = Callable[[Tx, FieldKeys], Awaitable[dict[str, Any]]]
"""Does it and gives what is kept beside the key: ids only, no personal data."""


def require_change(actor: Actor) -> None:
    """Staff need the permission; a borrower is narrowed to himself by row scope."""
    if actor.kind is not ActorKind.BORROWER:
        require(actor, CHANGE)


async def lock_customer(tx: Tx, actor: Actor, customer_id: UUID) -> Any:
    """The row, locked against other commands; CUSTOMER_NOT_FOUND, also for another branch's.

    A borrower who has not said who he is gets IDENTITY_MISSING.
    """
    if actor.kind is ActorKind.BORROWER and actor.customer_id == NOBODY_YET:
        raise identity_missing()
    sql = f"SELECT c.* {VISIBLE} WHERE c.id = $3 FOR NO KEY UPDATE OF c"
    row = await tx.row(sql, *actor.scope(), customer_id)
    if row is None:
        raise customer_not_found()
    return row


async def once(
    actor: Actor, operation: str, idempotency_key: str, given: Mapping[str, Any], act: Act
) -> dict[str, Any]:
    """The answer of `act`, which runs once per key in a transaction of its own.

    What is kept of the input is a keyed hash: it must not tell whom it was about.
    """
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        text = json.dumps(given, sort_keys=True, default=str, ensure_ascii=False)
        hashed = {"input": keys.index(text, f"given_{operation}").hex()}

        async def run() -> dict[str, Any]:
            return await act(tx, keys)

        answer = await idempotency.run(tx, actor, operation, key, hashed, run)
    return answer.value()


async def note(
    tx: Tx, actor: Actor, operation: str, customer_id: UUID, detail: Mapping[str, Any]
) -> None:
    """The audit record of something done about a customer; it is also a line of his timeline."""
    await audit.append(tx, actor, operation, f"customer/{customer_id}", detail)
