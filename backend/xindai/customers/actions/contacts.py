"""People who can be called about a customer: add one, remove one, or state one's own anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from xindai.customers.actions.command import lock_customer, note, once, require_change
from xindai.customers.errors import (
    contact_exists,
    contact_is_self,
    contact_not_found,
    too_many_contacts,
)
from xindai.customers.queries import VISIBLE
from xindai.customers.rules import normal_name
from xindai.customers.types.known import NewContact
from xindai.kernel.ids import new_id
from xindai.kernel.phone import normal_phone
from xindai.platform import crypto
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

ADD: Final = "customer.contact_add"
REMOVE: Final = "customer.contact_remove"
STATE: Final = "customer.contacts_state"
MOST: Final = 10
_ADD: Final = """
INSERT INTO customer_contact (id, customer_id, relation, name_sealed, name_masked, phone_sealed,
    phone_masked, phone_index, added_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
_KNOWN: Final = """
SELECT phone_index FROM customer_contact WHERE customer_id = $1 AND removed_at IS NULL
"""
_OF: Final = f"""
SELECT k.customer_id {VISIBLE}
JOIN customer_contact k ON k.customer_id = c.id WHERE k.id = $3 AND k.removed_at IS NULL
"""
_REMOVE: Final = """
UPDATE customer_contact SET removed_at = now() WHERE id = $1 AND removed_at IS NULL
"""
_TAKE_BACK: Final = """
UPDATE customer_contact SET removed_at = now()
WHERE customer_id = $1 AND added_by = $2 AND removed_at IS NULL
"""


async def add_contact(
    actor: Actor, customer_id: UUID, contact: NewContact, idempotency_key: str
) -> UUID:
    """The contact; CONTACT_EXISTS, CONTACT_IS_SELF, TOO_MANY_CONTACTS, ill-formed texts."""
    require_change(actor)

    async def act(tx: Tx, keys: FieldKeys) -> dict[str, Any]:
        customer = await lock_customer(tx, actor, customer_id)
        contact_id = await _add(tx, keys, actor, customer, contact)
        await note(tx, actor, ADD, customer_id, {"contact": str(contact_id)})
        return {"contact": str(contact_id)}

    given = {"customer": customer_id, **asdict(contact)}
    return UUID((await once(actor, ADD, idempotency_key, given, act))["contact"])


async def remove_contact(actor: Actor, contact_id: UUID, idempotency_key: str) -> UUID:
    """The customer; the contact stays as history. CONTACT_NOT_FOUND."""
    require_change(actor)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        customer_id = await tx.value(_OF, *actor.scope(), contact_id)
        if customer_id is None or not await tx.execute(_REMOVE, contact_id):
            raise contact_not_found()
        await note(tx, actor, REMOVE, customer_id, {"contact": str(contact_id)})
        return {"customer": str(customer_id)}

    given = {"contact": contact_id}
    return UUID((await once(actor, REMOVE, idempotency_key, given, act))["customer"])


async def state_contacts(
    actor: Actor, customer_id: UUID, contacts: Sequence[NewContact], idempotency_key: str
) -> UUID:
    """The customer: these are his contacts from now on, besides those that others have added.

    Refuses as `add_contact`.
    """
    require_change(actor)

    async def act(tx: Tx, keys: FieldKeys) -> dict[str, Any]:
        customer = await lock_customer(tx, actor, customer_id)
        await tx.execute(_TAKE_BACK, customer_id, actor.id)
        for contact in contacts:
            await _add(tx, keys, actor, customer, contact)
        await note(tx, actor, STATE, customer_id, {"count": len(contacts)})
        return {"customer": str(customer_id)}

    given = {"customer": customer_id, "contacts": [asdict(each) for each in contacts]}
    return UUID((await once(actor, STATE, idempotency_key, given, act))["customer"])


async def _add(tx: Tx, keys: FieldKeys, actor: Actor, customer: Any, contact: NewContact) -> UUID:
    name, phone = normal_name(contact.name), normal_phone(contact.phone)
    index = keys.index(phone, "phone")
    if index == customer["phone_index"]:
        raise contact_is_self()
    known = {row["phone_index"] for row in await tx.rows(_KNOWN, customer["id"])}
    if index in known:
        raise contact_exists()
    if len(known) >= MOST:
        raise too_many_contacts(MOST)
    contact_id = new_id()
    record = "customer_contact", str(contact_id)
    await tx.execute(
        _ADD,
        contact_id,
        customer["id"],
        contact.relation,
        keys.seal(name, *record, "name"),
        crypto.mask_name(name),
        keys.seal(phone, *record, "phone"),
        crypto.mask_phone(phone),
        index,
        actor.id,
    )
    return contact_id
