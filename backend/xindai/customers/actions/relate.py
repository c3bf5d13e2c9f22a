"""How two customers stand to each other."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.customers.actions.command import lock_customer, note, once
from xindai.customers.errors import (
    customer_not_found,
    other_not_found,
    relation_exists,
    relation_not_found,
    relation_to_self,
)
from xindai.customers.permissions import CHANGE
from xindai.customers.queries import VISIBLE
from xindai.customers.types.known import DIRECTED, RelationKind
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.actor import Actor, in_scope
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

ADD: Final = "customer.relation_add"
END: Final = "customer.relation_end"
_ADD: Final = """
INSERT INTO customer_relation (id, customer_id, other_id, kind, added_by)
VALUES ($1, $2, $3, $4, $5)
"""
_END: Final = f"""
UPDATE customer_relation r SET ended_at = now() WHERE r.id = $3 AND r.ended_at IS NULL
AND EXISTS (SELECT {VISIBLE} WHERE c.id = r.customer_id)
AND EXISTS (SELECT FROM customer o JOIN branch ob ON ob.id = o.branch_id
    AND {in_scope("ob.path", "o.id")} WHERE o.id = r.other_id)
RETURNING r.customer_id, r.other_id
"""


async def add_relation(
    actor: Actor, customer_id: UUID, other_id: UUID, kind: RelationKind, idempotency_key: str
) -> UUID:
    """The relation; both must be the actor's to see.

    Refuses CUSTOMER_NOT_FOUND, CUSTOMER_RELATION_TO_SELF, CUSTOMER_RELATION_EXISTS.
    """
    require(actor, CHANGE)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        # In the order of their ids, so that two such commands never wait for each other.
        for each in sorted({customer_id, other_id}):
            try:
                await lock_customer(tx, actor, each)
            except Refusal as no:
                raise (customer_not_found() if each == customer_id else other_not_found()) from no
        if customer_id == other_id:
            raise relation_to_self()
        pair = (customer_id, other_id) if kind in DIRECTED else sorted((customer_id, other_id))
        relation_id = new_id()
        try:
            async with tx.savepoint():
                await tx.execute(_ADD, relation_id, *pair, kind, actor.id)
        except UniqueViolationError:
            raise relation_exists() from None
        for each in pair:
            await note(tx, actor, ADD, each, {"relation": str(relation_id), "kind": kind})
        return {"relation": str(relation_id)}

    given = {"customer": customer_id, "other": other_id, "kind": kind}
    return UUID((await once(actor, ADD, idempotency_key, given, act))["relation"])


async def end_relation(actor: Actor, relation_id: UUID, idempotency_key: str) -> UUID:
    """The customer whose relation it was; it stays as history. CUSTOMER_RELATION_NOT_FOUND."""
    require(actor, CHANGE)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        row = await tx.row(_END, *actor.scope(), relation_id)
        if row is None:
            raise relation_not_found()
        for each in row:
            await note(tx, actor, END, each, {"relation": str(relation_id)})
        return {"customer": str(row["customer_id"])}

    given = {"relation": relation_id}
    return UUID((await once(actor, END, idempotency_key, given, act))["customer"])
