"""Reads of contracts. The first step of each is the actor's branch subtree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.contracts.permissions import READ
from xindai.contracts.types import ContractView
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

_BY_ID: Final = f"""
SELECT t.id, t.number, t.customer_id, t.product_version_id, t.signed_on, t.principal_minor,
    t.currency, t.rate_annual::text AS annual_rate, t.instalment_count, t.terms, t.source
FROM contract t JOIN customer c ON c.id = t.customer_id
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
WHERE t.id = ANY($3::uuid[])
"""


async def contracts_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ContractView]:
    """The visible ones of these contracts, in one statement."""
    require(actor, READ)
    rows = await db.pool().fetch(_BY_ID, *actor.scope(), list(ids))
    return {r["id"]: ContractView(**dict(r)) for r in rows}
