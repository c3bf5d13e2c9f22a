"""How a customer lives: family, education, home."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from xindai.customers.actions.command import lock_customer, note, once, require_change
from xindai.customers.rules import mask_text, plain_text
from xindai.customers.types.known import ProfileChange
from xindai.kernel.errors import Refusal
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

OPERATION: Final = "customer.profile_change"
LONGEST_ADDRESS: Final = 200
MOST_DEPENDANTS: Final = 30
_SAVE: Final = """
INSERT INTO customer_profile AS p (customer_id, marital_status, education, residence, dependants,
    address_sealed, address_masked, changed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (customer_id) DO UPDATE SET
    marital_status = coalesce($2, p.marital_status), education = coalesce($3, p.education),
    residence = coalesce($4, p.residence), dependants = coalesce($5, p.dependants),
    address_sealed = coalesce($6, p.address_sealed),
    address_masked = coalesce($7, p.address_masked), changed_by = $8, changed_at = now()
"""


async def change_profile(
    actor: Actor, customer_id: UUID, change: ProfileChange, idempotency_key: str
) -> UUID:
    """The customer; refuses CUSTOMER_NOT_FOUND, INVALID_TEXT, INVALID_INTEGER.

    A borrower changes his own; staff need the permission.
    """
    require_change(actor)
    given = {name: value for name, value in asdict(change).items() if value is not None}

    async def act(tx: Tx, keys: FieldKeys) -> dict[str, Any]:
        await lock_customer(tx, actor, customer_id)
        sealed = masked = None
        if change.address is not None:
            address = plain_text(change.address, LONGEST_ADDRESS, "address")
            sealed = keys.seal(address, "customer_profile", str(customer_id), "address")
            masked = mask_text(address, 6)
        people = change.dependants
        if people is not None and not 0 <= people <= MOST_DEPENDANTS:
            raise Refusal("INVALID_INTEGER", f"0 to {MOST_DEPENDANTS}", "dependants")
        await tx.execute(
            _SAVE,
            customer_id,
            change.marital_status,
            change.education,
            change.residence,
            people,
            sealed,
            masked,
            actor.id,
        )
        await note(tx, actor, OPERATION, customer_id, {"fields": sorted(given)})
        return {"customer": str(customer_id)}

    wanted = {"customer": customer_id, **given}
    return UUID((await once(actor, OPERATION, idempotency_key, wanted, act))["customer"])
