"""Reads of customers. The first step of each is the actor's branch subtree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.customers.errors import customer_not_found
from xindai.customers.permissions import READ
from xindai.customers.rules import normal_id_number
from xindai.customers.types import CustomerFilter, CustomerPage, CustomerView
from xindai.kernel.errors import Refusal
from xindai.kernel.phone import normal_phone
from xindai.platform import crypto, db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

MAX_PAGE: Final = 100
VISIBLE: Final = (
    f"FROM customer c JOIN branch b ON b.id = c.branch_id AND {in_scope('b.path', 'c.id')}"
)
"""The rows an actor sees: $1 and $2 are `actor.scope()`."""
_COLUMNS: Final = """
SELECT c.id, c.number, c.branch_id, c.name_masked AS name, c.phone_masked AS phone,
    c.id_number_masked AS id_number, c.is_synthetic, c.source, c.created_at
"""


async def get_customer(actor: Actor, customer_id: UUID) -> CustomerView:
    """One customer; refuses CUSTOMER_NOT_FOUND, also for one of another branch."""
    found = (await customers_by_id(actor, [customer_id])).get(customer_id)
    if found is None:
        raise customer_not_found()
    return found


async def customers_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, CustomerView]:
    """The visible ones of these customers, in one statement."""
    require(actor, READ)
    sql = f"{_COLUMNS} {VISIBLE} WHERE c.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {r["id"]: CustomerView(**dict(r)) for r in rows}


async def find_customers(
    actor: Actor, wanted: CustomerFilter, first: int = 20, after: str | None = None
) -> CustomerPage:
    """A page in the order of their numbers; phone and ID number are found without being opened."""
    require(actor, READ)
    size = max(1, min(first, MAX_PAGE))
    async with db.transaction() as tx:
        clauses, args = await _criteria(tx, actor, wanted)
        if after is not None:
            args.append(_parse_cursor(after))
            clauses.append(f"c.number > ${len(args)}")
        where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
        sql = f"{_COLUMNS} {VISIBLE} {where} ORDER BY c.number LIMIT {size + 1}"
        rows = await tx.rows(sql, *args)
    shown = tuple(CustomerView(**dict(r)) for r in rows[:size])
    return CustomerPage(shown, tuple(f"customer|{c.number}" for c in shown), len(rows) > size)


async def count_customers(actor: Actor, wanted: CustomerFilter) -> int:
    """How many customers a list has in all."""
    require(actor, READ)
    async with db.transaction() as tx:
        clauses, args = await _criteria(tx, actor, wanted)
        where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
        return int(await tx.value(f"SELECT count(*) {VISIBLE} {where}", *args))


async def _criteria(tx: Tx, actor: Actor, wanted: CustomerFilter) -> tuple[list[str], list[Any]]:
    args: list[Any] = [*actor.scope()]
    clauses: list[str] = []

    def add(clause: str, value: object) -> None:
        args.append(value)
        clauses.append(clause.format(f"${len(args)}"))

    if wanted.number:
        add("starts_with(c.number, {})", wanted.number)
    if wanted.branch_id:
        add("c.branch_id = {}", wanted.branch_id)
    if wanted.phone:
        phone = normal_phone(wanted.phone)
        add("c.phone_index = {}", (await crypto.keys(tx)).index(phone, "phone"))
    if wanted.id_number:
        number = normal_id_number(wanted.id_number)
        add("c.id_number_index = {}", (await crypto.keys(tx)).index(number, "id_number"))
    return clauses, args


def _parse_cursor(text: str) -> str:
    kind, _, number = text.partition("|")
    if kind != "customer" or not number:
        raise Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")
    return number
