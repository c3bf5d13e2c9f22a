"""Write a change: loan row, changed instalments and events in one statement."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.engine.events import Event
from xindai.loans.actions.change import Change
from xindai.loans.rows import INSTALMENT, LOAN_FOLDED
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_FOLDED: Final = ", ".join(LOAN_FOLDED)
_ROW: Final = ", ".join(INSTALMENT)
_ROW_UPDATE: Final = ", ".join(f"{c} = excluded.{c}" for c in INSTALMENT if c != "n")

_SAVE: Final = f"""
WITH gone AS (
    DELETE FROM instalment WHERE loan_id = $1 AND n > $5
), put AS (
    INSERT INTO instalment (loan_id, customer_id, {_ROW})
    SELECT $1, $2, {_ROW} FROM jsonb_populate_recordset(NULL::instalment, $6)
    ON CONFLICT (loan_id, n) DO UPDATE SET {_ROW_UPDATE}
), told AS (
    INSERT INTO loan_event
        (id, loan_id, customer_id, seq, type, effective_on, booked_on, payload, reverses_id, actor)
    SELECT e.id, $1, $2, e.seq, e.type, e.effective_on, $3, e.payload, e.reverses_id, $8
    FROM jsonb_populate_recordset(NULL::loan_event, $7) e
)
UPDATE loan SET ({_FOLDED}) = (SELECT {_FOLDED} FROM jsonb_populate_record(NULL::loan, $4)),
    folded_on = $3, booked_on = $3, version = version + 1
WHERE id = $1 RETURNING version
"""


def event_record(event: Event, currency: str, seq: int) -> dict[str, Any]:
    """The columns of loan_event that the event itself decides."""
    return {
        "id": event.id,
        "seq": seq,
        "type": event.type.value,
        "effective_on": event.on.isoformat(),
        "payload": event.to_json(currency),
        "reverses_id": event.reverses,
    }


def event_records(change: Change) -> list[dict[str, Any]]:
    """The new events of a change, numbered on."""
    loan = change.loan
    return [
        event_record(event, loan.currency, loan.last_seq + 1 + i)
        for i, event in enumerate(change.new_events)
    ]


EVENT_COLUMNS: Final = (
    "id",
    "loan_id",
    "customer_id",
    "seq",
    "type",
    "effective_on",
    "booked_on",
    "payload",
    "reverses_id",
    "actor",
)


def event_rows(change: Change, actor: Actor) -> list[list[Any]]:
    """The new events of a change as COPY wants them (`EVENT_COLUMNS`)."""
    loan = change.loan
    return [
        [
            UUID(event.id),
            loan.id,
            loan.customer_id,
            loan.last_seq + 1 + i,
            event.type.value,
            event.on,
            loan.today,
            event.to_json(loan.currency),
            UUID(event.reverses) if event.reverses else None,
            actor.id,
        ]
        for i, event in enumerate(change.new_events)
    ]


async def save(tx: Tx, actor: Actor, change: Change) -> int:
    """Write the change of one loan; the loan's new version."""
    loan = change.loan
    args: tuple[UUID, UUID, date] = (loan.id, loan.customer_id, loan.today)
    version = await tx.value(
        _SAVE,
        *args,
        change.loan_cells,
        change.last_n,
        change.rows,
        event_records(change),
        actor.id,
    )
    return int(version)


_LOANS: Final = f"""
UPDATE loan l SET {", ".join(f"{c} = new.{c}" for c in LOAN_FOLDED)},
    folded_on = $2, booked_on = $2, version = l.version + 1
FROM jsonb_populate_recordset(NULL::loan, $1) new WHERE l.id = new.id
"""
_ROWS: Final = f"""
INSERT INTO instalment (loan_id, customer_id, {_ROW})
SELECT loan_id, customer_id, {_ROW} FROM jsonb_populate_recordset(NULL::instalment, $1)
ON CONFLICT (loan_id, n) DO UPDATE SET {_ROW_UPDATE}
"""
_GONE: Final = """
DELETE FROM instalment i USING unnest($1::uuid[], $2::int[]) kept(loan_id, last_n)
WHERE i.loan_id = kept.loan_id AND i.n > kept.last_n
"""


async def save_many(tx: Tx, actor: Actor, changes: Sequence[Change]) -> None:
    """Write the changes of many loans of one business date: four statements for all of them."""
    if not changes:
        return
    loans = [change.loan_cells | {"id": str(change.loan.id)} for change in changes]
    rows = [
        cells | {"loan_id": str(change.loan.id), "customer_id": str(change.loan.customer_id)}
        for change in changes
        for cells in change.rows
    ]
    await tx.execute(_LOANS, loans, changes[0].loan.today)
    if rows:
        await tx.execute(_ROWS, rows)
    shrunk = [c for c in changes if max(c.loan.stored_rows, default=0) > c.last_n]
    if shrunk:
        await tx.execute(_GONE, [c.loan.id for c in shrunk], [c.last_n for c in shrunk])
    events = [row for change in changes for row in event_rows(change, actor)]
    if events:
        await tx.copy("loan_event", EVENT_COLUMNS, events)
