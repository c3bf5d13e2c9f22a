"""Reads of suspense. The first step of each is the actor's branch subtree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.payments.errors import suspense_not_found
from xindai.payments.permissions import RECONCILIATION_READ
from xindai.payments.reconciliation.models import PARTY_NAME, PARTY_NUMBER
from xindai.payments.reconciliation.suspense.types import (
    SuspenseClues,
    SuspenseState,
    SuspenseView,
)
from xindai.payments.reconciliation.types import Page
from xindai.platform import crypto, db
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.db import Tx
from xindai.platform.permission import require

MAX_PAGE: Final = 100
ITEMS: Final = """
SELECT i.id, i.number, i.account_id, a.code AS account_code, i.branch_id, i.origin_id AS break_id,
    i.amount_minor, i.currency, i.received_on, i.state, i.subject, i.label, i.note, i.source_id,
    i.order_id, i.proposed_by, i.decided_by, l.party_name_masked AS payer_name,
    l.party_number_masked AS payer_number, l.remark, l.reference, i.created_at,
    coalesce((SELECT current_on FROM business_day) - i.received_on, 0) AS age_days, i.version
FROM suspense_item i JOIN bank_statement_line l ON l.id = i.line_id
JOIN settlement_account a ON a.id = i.account_id
JOIN branch b ON b.id = a.branch_id AND b.path LIKE $1
"""
_PARTY: Final = """
SELECT l.id, l.party_name_sealed, l.party_number_sealed
FROM suspense_item i JOIN bank_statement_line l ON l.id = i.line_id WHERE i.id = $1
"""


async def items_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, SuspenseView]:
    """The visible ones of these, in one statement."""
    require(actor, RECONCILIATION_READ)
    sql = f"{ITEMS} WHERE i.id = ANY($2::uuid[])"
    rows = await db.pool().fetch(sql, actor.branch_pattern(), list(ids))
    return {row["id"]: suspense_view(row) for row in rows}


async def find_items(
    actor: Actor, state: SuspenseState | None, first: int = 20, after: str | None = None
) -> Page:
    """A page of the visible ones, newest first; refuses INVALID_CURSOR."""
    require(actor, RECONCILIATION_READ)
    size = max(1, min(first, MAX_PAGE))
    behind = row_behind("suspense_item", after)
    sql = f"""{ITEMS} WHERE ($2::text IS NULL OR i.state = $2) AND ($3::uuid IS NULL OR i.id < $3)
        ORDER BY i.id DESC LIMIT {size + 1}"""
    rows = await db.pool().fetch(sql, actor.branch_pattern(), state, behind)
    views = tuple(suspense_view(row) for row in rows[:size])
    return Page(views, tuple(cursor_of("suspense_item", v.id) for v in views), len(rows) > size)


async def clues(tx: Tx, actor: Actor, item_id: UUID) -> SuspenseClues:
    """What the bank has said about the payer, for whoever looks for him; SUSPENSE_NOT_FOUND."""
    require(actor, RECONCILIATION_READ)
    sql = f"{ITEMS} WHERE i.id = $2"
    row = await tx.row(sql, actor.branch_pattern(), item_id)
    if row is None:
        raise suspense_not_found()
    name, number = await payer(tx, item_id)
    return SuspenseClues(item=suspense_view(row), payer_name=name, payer_number=number)


async def payer(tx: Tx, item_id: UUID) -> tuple[str | None, str | None]:
    """Name and account of who sent the money, in plain."""
    row = await tx.row(_PARTY, item_id)
    assert row is not None  # a foreign key
    keys, record = await crypto.keys(tx), str(row["id"])
    name, number = row["party_name_sealed"], row["party_number_sealed"]
    return (
        keys.open(name, PARTY_NAME.table, record, PARTY_NAME.field) if name else None,
        keys.open(number, PARTY_NUMBER.table, record, PARTY_NUMBER.field) if number else None,
    )


def suspense_view(row: Mapping[str, Any]) -> SuspenseView:
    """From the columns of `ITEMS`."""
    return SuspenseView(**dict(row) | {"state": SuspenseState(row["state"])})
