"""The end of a day for collections, and what a payment does at once.

A day is one transaction with its mark (`collection_day`): killed in between, it has not begun.
It runs when the books of the day are closed, so the loans stand as at the start of the next one.
Several days that were closed at once need one run: everything is a function of the rows and of
the business date.
"""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.collections.follow import GATE, GATE_ALONE, close, follow
from xindai.collections.giving import give_out
from xindai.collections.promises import judge
from xindai.collections.tell import news, tell_many
from xindai.notifications import api as notifications
from xindai.platform import audit
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx

_DUE: Final = """
SELECT d.last_closed_on FROM business_day d WHERE d.last_closed_on IS NOT NULL
    AND NOT EXISTS (SELECT FROM collection_day x WHERE x.on_date = d.last_closed_on)
"""
_MARK: Final = """
INSERT INTO collection_day (on_date, opened, closed, changed, assigned, kept, broken, recalled)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
"""
_EXPIRE: Final = """
WITH over AS (
    UPDATE collection_placement p SET ended_on = d.current_on, end_reason = 'expired',
        ended_by = 'system:collections'
    FROM business_day d, collection_batch b
    WHERE b.id = p.batch_id AND p.ended_on IS NULL AND b.recall_on < d.current_on
    RETURNING p.case_id
)
UPDATE collection_case k SET is_placed = false, next_action_on = d.current_on,
    version = k.version + 1
FROM over, business_day d WHERE k.id = over.case_id
RETURNING k.id, k.number, k.customer_id, k.branch_id, k.status, k.stage, k.version
"""
_LOCK: Final = """
SELECT id FROM collection_case WHERE customer_id = $1 AND status = 'open' FOR UPDATE
"""


async def end_day(tx: Tx) -> bool:
    """Brings the cases to the last closed day, once; False where that has been done."""
    await tx.execute(GATE_ALONE)
    day = await tx.value(_DUE)
    if day is None:
        return False
    moved = await follow(tx, None, opens=True)
    verdicts = await judge(tx, None)
    closed = await close(tx, None)
    recalled = await tx.rows(_EXPIRE)
    await tell_many(tx, moved.opened, "opened")
    await _tell_moves(tx, moved.changed)
    await _tell_verdicts(tx, verdicts)
    await tell_many(tx, recalled, "recalled", [{"reason": "expired"}] * len(recalled))
    await _tell_closed(tx, closed)
    assigned = await give_out(tx)
    counts = {
        "opened": len(moved.opened),
        "closed": len(closed),
        "changed": len(moved.changed),
        "assigned": assigned,
        "kept": sum(row["verdict"] == "kept" for row in verdicts),
        "broken": sum(row["verdict"] == "broken" for row in verdicts),
        "recalled": len(recalled),
    }
    await tx.execute(_MARK, day, *counts.values())
    actor = system_actor("collections")
    await audit.append(tx, actor, "collection.day", f"collection_day/{day}", counts)
    return True


async def settle(tx: Tx, customer_id: UUID) -> None:
    """A loan of the customer has changed: his case, promises and placement follow at once."""
    await tx.execute(GATE)
    await tx.rows(_LOCK, customer_id)
    moved = await follow(tx, [customer_id], opens=False)
    verdicts = await judge(tx, [customer_id])
    closed = await close(tx, [customer_id])
    await _tell_moves(tx, moved.changed)
    for row in moved.changed:
        if not row["moved"]:
            await news(tx, row, "amounts", row["version"])
    await _tell_verdicts(tx, verdicts)
    await _tell_closed(tx, closed)


async def _tell_moves(tx: Tx, rows: list[Any]) -> None:
    moved = [row for row in rows if row["moved"]]
    about = [{"from": row["from_stage"], "to": row["stage"]} for row in moved]
    await tell_many(tx, moved, "moved", about)


async def _tell_verdicts(tx: Tx, verdicts: list[dict[str, Any]]) -> None:
    for row in verdicts:
        verb = "promise_reopened" if row["verdict"] == "open" else f"promise_{row['verdict']}"
        if row["verdict"] == row["was"] == "open":
            verb = "promise_part"
        about = {name: row[name] for name in ("amount_minor", "received_minor", "currency")}
        await tell_many(tx, [row], verb, [about])


async def _tell_closed(tx: Tx, rows: list[Any]) -> None:
    actor = system_actor("collections")
    await notifications.end_stops(tx, actor, [f"case:{row['id']}" for row in rows])
    await tell_many(tx, rows, "closed", [{"reason": row["close_reason"]} for row in rows])
