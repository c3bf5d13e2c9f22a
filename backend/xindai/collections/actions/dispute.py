"""The customer disputes the debt: nothing is collected from him until that has ended.

This is of the whole debt (he is not the debtor, say). An amount of a loan is contested at the loan
(loans/dispute), which stops collecting too and is settled there.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.collections.actions.command import check_mine, check_open, run_on
from xindai.collections.errors import case_disputed, case_not_disputed, out_of_range
from xindai.collections.permissions import WORK
from xindai.collections.rules import plain, why
from xindai.collections.tell import move
from xindai.notifications import api as notifications
from xindai.notifications.api import ContactRole, Person, Purpose
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

OPEN: Final = "collection.dispute"
END: Final = "collection.dispute_end"
NOTE: Final = "collection.note"


async def dispute(actor: Actor, case_id: UUID, reason: str, key: str) -> None:
    """Refuses as `check_mine`, COLLECTION_CASE_DISPUTED, REASON_MISSING."""
    require(actor, WORK)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        check_mine(actor, row)
        if row["rests"]:
            raise case_disputed()
        stop = notifications.NewStop(
            person=Person(role=ContactRole.CUSTOMER, subject_id=row["customer_id"]),
            kind=notifications.StopKind.DISPUTE,
            purposes=(Purpose.COLLECTION,),
            reference=f"case:{case_id}",
        )
        await notifications.stop_in(tx, actor, stop)
        cells = {"is_disputed": True}
        await move(tx, actor, keys, row, "disputed", cells=cells, note=why(reason))

    await run_on(actor, OPEN, case_id, key, {"reason": reason}, act)


async def end_dispute(actor: Actor, case_id: UUID, reason: str, key: str) -> None:
    """`reason`: how it ended. Refuses as `check_mine`, COLLECTION_CASE_NOT_DISPUTED."""
    require(actor, WORK)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        check_mine(actor, row)
        if not row["is_disputed"]:
            raise case_not_disputed()
        await notifications.end_stops(tx, actor, [f"case:{case_id}"])
        cells = {"is_disputed": False, "next_action_on": row["today"]}
        await move(tx, actor, keys, row, "dispute_ended", cells=cells, note=why(reason))

    await run_on(actor, END, case_id, key, {"reason": reason}, act)


async def add_note(
    actor: Actor, case_id: UUID, note: str, next_action_on: date | None, key: str
) -> None:
    """A line of the timeline, and when to look at the case again; refuses as `check_open`."""
    require(actor, WORK)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        check_open(row)
        words = why(note, "note")
        if next_action_on is not None and next_action_on < row["today"]:
            raise out_of_range("nextActionOn", "from today on")
        cells = {} if next_action_on is None else {"next_action_on": next_action_on}
        line = {"next_action_on": next_action_on}
        await move(tx, actor, keys, row, "note", cells=cells, note=plain(words, "note"), line=line)

    day = next_action_on.isoformat() if next_action_on else None
    await run_on(actor, NOTE, case_id, key, {"note": note, "nextActionOn": day}, act)
