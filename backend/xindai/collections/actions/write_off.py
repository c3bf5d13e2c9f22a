"""Give a loan up: one proposes, somebody else agrees, and it is written off in that moment."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.collections.actions.command import check_mine, lock, once, run_on
from xindai.collections.errors import (
    loan_not_of_case,
    same_person,
    write_off_not_found,
    write_off_open,
)
from xindai.collections.outside_models import WRITE_OFF_NOTE
from xindai.collections.permissions import WRITE_OFF_DECIDE, WRITE_OFF_PROPOSE
from xindai.collections.rules import why
from xindai.collections.tell import move
from xindai.collections.types import WriteOffReason
from xindai.engine.events import EventType
from xindai.kernel.ids import new_id
from xindai.loans import api as loans
from xindai.loans.types import LoanCommand, Preview
from xindai.platform import crypto, db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

PROPOSE: Final = "collection.write_off_propose"
DECIDE: Final = "collection.write_off_decide"
_LOAN: Final = """
SELECT l.id, l.outstanding_minor, l.currency FROM collection_case_loan x
JOIN loan l ON l.id = x.loan_id
WHERE x.case_id = $1 AND x.loan_id = $2 AND x.cured_on IS NULL AND l.status = 'active'
"""
_ADD: Final = """
INSERT INTO collection_write_off (id, number, case_id, loan_id, customer_id, reason, note_sealed,
    outstanding_minor, currency, proposed_by)
VALUES ($1, number_with_check('HX', nextval('collection_number')), $2, $3, $4, $5, $6, $7, $8, $9)
"""
_FIND: Final = f"""
SELECT w.case_id FROM collection_write_off w JOIN collection_case k ON k.id = w.case_id
JOIN branch b ON b.id = k.branch_id WHERE {in_scope("b.path", "w.customer_id")} AND w.id = $3
"""
_DECIDED: Final = """
UPDATE collection_write_off SET status = $2, decided_by = $3, decided_at = now(),
    loan_event_id = $4 WHERE id = $1
"""


async def propose_write_off(
    actor: Actor, case_id: UUID, loan_id: UUID, reason: WriteOffReason, note: str, key: str
) -> UUID:
    """The proposal; refuses as `check_mine`, LOAN_NOT_FOUND, WRITE_OFF_OPEN, REASON_MISSING."""
    require(actor, WRITE_OFF_PROPOSE)

    async def act(tx: Tx, keys: FieldKeys, row: Any) -> dict[str, str]:
        check_mine(actor, row)
        words = why(note, "note")
        loan = await tx.row(_LOAN, case_id, loan_id)
        if loan is None:
            raise loan_not_of_case()
        key_, sealed_in = new_id(), WRITE_OFF_NOTE
        sealed = keys.seal(words, sealed_in.table, str(key_), sealed_in.field)
        cells = (case_id, loan_id, row["customer_id"], reason.value, sealed)
        money = (loan["outstanding_minor"], loan["currency"])
        try:
            async with tx.savepoint():
                await tx.execute(_ADD, key_, *cells, *money, actor.id)
        except UniqueViolationError as taken:
            raise write_off_open() from taken
        about = {"loan": str(loan_id), "amount_minor": money[0], "currency": money[1]}
        await move(tx, actor, keys, row, "write_off_proposed", about=about)
        return {"writeOffId": str(key_)}

    given = {"loanId": str(loan_id), "why": reason.value, "note": note}
    return UUID((await run_on(actor, PROPOSE, case_id, key, given, act))["writeOffId"])


async def decide_write_off(
    actor: Actor, write_off_id: UUID, agrees: bool, key: str, *, dry_run: bool = False
) -> Preview | None:
    """Agreeing writes the loan off in the same transaction, with the right of that verb too.

    A dry run shows what it would change. Refuses WRITE_OFF_NOT_FOUND, SAME_PERSON, and as the
    verb of the loan.
    """
    require(actor, WRITE_OFF_DECIDE)
    if agrees:
        require(actor, loans.VERBS[EventType.WRITE_OFF].permission)
    if dry_run:
        async with db.transaction(dry_run=True) as tx:
            await tx.execute(loans.GATE)
            return await _decide(tx, await crypto.keys(tx), actor, write_off_id, agrees, True)

    async def act(tx: Tx, keys: FieldKeys) -> None:
        await _decide(tx, keys, actor, write_off_id, agrees, False)

    given = {"writeOffId": str(write_off_id), "agrees": agrees}
    await once(actor, DECIDE, key, given, act, books=True)
    return None


async def _decide(
    tx: Tx, keys: FieldKeys, actor: Actor, write_off_id: UUID, agrees: bool, show: bool
) -> Preview | None:
    case_id = await tx.value(_FIND, *actor.scope(), write_off_id)
    if case_id is None:
        raise write_off_not_found()
    row = await lock(tx, actor, case_id)
    found = await tx.row("SELECT * FROM collection_write_off WHERE id = $1", write_off_id)
    if found is None or found["status"] != "proposed":
        raise write_off_not_found()
    if found["proposed_by"] == actor.id:
        raise same_person()
    event_id, shown = None, None
    if agrees:
        command = LoanCommand(loan_id=found["loan_id"], type=EventType.WRITE_OFF.value)
        event_id, shown = await loans.command_in(tx, actor, command, show=show)
    verb = "write_off_done" if agrees else "write_off_turned_down"
    status = "done" if agrees else "turned_down"
    await tx.execute(_DECIDED, write_off_id, status, actor.id, event_id)
    about = {"loan": str(found["loan_id"])}
    await move(tx, actor, keys, row, verb, about=about)
    return shown
