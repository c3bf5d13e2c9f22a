"""Reads of disbursements. The first step of each is the actor's branch subtree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.loans.disbursement.types import (
    DisbursementFilter,
    DisbursementPage,
    DisbursementStatus,
    DisbursementView,
)
from xindai.loans.permissions import DISBURSEMENT_READ
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_STATUS: Final = """
CASE WHEN d.status <> 'open' THEN d.status WHEN o.status IN ('planned', 'unknown') THEN o.status
    ELSE 'paying' END
"""
"""How far an open one is, its payment order tells; a settled order is told of in a moment."""
_COLUMNS: Final = f"""
SELECT d.id, d.number, d.contract_id, d.customer_id, c.branch_id, d.order_id,
    d.loan_id, o.amount_minor, o.currency, o.payee_name_masked AS payee_name,
    o.payee_number_masked AS payee_number, o.payee_bank,
    o.merchant_id IS NOT NULL AS is_to_merchant, {_STATUS} AS status, d.failure_code,
    d.attempt, d.version, d.created_by, d.created_at, d.settled_at
"""
_VISIBLE: Final = f"""
FROM disbursement d JOIN payment_order o ON o.id = d.order_id
JOIN customer c ON c.id = d.customer_id
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
"""


async def disbursements_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, DisbursementView]:
    """The visible ones of these disbursements, in one statement."""
    require(actor, DISBURSEMENT_READ)
    sql = f"{_COLUMNS} {_VISIBLE} WHERE d.id = ANY($3::uuid[])"
    rows = await db.pool().fetch(sql, *actor.scope(), list(ids))
    return {row["id"]: _view(row) for row in rows}


async def disbursements_of_contracts(
    actor: Actor, contract_ids: Sequence[UUID]
) -> dict[UUID, DisbursementView]:
    """The newest attempt of each visible contract that has one."""
    require(actor, DISBURSEMENT_READ)
    sql = f"{_COLUMNS} {_VISIBLE} WHERE d.contract_id = ANY($3::uuid[]) ORDER BY d.attempt"
    rows = await db.pool().fetch(sql, *actor.scope(), list(contract_ids))
    return {row["contract_id"]: _view(row) for row in rows}


async def find_disbursements(
    actor: Actor, wanted: DisbursementFilter, first: int = 20, after: str | None = None
) -> DisbursementPage:
    """A page of the visible disbursements, newest first; refuses INVALID_CURSOR."""
    require(actor, DISBURSEMENT_READ)
    size = max(1, min(first, MAX_PAGE))
    where, args = _criteria(actor, wanted)
    sql = f"""{_COLUMNS} {_VISIBLE} WHERE {where} AND ($7::uuid IS NULL OR d.id < $7)
        ORDER BY d.id DESC LIMIT {size + 1}"""
    rows = await db.pool().fetch(sql, *args, row_behind("disbursement", after))
    shown = tuple(_view(row) for row in rows[:size])
    cursors = tuple(cursor_of("disbursement", each.id) for each in shown)
    return DisbursementPage(shown, cursors, len(rows) > size)


async def count_disbursements(actor: Actor, wanted: DisbursementFilter) -> int:
    """How many disbursements a list has in all."""
    require(actor, DISBURSEMENT_READ)
    where, args = _criteria(actor, wanted)
    return int(await db.pool().fetchval(f"SELECT count(*) {_VISIBLE} WHERE {where}", *args))


def _criteria(actor: Actor, wanted: DisbursementFilter) -> tuple[str, list[Any]]:
    args = [*actor.scope(), wanted.status, wanted.number, wanted.contract_id, wanted.customer_id]
    return (
        f"($3::text IS NULL OR {_STATUS} = $3)"
        " AND ($4::text IS NULL OR starts_with(d.number, $4))"
        " AND ($5::uuid IS NULL OR d.contract_id = $5)"
        " AND ($6::uuid IS NULL OR d.customer_id = $6)",
        args,
    )


def _view(row: Mapping[str, Any]) -> DisbursementView:
    return DisbursementView(**dict(row) | {"status": DisbursementStatus(row["status"])})
