"""A customer's monthly income, expenses and obligations, each with the paper that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from xindai.customers.actions.command import lock_customer, note, once, require_change
from xindai.customers.errors import amount_not_found, document_not_found, too_many_amounts
from xindai.customers.queries import VISIBLE
from xindai.customers.rules import check_amount
from xindai.customers.types.known import NewAmount
from xindai.kernel.ids import new_id
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

ADD: Final = "customer.amount_add"
REMOVE: Final = "customer.amount_remove"
STATE: Final = "customer.amounts_state"
MOST: Final = 50
_COUNT: Final = """
SELECT count(*) FROM customer_monthly_amount WHERE customer_id = $1 AND removed_at IS NULL
"""
_PAPER: Final = "SELECT true FROM customer_document WHERE id = $1 AND customer_id = $2"
_ADD: Final = """
INSERT INTO customer_monthly_amount (id, customer_id, side, kind, amount_minor, currency,
    document_id, added_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""
_OF: Final = f"""
SELECT a.customer_id {VISIBLE}
JOIN customer_monthly_amount a ON a.customer_id = c.id WHERE a.id = $3 AND a.removed_at IS NULL
"""
_REMOVE: Final = """
UPDATE customer_monthly_amount SET removed_at = now() WHERE id = $1 AND removed_at IS NULL
"""
_TAKE_BACK: Final = """
UPDATE customer_monthly_amount SET removed_at = now()
WHERE customer_id = $1 AND added_by = $2 AND removed_at IS NULL
"""


async def add_amount(
    actor: Actor, customer_id: UUID, amount: NewAmount, idempotency_key: str
) -> UUID:
    """The amount; CUSTOMER_AMOUNT_KIND_WRONG, CUSTOMER_DOCUMENT_NOT_FOUND, too many."""
    require_change(actor)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        await lock_customer(tx, actor, customer_id)
        amount_id = await _add(tx, actor, customer_id, amount)
        about = {"amount": str(amount_id), "side": amount.side, "kind": amount.kind}
        await note(tx, actor, ADD, customer_id, about)
        return {"amount": str(amount_id)}

    given = {"customer": customer_id, **asdict(amount)}
    return UUID((await once(actor, ADD, idempotency_key, given, act))["amount"])


async def remove_amount(actor: Actor, amount_id: UUID, idempotency_key: str) -> UUID:
    """The customer; the amount stays as history. CUSTOMER_AMOUNT_NOT_FOUND."""
    require_change(actor)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        customer_id = await tx.value(_OF, *actor.scope(), amount_id)
        if customer_id is None or not await tx.execute(_REMOVE, amount_id):
            raise amount_not_found()
        await note(tx, actor, REMOVE, customer_id, {"amount": str(amount_id)})
        return {"customer": str(customer_id)}

    given = {"amount": amount_id}
    return UUID((await once(actor, REMOVE, idempotency_key, given, act))["customer"])


async def state_amounts(
    actor: Actor, customer_id: UUID, amounts: Sequence[NewAmount], idempotency_key: str
) -> UUID:
    """The customer: this is what he states from now on, besides what others have written down."""
    require_change(actor)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        await lock_customer(tx, actor, customer_id)
        await tx.execute(_TAKE_BACK, customer_id, actor.id)
        for amount in amounts:
            await _add(tx, actor, customer_id, amount)
        await note(tx, actor, STATE, customer_id, {"count": len(amounts)})
        return {"customer": str(customer_id)}

    given = {"customer": customer_id, "amounts": [asdict(each) for each in amounts]}
    return UUID((await once(actor, STATE, idempotency_key, given, act))["customer"])


async def _add(tx: Tx, actor: Actor, customer_id: UUID, amount: NewAmount) -> UUID:
    check_amount(amount.side, amount.kind, amount.amount_minor)
    if amount.document_id and not await tx.value(_PAPER, amount.document_id, customer_id):
        raise document_not_found()
    if await tx.value(_COUNT, customer_id) >= MOST:
        raise too_many_amounts(MOST)
    amount_id = new_id()
    await tx.execute(
        _ADD,
        amount_id,
        customer_id,
        amount.side,
        amount.kind,
        amount.amount_minor,
        amount.currency,
        amount.document_id,
        actor.id,
    )
    return amount_id
