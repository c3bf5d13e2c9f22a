"""Reads of the lists. They are the lender's: who may see them sees them whole, but for the
customer behind an entry, whom only his own branch sees."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.customers.permissions import LIST_READ
from xindai.customers.queries import VISIBLE
from xindai.customers.rules import normal_id_number
from xindai.customers.types.lists import (
    EntryFilter,
    EntryPage,
    EntryStatus,
    EntryView,
    ImportPage,
    ImportRowPage,
    ImportRowView,
    ImportStatus,
    ImportView,
    ListKind,
    RowVerdict,
)
from xindai.platform import crypto, db
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_ENTRY: Final = f"""
SELECT e.id, e.list, e.status, e.id_number_masked AS id_number, v.id AS customer_id, e.reason,
    e.source, e.amount_minor, e.currency, e.valid_until, e.added_by, e.added_at, e.confirmed_by,
    e.confirmed_at, e.removal_asked_by, e.removal_reason, e.removed_by, e.removed_at
FROM list_entry e LEFT JOIN LATERAL (
    SELECT c.id {VISIBLE} WHERE c.id_number_index = e.id_number_index) v ON true
"""
_IMPORT: Final = """
SELECT id, list, status, failure, rows_total, rows_accepted, entries_made, started_by, started_at,
    applied_by, applied_at FROM list_import
"""
_ROWS: Final = """
SELECT id, n, verdict, id_number_masked AS id_number, amount_minor, valid_until, reason
FROM list_import_row
WHERE list_import_id = $1 AND ($2::text IS NULL OR verdict = $2)
    AND n > coalesce((SELECT n FROM list_import_row WHERE id = $3), 0) ORDER BY n
"""


async def entries(
    actor: Actor, wanted: EntryFilter, first: int = 20, after: str | None = None
) -> EntryPage:
    """A page of the lists, newest first."""
    require(actor, LIST_READ)
    size = max(1, min(first, MAX_PAGE))
    args: list[Any] = [*actor.scope(), wanted.list, wanted.status, row_behind("entry", after)]
    person = ""
    async with db.transaction() as tx:
        if wanted.id_number:
            keys = await crypto.keys(tx)
            args.append(keys.index(normal_id_number(wanted.id_number), "id_number"))
            person = "AND e.id_number_index = $6"
        sql = f"""{_ENTRY} WHERE ($3::text IS NULL OR e.list = $3)
            AND ($4::text IS NULL OR e.status = $4) AND ($5::uuid IS NULL OR e.id < $5) {person}
            ORDER BY e.id DESC LIMIT {size + 1}"""
        rows = await tx.rows(sql, *args)
    shown = tuple(_entry(row) for row in rows[:size])
    return EntryPage(shown, tuple(cursor_of("entry", e.id) for e in shown), len(rows) > size)


async def entries_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, EntryView]:
    """These of them."""
    require(actor, LIST_READ)
    sql = f"{_ENTRY} WHERE e.id = ANY($3::uuid[])"
    return {r["id"]: _entry(r) for r in await db.pool().fetch(sql, *actor.scope(), list(ids))}


async def entries_of_customers(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[EntryView]]:
    """What the lists say of the visible ones of these customers, newest first."""
    require(actor, LIST_READ)
    found: dict[UUID, list[EntryView]] = {key: [] for key in ids}
    sql = f"{_ENTRY} WHERE v.id = ANY($3::uuid[]) ORDER BY e.id DESC"
    for row in await db.pool().fetch(sql, *actor.scope(), list(ids)):
        found[row["customer_id"]].append(_entry(row))
    return found


async def imports(actor: Actor, first: int = 20, after: str | None = None) -> ImportPage:
    """A page of workbooks, newest first."""
    require(actor, LIST_READ)
    size = max(1, min(first, MAX_PAGE))
    sql = f"{_IMPORT} WHERE $1::uuid IS NULL OR id < $1 ORDER BY id DESC LIMIT {size + 1}"
    rows = await db.pool().fetch(sql, row_behind("import", after))
    shown = tuple(_import(row) for row in rows[:size])
    return ImportPage(shown, tuple(cursor_of("import", i.id) for i in shown), len(rows) > size)


async def imports_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, ImportView]:
    """These of them."""
    require(actor, LIST_READ)
    rows = await db.pool().fetch(f"{_IMPORT} WHERE id = ANY($1::uuid[])", list(ids))
    return {r["id"]: _import(r) for r in rows}


async def import_rows(
    actor: Actor,
    import_id: UUID,
    verdict: RowVerdict | None,
    first: int = 20,
    after: str | None = None,
) -> ImportRowPage:
    """A page of a workbook's rows with their verdicts, in its order."""
    require(actor, LIST_READ)
    size = max(1, min(first, MAX_PAGE))
    behind = row_behind("import_row", after)
    rows = await db.pool().fetch(f"{_ROWS} LIMIT {size + 1}", import_id, verdict, behind)
    shown = tuple(
        ImportRowView(**(dict(r) | {"verdict": RowVerdict(r["verdict"])})) for r in rows[:size]
    )
    cursors = tuple(cursor_of("import_row", r.id) for r in shown)
    return ImportRowPage(shown, cursors, len(rows) > size)


def _entry(row: Any) -> EntryView:
    read = {"list": ListKind(row["list"]), "status": EntryStatus(row["status"])}
    return EntryView(**(dict(row) | read))


def _import(row: Any) -> ImportView:
    read = {"list": ListKind(row["list"]), "status": ImportStatus(row["status"])}
    return ImportView(**(dict(row) | read))
