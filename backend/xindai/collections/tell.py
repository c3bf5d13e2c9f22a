"""What is written whenever a case moves: a line of its timeline, audit, news."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.collections.events import CASE_CHANGED, CollectionCaseChanged
from xindai.collections.models import NOTE
from xindai.kernel.ids import new_id
from xindai.platform import audit, outbox
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

SYSTEM: Final = "system:collections"
_LINES: Final = """
INSERT INTO collection_action (id, case_id, customer_id, kind, about, by, on_date)
SELECT uuidv7(), x.case_id, x.customer_id, $1, x.about, $2, d.current_on
FROM business_day d, jsonb_to_recordset($3::jsonb)
    AS x (case_id uuid, customer_id uuid, about jsonb)
"""
_LINE: Final = """
INSERT INTO collection_action (id, case_id, customer_id, kind, channel, party, result, permit_id,
    note_sealed, about, by, on_date, next_action_on)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, d.current_on, $12 FROM business_day d
"""


async def tell_many(
    tx: Tx,
    rows: Sequence[Mapping[str, Any]],
    verb: str,
    about: Sequence[Mapping[str, Any]] | None = None,
) -> None:
    """The program itself moved these cases: lines and news; the day's audit record counts them."""
    if not rows:
        return
    details = about or [{}] * len(rows)
    lines = [
        {"case_id": str(row["id"]), "customer_id": str(row["customer_id"]), "about": dict(detail)}
        for row, detail in zip(rows, details, strict=True)
    ]
    await tx.execute(_LINES, verb, SYSTEM, lines)
    for row in rows:
        await news(tx, row, verb, row["version"])


async def news(tx: Tx, row: Mapping[str, Any], verb: str, version: int) -> None:
    """The message of one case."""
    message = CollectionCaseChanged(
        case_id=row["id"],
        number=row["number"],
        customer_id=row["customer_id"],
        branch_id=row["branch_id"],
        verb=verb,
        status=row["status"],
        stage=row["stage"],
        version=version,
    )
    await outbox.add(tx, CASE_CHANGED, str(row["id"]), message.to_json())


async def move(
    tx: Tx,
    actor: Actor,
    keys: FieldKeys,
    row: Any,
    verb: str,
    *,
    cells: Mapping[str, Any] | None = None,
    about: Mapping[str, Any] | None = None,
    note: str | None = None,
    line: Mapping[str, Any] | None = None,
) -> UUID:
    """The only way a command changes a locked case: `cells`, one version more, and what is told.

    `about` goes into timeline and audit, so it holds no text that somebody wrote; `note` is
    sealed. `line` are further columns of the timeline. Gives the id of the line.
    """
    changed = dict(cells or {})
    named = "".join(f", {name} = ${n}" for n, name in enumerate(changed, 3))
    version = row["version"] + 1
    sql = f"UPDATE collection_case SET version = $2{named} WHERE id = $1"
    await tx.execute(sql, row["id"], version, *changed.values())
    line_id, more = new_id(), dict(line or {})
    sealed = note and keys.seal(note, NOTE.table, str(line_id), NOTE.field)
    next_on: date | None = more.get("next_action_on")
    await tx.execute(
        _LINE,
        line_id,
        row["id"],
        row["customer_id"],
        verb,
        more.get("channel"),
        more.get("party"),
        more.get("result"),
        more.get("permit_id"),
        sealed,
        dict(about or {}),
        actor.id,
        next_on,
    )
    told = {**(about or {}), "version": version}
    kept = {key: str(more[key]) for key in ("channel", "party", "result") if more.get(key)}
    await audit.append(tx, actor, f"collection.{verb}", f"collection_case/{row['id']}", kept | told)
    await news(tx, row, verb, version)
    return line_id
