"""What a customer lives on; what he lived on before stays as history."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from xindai.customers.actions.command import lock_customer, note, once, require_change
from xindai.customers.errors import date_in_future, employer_missing
from xindai.customers.rules import mask_text, plain_text
from xindai.customers.types.known import EmploymentKind, NewEmployment
from xindai.kernel.ids import new_id
from xindai.platform import clock
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

OPERATION: Final = "customer.employment_set"
LONGEST: Final = 100
_FOR_SOMEBODY: Final = frozenset({EmploymentKind.EMPLOYED, EmploymentKind.CIVIL_SERVANT})
_END: Final = """
UPDATE customer_employment SET ended_at = now() WHERE customer_id = $1 AND ended_at IS NULL
"""
_ADD: Final = """
INSERT INTO customer_employment (id, customer_id, kind, employer_sealed, employer_masked,
    position_sealed, since_on, added_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""


async def set_employment(
    actor: Actor, customer_id: UUID, wanted: NewEmployment, idempotency_key: str
) -> UUID:
    """The customer; refuses EMPLOYER_MISSING, DATE_IN_FUTURE, INVALID_TEXT."""
    require_change(actor)

    async def act(tx: Tx, keys: FieldKeys) -> dict[str, Any]:
        await lock_customer(tx, actor, customer_id)
        if wanted.kind in _FOR_SOMEBODY and not wanted.employer:
            raise employer_missing()
        if wanted.since_on and wanted.since_on > await clock.business_date(tx):
            raise date_in_future("since")
        record = new_id()
        employer = wanted.employer and plain_text(wanted.employer, LONGEST, "employer")
        position = wanted.position and plain_text(wanted.position, LONGEST, "position")
        place = "customer_employment", str(record)
        await tx.execute(_END, customer_id)
        await tx.execute(
            _ADD,
            record,
            customer_id,
            wanted.kind,
            keys.seal(employer, *place, "employer") if employer else None,
            mask_text(employer, 2) if employer else None,
            keys.seal(position, *place, "position") if position else None,
            wanted.since_on,
            actor.id,
        )
        await note(tx, actor, OPERATION, customer_id, {"kind": wanted.kind})
        return {"customer": str(customer_id)}

    given = {"customer": customer_id, **asdict(wanted)}
    return UUID((await once(actor, OPERATION, idempotency_key, given, act))["customer"])
