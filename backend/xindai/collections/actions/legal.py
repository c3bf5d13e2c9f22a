"""Go to court: open a legal action, note its steps and what they cost."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.collections.actions.command import check_mine, check_open, run_on
from xindai.collections.errors import (
    legal_backwards,
    legal_not_found,
    legal_open,
    out_of_range,
)
from xindai.collections.outside_models import STEP_NOTE
from xindai.collections.permissions import LEGAL
from xindai.collections.rules import plain, why
from xindai.collections.tell import move
from xindai.collections.types import LegalStage
from xindai.kernel.ids import new_id
from xindai.kernel.money import parse_amount, parse_positive
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

OPEN: Final = "collection.legal_open"
STEP: Final = "collection.legal_step"
_ADD: Final = """
INSERT INTO collection_legal (id, number, case_id, customer_id, court, claimed_minor, currency,
    opened_by, opened_on)
VALUES ($1, number_with_check('SS', nextval('collection_number')), $2, $3, $4, $5, $6, $7, $8)
"""
_THERE: Final = "SELECT id FROM collection_legal WHERE case_id = $1 AND stage <> 'ended'"
_STEP: Final = """
INSERT INTO collection_legal_step (id, legal_id, stage, on_date, cost_minor, note_sealed, by)
VALUES ($1, $2, $3, $4, $5, $6, $7)
"""
_CASE: Final = f"""
SELECT x.case_id FROM collection_legal x JOIN collection_case k ON k.id = x.case_id
JOIN branch b ON b.id = k.branch_id WHERE {in_scope("b.path", "x.customer_id")} AND x.id = $3
"""
_GO_ON: Final = """
UPDATE collection_legal SET stage = $2::text, court_number = coalesce($3, court_number),
    ended_on = CASE WHEN $2::text = 'ended' THEN $4::date END, version = version + 1 WHERE id = $1
"""


async def open_legal(
    actor: Actor, case_id: UUID, court: str, claimed: str, note: str | None, key: str
) -> UUID:
    """The action's id; refuses as `check_mine`, LEGAL_OPEN, REASON_MISSING (no court)."""
    require(actor, LEGAL)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> dict[str, str]:
        check_mine(actor, row)
        where = why(court, "court")
        minor = parse_positive(claimed, row["currency"], "claimed")
        if await tx.value(_THERE, case_id) is not None:
            raise legal_open()
        legal_id = new_id()
        cells = (case_id, row["customer_id"], where, minor, row["currency"], actor.id)
        await tx.execute(_ADD, legal_id, *cells, row["today"])
        await _note(tx, keys, actor, legal_id, LegalStage.PREPARING, row["today"], 0, note)
        about = {"legal": str(legal_id), "amount_minor": minor, "currency": row["currency"]}
        await move(tx, actor, keys, row, "legal_opened", about=about)
        return {"legalId": str(legal_id)}

    given = {"court": court, "claimed": claimed, "note": note}
    return UUID((await run_on(actor, OPEN, case_id, key, given, act))["legalId"])


async def legal_step(
    actor: Actor,
    legal_id: UUID,
    stage: LegalStage,
    on: date,
    cost: str | None,
    court_number: str | None,
    note: str | None,
    key: str,
) -> UUID:
    """The case's id. A step is of the present stage or a later one; the last one ends the action.

    Refuses LEGAL_NOT_FOUND, LEGAL_BACKWARDS, OUT_OF_RANGE (a day to come).
    """
    require(actor, LEGAL)
    case_id: UUID | None = await db.pool().fetchval(_CASE, *actor.scope(), legal_id)
    if case_id is None:
        raise legal_not_found()

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> None:
        if stage is not LegalStage.ENDED:
            check_open(row)
        found = await tx.row("SELECT * FROM collection_legal WHERE id = $1 FOR UPDATE", legal_id)
        order = list(LegalStage)
        if found is None or found["stage"] == LegalStage.ENDED:
            raise legal_not_found()
        if order.index(stage) < order.index(LegalStage(found["stage"])):
            raise legal_backwards()
        if not found["opened_on"] <= on <= row["today"]:
            raise out_of_range("on", f"from {found['opened_on']} to today")
        minor = 0 if cost is None else parse_amount(cost, row["currency"], "cost")
        number = plain(court_number, "courtNumber")
        await tx.execute(_GO_ON, legal_id, stage.value, number, on)
        await _note(tx, keys, actor, legal_id, stage, on, minor, note)
        about = {"legal": str(legal_id), "stage": stage.value, "cost_minor": minor}
        about["currency"] = row["currency"]
        await move(tx, actor, keys, row, "legal_step", about=about)

    given = {
        "legalId": str(legal_id),
        "stage": stage.value,
        "on": on.isoformat(),
        "cost": cost,
        "courtNumber": court_number,
        "note": note,
    }
    await run_on(actor, STEP, case_id, key, given, act)
    return case_id


async def _note(
    tx: Tx,
    keys: FieldKeys,
    actor: Actor,
    legal_id: UUID,
    stage: LegalStage,
    on: date,
    minor: int,
    note: str | None,
) -> None:
    step_id, words = new_id(), plain(note, "note")
    sealed = words and keys.seal(words, STEP_NOTE.table, str(step_id), STEP_NOTE.field)
    await tx.execute(_STEP, step_id, legal_id, stage.value, on, minor, sealed, actor.id)
