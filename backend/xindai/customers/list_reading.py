"""The job that reads a workbook: a verdict for every row, and nothing is applied."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from xindai.customers.sheet import read_sheet
from xindai.customers.types.lists import ACCEPTED, ListKind, RowVerdict, SheetRow
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import clock, crypto
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.files import api as files
from xindai.platform.jobs.api import Work

_WAITING: Final = "SELECT list, file_id FROM list_import WHERE id = $1 AND status = 'reading'"
_LISTED: Final = """
SELECT id_number_index FROM list_entry WHERE list = $1 AND id_number_index = ANY($2::bytea[])
    AND status IN ('proposed', 'active', 'removal_asked')
"""
_KNOWN: Final = """
SELECT id_number_index, id FROM customer WHERE id_number_index = ANY($1::bytea[])
"""
_COLUMNS: Final = (
    "id", "list_import_id", "n", "verdict", "id_number_sealed", "id_number_masked",
    "amount_minor", "valid_until", "reason", "customer_id",
)  # fmt: skip
_CHECKED: Final = """
UPDATE list_import SET status = 'checked', checked_at = now(), rows_total = $2, rows_accepted = $3
WHERE id = $1 AND status = 'reading'
"""
_FAILED: Final = """
UPDATE list_import SET status = 'failed', failure = $2 WHERE id = $1 AND status = 'reading'
"""


async def read_import(work: Work) -> None:
    """Rows and mark commit together: killed in between, it is read again from the start."""
    import_id = UUID(work.payload["import"])
    async with work.transaction() as tx:
        found = await tx.row(_WAITING, import_id)
        today = await clock.business_date(tx)
        content = await files.read(tx, found["file_id"]) if found else b""
    rows: list[SheetRow] = []
    failure: str | None = None
    if found:
        try:
            kind = ListKind(found["list"])
            rows = await asyncio.to_thread(read_sheet, content, kind, today)
        except Refusal as no:
            failure = no.code
    async with work.end() as tx:
        if found is None:
            return  # read already
        if failure is not None:
            await tx.execute(_FAILED, import_id, failure)
            return
        judged = await _judged(tx, found["list"], rows)
        keys = await crypto.keys(tx)
        await tx.copy("list_import_row", _COLUMNS, [_cells(keys, import_id, *j) for j in judged])
        accepted = sum(row.verdict in ACCEPTED for row, _ in judged)
        await tx.execute(_CHECKED, import_id, len(judged), accepted)


async def _judged(
    tx: Tx, kind: str, rows: Sequence[SheetRow]
) -> list[tuple[SheetRow, UUID | None]]:
    """Each row with the customer whom it is about, and the verdict that the tables know."""
    keys = await crypto.keys(tx)
    places = {
        row.id_number: keys.index(row.id_number, "id_number") for row in rows if row.id_number
    }
    every = list(places.values())
    listed = {r["id_number_index"] for r in await tx.rows(_LISTED, kind, every)}
    known = {r["id_number_index"]: r["id"] for r in await tx.rows(_KNOWN, every)}
    judged: list[tuple[SheetRow, UUID | None]] = []
    for row in rows:
        place = places.get(row.id_number or "")
        customer_id = known.get(place)
        if row.verdict is RowVerdict.ACCEPTED:
            if place in listed:
                row = replace(row, verdict=RowVerdict.ALREADY_LISTED)
            elif customer_id is None:
                row = replace(row, verdict=RowVerdict.ACCEPTED_UNKNOWN)
        judged.append((row, customer_id))
    return judged


def _cells(
    keys: FieldKeys, import_id: UUID, row: SheetRow, customer_id: UUID | None
) -> tuple[Any, ...]:
    row_id, number = new_id(), row.id_number
    return (
        row_id,
        import_id,
        row.n,
        row.verdict.value,
        keys.seal(number, "list_import_row", str(row_id), "id_number") if number else None,
        crypto.mask_id_number(number) if number else None,
        row.amount_minor,
        row.valid_until,
        row.reason,
        customer_id,
    )
