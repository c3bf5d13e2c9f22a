"""What people do about a break: propose its entry, post what another proposed, explain, reverse."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.accounting.types import JournalDraft, JournalLine
from xindai.payments.errors import (
    break_not_found,
    break_state,
    no_entry_proposed,
    own_proposal,
)
from xindai.payments.permissions import RECONCILIATION_APPROVE, RECONCILIATION_PROPOSE
from xindai.payments.reconciliation.kinds import BreakKind, BreakState
from xindai.payments.reconciliation.news import tell_run
from xindai.payments.reconciliation.notes import check_note
from xindai.payments.reconciliation.suspense.keep import SUSPENSE_KINDS, keep, remove
from xindai.platform import audit, clock, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import Permission, require

KIND: Final = "reconciliation.break"
SOURCE: Final = "reconciliation_break"
_LOCK: Final = """
SELECT b.*, r.run_on, r.account_id FROM reconciliation_break b
JOIN reconciliation_run r ON r.id = b.run_id
JOIN settlement_account a ON a.id = r.account_id JOIN branch t ON t.id = a.branch_id
WHERE b.id = $1 AND t.path LIKE $2 FOR NO KEY UPDATE OF b
"""
_PROPOSE: Final = """
UPDATE reconciliation_break SET state = 'proposed', note = $2, proposed_by = $3,
    proposed_at = now(), decided_by = NULL, decided_at = NULL, version = version + 1
WHERE id = $1
"""
_POST: Final = """
UPDATE reconciliation_break SET state = 'posted', entry_id = $2, decided_by = $3,
    decided_at = now(), version = version + 1
WHERE id = $1
"""
_REJECT: Final = """
UPDATE reconciliation_break SET state = 'open', note = $2, decided_by = $3, decided_at = now(),
    version = version + 1
WHERE id = $1
"""
_EXPLAIN: Final = """
UPDATE reconciliation_break SET state = 'explained', note = $2, decided_by = $3,
    decided_at = now(), version = version + 1
WHERE id = $1
"""
_REVERSE: Final = """
UPDATE reconciliation_break SET state = 'reversed', reversal_id = $2, note = $3,
    version = version + 1
