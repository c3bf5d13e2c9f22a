"""Bind a bank card, remove one, choose the one that counts when nothing else is said."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, Final
from uuid import UUID

from xindai.customers.accounts import own_customer
from xindai.customers.banks import bank_of, mask_card, normal_card_number
from xindai.customers.errors import bank_card_exists, bank_card_not_found, too_many_bank_cards
from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

BIND: Final = "customer.bank_card_bind"
REMOVE: Final = "customer.bank_card_remove"
MAKE_DEFAULT: Final = "customer.bank_card_make_default"
MOST_CARDS: Final = 10
_ADD: Final = """
INSERT INTO bank_card (id, customer_id, number_sealed, number_masked, number_index, bank_name,
    is_default) VALUES ($1, $2, $3, $4, $5, $6, $7)
"""
_REMOVE: Final = """
UPDATE bank_card SET unbound_at = now(), is_default = false
WHERE id = $1 AND customer_id = $2 AND unbound_at IS NULL
"""
_OLDEST_IS_DEFAULT: Final = """
UPDATE bank_card SET is_default = true WHERE id = (
    SELECT id FROM bank_card WHERE customer_id = $1 AND unbound_at IS NULL ORDER BY id LIMIT 1)
AND NOT EXISTS (SELECT FROM bank_card WHERE customer_id = $1 AND is_default)
"""

Act = Callable[[Tx, UUID], Awaitable[UUID]]
"""Works on the locked customer and gives the card."""


async def bind_bank_card(actor: Actor, number: str, idempotency_key: str) -> UUID:
    """The card, once per key; the first one is the default.

    Refuses INVALID_BANK_CARD, BANK_CARD_EXISTS, TOO_MANY_BANK_CARDS, IDENTITY_MISSING.
    """
    digits = normal_card_number(number)

    async def act(tx: Tx, customer_id: UUID) -> UUID:
        keys, card_id = await crypto.keys(tx), new_id()
        index = keys.index(digits, "number")
        bound = await tx.rows(
            "SELECT number_index FROM bank_card WHERE customer_id = $1 AND unbound_at IS NULL",
            customer_id,
        )
        if any(r["number_index"] == index for r in bound):
            raise bank_card_exists()
        if len(bound) >= MOST_CARDS:
            raise too_many_bank_cards(MOST_CARDS)
        sealed = keys.seal(digits, "bank_card", str(card_id), "number")
        cells = (sealed, mask_card(digits), index, bank_of(digits), not bound)
        await tx.execute(_ADD, card_id, customer_id, *cells)
        return card_id

    return await _once(actor, BIND, idempotency_key, ("number", digits), act)


async def remove_bank_card(actor: Actor, card_id: UUID, idempotency_key: str) -> UUID:
    """The card stays as history; the oldest one left becomes the default. BANK_CARD_NOT_FOUND."""

    async def act(tx: Tx, customer_id: UUID) -> UUID:
        if not await tx.execute(_REMOVE, card_id, customer_id):
            raise bank_card_not_found()
        await tx.execute(_OLDEST_IS_DEFAULT, customer_id)
        return card_id

    return await _once(actor, REMOVE, idempotency_key, ("card", str(card_id)), act)


async def make_default_bank_card(actor: Actor, card_id: UUID, idempotency_key: str) -> UUID:
    """This card is the default from now on; refuses BANK_CARD_NOT_FOUND."""

    async def act(tx: Tx, customer_id: UUID) -> UUID:
        # First none, then one: a unique index is looked at row by row.
        none = "UPDATE bank_card SET is_default = false WHERE customer_id = $1 AND is_default"
        await tx.execute(none, customer_id)
        one = """UPDATE bank_card SET is_default = true
            WHERE id = $1 AND customer_id = $2 AND unbound_at IS NULL"""
        if not await tx.execute(one, card_id, customer_id):
            raise bank_card_not_found()
        return card_id

    return await _once(actor, MAKE_DEFAULT, idempotency_key, ("card", str(card_id)), act)


async def _once(
    actor: Actor, operation: str, idempotency_key: str, given: tuple[str, str], act: Act
) -> UUID:
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        name, text = given
        hashed = (await crypto.keys(tx)).index(text, f"given_{name}").hex()

        async def run() -> dict[str, Any]:
            customer = await own_customer(tx, actor)
            card_id = await act(tx, customer["id"])
            await audit.append(tx, actor, operation, f"bank_card/{card_id}", {})
            return {"card": str(card_id)}

        answer = await idempotency.run(tx, actor, operation, key, {name: hashed}, run)
    return UUID(answer.value()["card"])
