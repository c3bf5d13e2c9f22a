"""Reads of contracts. The first step of each is the actor's branch subtree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.contracts.permissions import READ
from xindai.contracts.types import ContractStatus, ContractView
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

VISIBLE: Final = f"""
SELECT t.id, t.number, t.customer_id, t.product_version_id, t.signed_on, t.principal_minor,
    t.currency, t.rate_annual::text AS annual_rate, t.instalment_count, t.terms, t.source,
    t.status, t.document_version, t.application_id, t.cancelled_at, t.cancel_reason
FROM contract t JOIN customer c ON c.id = t.customer_id
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
"""
_BY_ID: Final = f"{VISIBLE} WHERE t.id = ANY($3::uuid[])"
_OF_CUSTOMERS: Final = f"{VISIBLE} WHERE t.customer_id = ANY($3::uuid[]) ORDER BY t.number"


async def contracts_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ContractView]:
    """The visible ones of these contracts, in one statement."""
    require(actor, READ)
    rows = await db.pool().fetch(_BY_ID, *actor.scope(), list(ids))
    return {r["id"]: view_of(r) for r in rows}


async def contracts_of_customers(
    actor: Actor, customer_ids: Sequence[UUID]
) -> dict[UUID, list[ContractView]]:
    """The contracts of the visible ones of these customers, oldest first, in one statement."""
    require(actor, READ)
    out: dict[UUID, list[ContractView]] = {customer_id: [] for customer_id in customer_ids}
    for r in await db.pool().fetch(_OF_CUSTOMERS, *actor.scope(), list(customer_ids)):
        out[r["customer_id"]].append(view_of(r))
    return out


def view_of(row: Any) -> ContractView:
    """The value of a row of VISIBLE."""
    return ContractView(**dict(row) | {"status": ContractStatus(row["status"])})