WHERE id = $1
"""
_ENTRY: Final = """
SELECT id FROM journal_entry WHERE source_type = $1 AND source_id = $2 AND reverses_id IS NULL
ORDER BY id DESC LIMIT 1
"""

Act = Callable[[Tx, Any], Awaitable[None]]


async def propose_break(actor: Actor, break_id: UUID, note: str, idempotency_key: str) -> UUID:
    """The entry of the break waits for a second person. Refuses BREAK_NOT_FOUND, BREAK_STATE,
    BREAK_WITHOUT_ENTRY, NOTE_MISSING."""
    why = check_note(note)

    async def act(tx: Tx, row: Any) -> None:
        _check(row, BreakState.OPEN, BreakState.CARRIED)
        if row["no_entry"] is not None:
            raise no_entry_proposed(row["no_entry"])
        await tx.execute(_PROPOSE, row["id"], why, actor.id)

    return await _do(actor, RECONCILIATION_PROPOSE, break_id, {"note": why}, idempotency_key, act)


async def approve_break(actor: Actor, break_id: UUID, idempotency_key: str) -> UUID:
    """The proposed entry is posted on the business date, once, by somebody who has not proposed
    it. Refuses BREAK_NOT_FOUND, BREAK_STATE, OWN_PROPOSAL, PERIOD_CLOSED."""

    async def act(tx: Tx, row: Any) -> None:
        _check(row, BreakState.PROPOSED)
        if row["proposed_by"] == actor.id:
            raise own_proposal("breakId")
        entry_id = await _post(tx, row)
        await tx.execute(_POST, row["id"], entry_id, actor.id)
        if BreakKind(row["kind"]) in SUSPENSE_KINDS:
            await keep(tx, row)

    return await _do(actor, RECONCILIATION_APPROVE, break_id, {}, idempotency_key, act)


async def reject_break(actor: Actor, break_id: UUID, note: str, idempotency_key: str) -> UUID:
    """The proposal goes back; refuses as `approve_break`, and NOTE_MISSING."""
    why = check_note(note)

    async def act(tx: Tx, row: Any) -> None:
        _check(row, BreakState.PROPOSED)
        if row["proposed_by"] == actor.id:
            raise own_proposal("breakId")
        await tx.execute(_REJECT, row["id"], why, actor.id)

    given = {"note": why, "reject": True}
    return await _do(actor, RECONCILIATION_APPROVE, break_id, given, idempotency_key, act)


async def explain_break(actor: Actor, break_id: UUID, note: str, idempotency_key: str) -> UUID:
    """Nothing is booked, and here is why: the bank has corrected itself, say. Refuses
    BREAK_NOT_FOUND, BREAK_STATE, NOTE_MISSING."""
    why = check_note(note)

    async def act(tx: Tx, row: Any) -> None:
        _check(row, BreakState.OPEN, BreakState.CARRIED)
        await tx.execute(_EXPLAIN, row["id"], why, actor.id)

    given = {"note": why, "explain": True}
    return await _do(actor, RECONCILIATION_APPROVE, break_id, given, idempotency_key, act)


async def reverse_break(actor: Actor, break_id: UUID, note: str, idempotency_key: str) -> UUID:
    """The mirror of a posted entry, once. Refuses BREAK_NOT_FOUND, BREAK_STATE, NOTE_MISSING,
    OWN_PROPOSAL, and SUSPENSE_STATE where its money in suspense has gone on."""
    why = check_note(note)

    async def act(tx: Tx, row: Any) -> None:
        _check(row, BreakState.POSTED)
        if row["proposed_by"] == actor.id:
            raise own_proposal("breakId")
        await remove(tx, row["id"])
        on = await clock.business_date(tx)
        reversal_id = await accounting.reverse(tx, row["entry_id"], on, row["number"])
        await tx.execute(_REVERSE, row["id"], reversal_id, why)

    given = {"note": why, "reverse": True}
    return await _do(actor, RECONCILIATION_APPROVE, break_id, given, idempotency_key, act)


async def _do(
    actor: Actor,
    permission: Permission,
    break_id: UUID,
    given: dict[str, Any],
    idempotency_key: str,
    act: Act,
) -> UUID:
    """Right, key, row, the act, audit and news; once per key."""
    require(actor, permission)
    key = idempotency.check_key(idempotency_key)
    verb = next((name for name in ("reject", "explain", "reverse") if given.get(name)), None)
    operation = f"reconciliation.{verb}" if verb else permission.code
    async with db.transaction() as tx:
        await accounting.hold_day(tx)

        async def once() -> dict[str, Any]:
            row = await tx.row(_LOCK, break_id, actor.branch_pattern())
            if row is None:
                raise break_not_found()
            await act(tx, row)
            about = {"number": row["number"], "kind": row["kind"]}
            await audit.append(tx, actor, operation, f"reconciliation_break/{break_id}", about)
            await tell_run(tx, row["run_id"], changed=True)
            return {"id": str(break_id)}

        full = {"id": str(break_id)} | given
        answer = await idempotency.run(tx, actor, operation, key, full, once)
    return UUID(answer.value()["id"])


async def _post(tx: Tx, row: Any) -> UUID:
    on: date = await clock.business_date(tx)
    draft = JournalDraft(
        kind=KIND,
        booked_on=on,
        value_on=min(on, row["run_on"]),
        source_type=SOURCE,
        source_id=row["id"],
        description=row["number"],
        lines=tuple(
            JournalLine(
                role=line["role"],
                amount_minor=line["amount"],
                currency=line["currency"],
                branch_id=UUID(line["branch"]),
            )
            for line in row["proposal"]
        ),
    )
    await accounting.post(tx, draft)
    entry_id = await tx.value(_ENTRY, SOURCE, row["id"])
    assert isinstance(entry_id, UUID)  # posted above
    return entry_id


def _check(row: Any, *states: BreakState) -> None:
    if row["state"] not in states:
        raise break_state(row["state"])
