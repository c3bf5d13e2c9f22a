"""Import a list from a workbook: read it, look at the verdicts, then apply what was accepted."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.customers.actions.command import once
from xindai.customers.errors import import_not_found, import_not_ready, same_person
from xindai.customers.permissions import LIST_CHANGE, LIST_CONFIRM
from xindai.customers.sheet import CURRENCY
from xindai.customers.types.lists import ACCEPTED, ImportStatus, ListKind
from xindai.kernel.ids import new_id
from xindai.platform import audit, clock
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.files import api as files
from xindai.platform.jobs import api as jobs
from xindai.platform.permission import require

START: Final = "customer_list.import_start"
APPLY: Final = "customer_list.import_apply"
READING: Final = "customers.list_import"
SOURCE: Final = "import"
_START: Final = """
INSERT INTO list_import (id, list, file_id, started_by) VALUES ($1, $2, $3, $4)
"""
_LOCK: Final = "SELECT * FROM list_import WHERE id = $1 FOR NO KEY UPDATE"
_ROWS: Final = """
SELECT id, id_number_sealed, id_number_masked, amount_minor, valid_until, reason
FROM list_import_row
WHERE list_import_id = $1 AND verdict = ANY($2::text[])
    AND (valid_until IS NULL OR valid_until >= $3) ORDER BY n
"""
_ENTRIES: Final = """
INSERT INTO list_entry (id, list, status, id_number_sealed, id_number_masked, id_number_index,
    reason, source, amount_minor, currency, valid_until, list_import_id, added_by, confirmed_by,
    confirmed_at)
SELECT e.id, $8, 'active', e.sealed, e.masked, e.place, e.reason, $9, e.amount,
    CASE WHEN e.amount IS NOT NULL THEN $10 END, e.valid_until, $11, $12, $13,
    CASE WHEN $13::text IS NOT NULL THEN now() END
FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::bytea[], $5::text[], $6::bigint[],
    $7::date[]) AS e (id, sealed, masked, place, reason, amount, valid_until)
ON CONFLICT (list, id_number_index) WHERE status IN ('proposed', 'active', 'removal_asked')
DO NOTHING
"""
_APPLIED: Final = """
UPDATE list_import SET status = 'applied', applied_by = $2, applied_at = now(), entries_made = $3
WHERE id = $1
"""


async def start_import(actor: Actor, file_id: UUID, kind: ListKind, idempotency_key: str) -> UUID:
    """The import; a job reads the workbook. Refuses FILE_NOT_FOUND unless it is his upload."""
    require(actor, LIST_CHANGE)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        file = await files.own_file(tx, actor, file_id, files.Purpose.LIST_IMPORT)
        import_id = new_id()
        await tx.execute(_START, import_id, kind, file.id, actor.id)
        await jobs.enqueue(tx, READING, {"import": str(import_id)}, requested_by=actor.id)
        about = {"list": kind, "sha256": file.sha256}
        await audit.append(tx, actor, START, f"list_import/{import_id}", about)
        return {"import": str(import_id)}

    given = {"file": file_id, "list": kind}
    return UUID((await once(actor, START, idempotency_key, given, act))["import"])


async def apply_import(actor: Actor, import_id: UUID, idempotency_key: str) -> UUID:
    """The import: its accepted rows are entries now, but for people who got on the list meanwhile.

    The whitelist needs a second person (SAME_PERSON). Refuses LIST_IMPORT_NOT_FOUND and
    LIST_IMPORT_NOT_READY, also for one that was applied before.
    """
    require(actor, LIST_CONFIRM)

    async def act(tx: Tx, keys: FieldKeys) -> dict[str, Any]:
        found = await tx.row(_LOCK, import_id)
        if found is None:
            raise import_not_found()
        if found["status"] != ImportStatus.CHECKED:
            raise import_not_ready()
        is_other = found["started_by"] != actor.id
        if found["list"] == ListKind.WHITELIST and not is_other:
            raise same_person("importId")
        today = await clock.business_date(tx)
        rows = await tx.rows(_ROWS, import_id, sorted(ACCEPTED), today)
        cells = _cells(keys, rows)
        who = (found["started_by"], actor.id if is_other else None)
        made = await tx.execute(_ENTRIES, *cells, found["list"], SOURCE, CURRENCY, import_id, *who)
        await tx.execute(_APPLIED, import_id, actor.id, made)
        about = {"list": found["list"], "entries": made}
        await audit.append(tx, actor, APPLY, f"list_import/{import_id}", about)
        return {"import": str(import_id)}

    given = {"import": import_id}
    return UUID((await once(actor, APPLY, idempotency_key, given, act))["import"])


def _cells(keys: FieldKeys, rows: list[Any]) -> list[list[Any]]:
    """Columns of the entries: each number is opened in its row and sealed for its new place."""
    out: list[list[Any]] = [[] for _ in range(7)]
    for row in rows:
        number = keys.open(row["id_number_sealed"], "list_import_row", str(row["id"]), "id_number")
        entry_id = new_id()
        made = (
            entry_id,
            keys.seal(number, "list_entry", str(entry_id), "id_number"),
            row["id_number_masked"],
            keys.index(number, "id_number"),
            row["reason"],
            row["amount_minor"],
            row["valid_until"],
        )
        for column, value in zip(out, made, strict=True):
            column.append(value)
    return out
