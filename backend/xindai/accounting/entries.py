"""Reads of journal entries with their lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.accounting.permissions import require_books
from xindai.accounting.types import EntryPage, EntryView, LineView
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.db import Tx

MAX_PAGE: Final = 100

_ENTRIES: Final = """
SELECT e.*, (SELECT jsonb_agg(to_jsonb(x) ORDER BY x.line_no)
             FROM journal_line x WHERE x.entry_id = e.id) AS lines
FROM journal_entry e
"""
_HAS_ACCOUNT: Final = (
    "EXISTS (SELECT FROM journal_line x WHERE x.entry_id = e.id AND x.account_id = {})"
)


async def entries_of_loans(tx: Tx, loan_ids: Sequence[UUID]) -> dict[UUID, list[EntryView]]:
    """The entries that name these loans, oldest first. The caller has checked who may see them."""
    out: dict[UUID, list[EntryView]] = {loan_id: [] for loan_id in loan_ids}
    sql = f"{_ENTRIES} WHERE e.loan_id = ANY($1::uuid[]) ORDER BY e.id"
    for r in await tx.rows(sql, list(loan_ids)):
        out[r["loan_id"]].append(_view(r))
    return out


async def find_entries(
    actor: Actor, on: date | None, account: str | None, first: int = 20, after: str | None = None
) -> EntryPage:
    """A page of the whole journal (at most 100), oldest first; refuses FORBIDDEN, INVALID_CURSOR.

    `on` is the booking date, `account` a code that one of the lines has.
    """
    require_books(actor)
    args: list[Any] = []
    clauses = []
    for clause, value in (
        ("e.booked_on = {}", on),
        (_HAS_ACCOUNT, account),
        ("e.id > {}", row_behind("entry", after)),
    ):
        if value is not None:
            args.append(value)
            clauses.append(clause.format(f"${len(args)}"))
    where = f"WHERE {' AND '.join(clauses)}" if clauses else ""
    size = max(1, min(first, MAX_PAGE))
    rows = await db.pool().fetch(f"{_ENTRIES} {where} ORDER BY e.id LIMIT {size + 1}", *args)
    shown = tuple(_view(r) for r in rows[:size])
    return EntryPage(
        shown, tuple(cursor_of("entry", entry.id) for entry in shown), len(rows) > size
    )


def _view(r: Mapping[str, Any]) -> EntryView:
    return EntryView(
        id=r["id"],
        number=r["number"],
        kind=r["kind"],
        booked_on=r["booked_on"],
        value_on=r["value_on"],
        loan_id=r["loan_id"],
        source_type=r["source_type"],
        source_id=r["source_id"],
        description=r["description"],
        reverses_id=r["reverses_id"],
        created_at=r["created_at"],
        lines=tuple(
            LineView(
                x["line_no"],
                x["account_id"],
                x["currency"],
                x["amount_minor"],
                x["product_id"],
                x["branch_id"],
                x["stage"],
            )
            for x in r["lines"]
        ),
    )
