"""Take a promise to pay; take it back."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.collections.actions.command import check_mine, run_on
from xindai.collections.errors import (
    out_of_range,
    promise_not_found,
    promise_open,
    promise_too_high,
)
from xindai.collections.permissions import WORK
from xindai.collections.rules import plain, why
from xindai.collections.tell import move
from xindai.kernel.ids import new_id
from xindai.kernel.money import parse_positive
from xindai.loans import api as loans
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

MAKE: Final = "collection.promise"
CANCEL: Final = "collection.promise_cancel"
_ADD: Final = """
INSERT INTO collection_promise (id, case_id, customer_id, currency, amount_minor, due_on,
    grace_days, after_seq, made_by, made_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
"""
_OPEN: Final = "SELECT id FROM collection_promise WHERE case_id = $1 AND status = 'open'"
_CASE: Final = f"""
SELECT p.case_id FROM collection_promise p JOIN collection_case k ON k.id = p.case_id
JOIN branch b ON b.id = k.branch_id WHERE {in_scope("b.path", "p.customer_id")} AND p.id = $3
"""
_CANCEL: Final = """
UPDATE collection_promise SET status = 'cancelled', settled_on = $2
WHERE id = $1 AND status = 'open'
"""


async def make_promise(
    actor: Actor, case_id: UUID, amount: str, due_on: date, note: str | None, key: str
) -> UUID:
    """The promise's id. Part of what is late may be promised; it counts when the money has come.

    Refuses as `check_mine`, PROMISE_OPEN, PROMISE_TOO_HIGH, OUT_OF_RANGE (due_on), and ill-formed
    amounts.
    """
    require(actor, WORK)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> dict[str, str]:
        check_mine(actor, row)
        minor = parse_positive(amount, row["currency"], "amount")
        last = row["today"] + timedelta(days=row["longest_promise_days"])
        if not row["today"] <= due_on <= last:
            raise out_of_range("dueOn", f"from today to {last}")
        if minor > row["overdue_minor"]:
            raise promise_too_high()
        if await tx.value(_OPEN, case_id) is not None:
            raise promise_open()
        promise_id, grace = new_id(), row["grace_days"]
        await tx.execute(
            _ADD,
            promise_id,
            case_id,
            row["customer_id"],
            row["currency"],
            minor,
            due_on,
            grace,
            await loans.seqs(tx, row["customer_id"]),
            actor.id,
            row["today"],
        )
        about = {
            "promise": str(promise_id),
            "amount_minor": minor,
            "currency": row["currency"],
            "due_on": due_on.isoformat(),
        }
        # Nobody presses a customer who has promised before his day has come.
        cells = {"next_action_on": due_on + timedelta(days=grace + 1)}
        words = plain(note, "note")
        line = {"next_action_on": cells["next_action_on"]}
        await move(tx, actor, keys, row, "promise", cells=cells, about=about, note=words, line=line)
        return {"promiseId": str(promise_id)}

    given = {"amount": amount, "dueOn": due_on.isoformat(), "note": note}
    return UUID((await run_on(actor, MAKE, case_id, key, given, act))["promiseId"])


async def cancel_promise(actor: Actor, promise_id: UUID, reason: str, key: str) -> UUID:
    """The case's id; refuses PROMISE_NOT_FOUND, REASON_MISSING, as `check_mine`."""
    require(actor, WORK)
    case_id: UUID | None = await db.pool().fetchval(_CASE, *actor.scope(), promise_id)
    if case_id is None:
        raise promise_not_found()

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        check_mine(actor, row)
        words = why(reason)
        if not await tx.execute(_CANCEL, promise_id, row["today"]):
            raise promise_not_found()
        cells = {"next_action_on": row["today"]}
        about = {"promise": str(promise_id)}
        await move(tx, actor, keys, row, "promise_cancelled", cells=cells, about=about, note=words)

    given = {"promiseId": str(promise_id), "reason": reason}
    await run_on(actor, CANCEL, case_id, key, given, act)
    return case_id
