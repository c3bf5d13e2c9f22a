"""Reads of bank cards, masked. The first step is the row scope of customers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.customers.permissions import READ
from xindai.customers.queries import VISIBLE
from xindai.customers.types import BankCardView
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

_CARDS: Final = f"""
SELECT k.customer_id, k.id, k.number_masked, k.bank_name, k.is_default, k.bound_at
{VISIBLE} JOIN bank_card k ON k.customer_id = c.id AND k.unbound_at IS NULL
WHERE c.id = ANY($3::uuid[]) ORDER BY k.id
"""


async def bank_cards_of_customers(
    actor: Actor, customer_ids: Sequence[UUID]
) -> dict[UUID, list[BankCardView]]:
    """The bound cards of the visible ones of these customers, oldest first, in one statement."""
    require(actor, READ)
    out: dict[UUID, list[BankCardView]] = {customer_id: [] for customer_id in customer_ids}
    for customer_id, *cells in await db.pool().fetch(_CARDS, *actor.scope(), list(customer_ids)):
        out[customer_id].append(BankCardView(*cells))
    return out
