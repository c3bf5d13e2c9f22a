"""Contracts by number, customer, status and day. Newest first."""

from __future__ import annotations

from typing import Any, Final

from xindai.contracts.permissions import READ
from xindai.contracts.queries import VISIBLE, view_of
from xindai.contracts.types import ContractFilter, ContractPage
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_KIND: Final = "contract"


async def find_contracts(
    actor: Actor, wanted: ContractFilter, first: int = 20, after: str | None = None
) -> ContractPage:
    """A page of the visible contracts, the one that was drawn up last first; INVALID_CURSOR."""
    require(actor, READ)
    size = max(1, min(first, MAX_PAGE))
    clauses, args = _criteria(actor, wanted)
    if (behind := row_behind(_KIND, after)) is not None:
        args.append(behind)
        clauses.append(f"t.id < ${len(args)}")
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    sql = f"{VISIBLE} {where} ORDER BY t.id DESC LIMIT {size + 1}"
    rows = await db.pool().fetch(sql, *args)
    shown = tuple(view_of(r) for r in rows[:size])
    return ContractPage(shown, tuple(cursor_of(_KIND, c.id) for c in shown), len(rows) > size)


async def count_contracts(actor: Actor, wanted: ContractFilter) -> int:
    """How many contracts a list has in all."""
    require(actor, READ)
    clauses, args = _criteria(actor, wanted)
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    return int(await db.pool().fetchval(f"SELECT count(*) FROM ({VISIBLE} {where}) x", *args))


def _criteria(actor: Actor, wanted: ContractFilter) -> tuple[list[str], list[Any]]:
    args: list[Any] = [*actor.scope()]
    clauses: list[str] = []
    for clause, value in (
        ("starts_with(t.number, {})", wanted.number),
        ("t.customer_id = {}", wanted.customer_id),
        ("t.application_id = {}", wanted.application_id),
        ("t.status = {}", wanted.status and wanted.status.value),
        ("t.signed_on >= {}", wanted.signed_from),
        ("t.signed_on <= {}", wanted.signed_until),
    ):
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args)}"))
    return clauses, args
