"""Add customers: one, or many at once."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.customers.errors import branch_not_found, customer_exists
from xindai.customers.permissions import CREATE
from xindai.customers.sealing import cells
from xindai.customers.types import NewCustomer
from xindai.kernel.ids import new_id
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_NUMBERS: Final = """
SELECT number_with_check('KH', nextval('customer_number')) FROM generate_series(1, $1)
"""


async def create_customer(actor: Actor, wanted: NewCustomer, idempotency_key: str) -> UUID:
    """The id, once per key; refuses CUSTOMER_EXISTS, BRANCH_NOT_FOUND, ill-formed fields."""
    require(actor, CREATE)
    key = idempotency.check_key(idempotency_key)
    person = json.dumps([wanted.name, wanted.id_number, wanted.phone, str(wanted.branch_id)])
    async with db.transaction() as tx:
        # A keyed hash: what is kept of the input must not tell who it was about.
        given = {"person": (await crypto.keys(tx)).index(person, "input").hex()}

        async def act() -> dict[str, Any]:
            try:
                async with tx.savepoint():
                    return {"customerId": str((await create_in(tx, actor, [wanted]))[0])}
            except UniqueViolationError as taken:
                raise customer_exists() from taken

        answer = await idempotency.run(tx, actor, CREATE.code, key, given, act)
    return UUID(answer.value()["customerId"])


async def create_customers(actor: Actor, wanted: Sequence[NewCustomer]) -> list[UUID]:
    """All of them or none; refuses as `create_customer`."""
    require(actor, CREATE)
    try:
        async with db.transaction() as tx:
            return await create_in(tx, actor, wanted)
    except UniqueViolationError as taken:
        raise customer_exists() from taken


async def create_in(tx: Tx, actor: Actor, wanted: Sequence[NewCustomer]) -> list[UUID]:
    """The same inside a transaction that is open already."""
    branches = {person.branch_id for person in wanted}
    sql = "SELECT count(*) FROM branch WHERE id = ANY($1::uuid[]) AND path LIKE $2"
    if await tx.value(sql, list(branches), actor.branch_pattern()) != len(branches):
        raise branch_not_found()
    sealer = await crypto.keys(tx)
    rows = [cells(sealer, new_id(), person) for person in wanted]
    numbers = await tx.rows(_NUMBERS, len(rows))
    for row, record in zip(rows, numbers, strict=True):
        row["number"] = record[0]
    if not rows:
        return []
    names = list(rows[0])
    await tx.copy("customer", names, [tuple(row[name] for name in names) for row in rows])
    ids = [row["id"] for row in rows]
    subject = f"customer/{ids[0]}" if len(ids) == 1 else "customers"
    about = {"count": len(ids), "first": rows[0]["number"], "last": rows[-1]["number"]}
    await audit.append(tx, actor, "customer.create", subject, about)
    return ids
