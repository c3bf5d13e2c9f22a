"""The borrower is right: the loan is corrected and the dispute ends, in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from xindai.engine.events import MONEY_IN, EventType
from xindai.kernel.money import format_minor
from xindai.loans.actions import repay, reverse, waive
from xindai.loans.actions.append import append_in
from xindai.loans.actions.change import StoredLoan
from xindai.loans.actions.lock import GATE
from xindai.loans.actions.verb import Verb
from xindai.loans.dispute.actions.end import sealed_answer
from xindai.loans.dispute.errors import correction_incomplete, correction_unfit, event_unknown
from xindai.loans.dispute.lock import check_settler, lock_open
from xindai.loans.dispute.move import end_event, move
from xindai.loans.dispute.types import (
    Correction,
    CorrectionKind,
    DisputeStatus,
    UpheldDispute,
    UpholdDispute,
)
from xindai.loans.permissions import DISPUTE_SETTLE
from xindai.loans.requests.actions.command import digest
from xindai.loans.types import LoanCommand, Preview
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

UPHOLD: Final = "loan_dispute.uphold"
_NEEDS: Final = {
    CorrectionKind.REVERSE: ("event_id",),
    CorrectionKind.WAIVE: ("amount", "component"),
    CorrectionKind.REPAY: ("amount", "on"),
    CorrectionKind.REDATE: ("event_id", "on"),
}
VERBS: Final = {
    CorrectionKind.REVERSE: (reverse.VERB,),
    CorrectionKind.WAIVE: (waive.VERB,),
    CorrectionKind.REPAY: (repay.VERB,),
    CorrectionKind.REDATE: (reverse.VERB, repay.VERB),
}
"""The verbs that each correction is made of; whoever corrects needs the right to each."""


async def uphold_dispute(actor: Actor, wanted: UpholdDispute) -> UpheldDispute:
    """Once per key; a dry run does it all, shows what it changes, and keeps nothing.

    Refuses FORBIDDEN, LOAN_DISPUTE_NOT_FOUND, WRONG_STATUS, OWN_LOAN_DISPUTE, MISSING_FIELD,
    REASON_MISSING, INVALID_TEXT, NOT_A_PAYMENT, and as the verbs of the correction.
    """
    require(actor, DISPUTE_SETTLE)
    for verb in VERBS[wanted.correction.kind]:
        require(actor, verb.permission)
    for name in _NEEDS[wanted.correction.kind]:
        if getattr(wanted.correction, name) is None:
            raise correction_incomplete({"event_id": "eventId"}.get(name, name))
    if wanted.dry_run:
        async with db.transaction(dry_run=True) as tx:
            await tx.execute(GATE)
            loan, shown = await _uphold(tx, actor, await crypto.keys(tx), wanted, True)
        return UpheldDispute(dispute_id=wanted.dispute_id, currency=loan.currency, preview=shown)
    key = idempotency.check_key(wanted.idempotency_key)
    async with db.transaction() as tx:
        await tx.execute(GATE)
        keys = await crypto.keys(tx)

        async def act() -> dict[str, Any]:
            loan, _ = await _uphold(tx, actor, keys, wanted, False)
            return {"currency": loan.currency}

        answer = await idempotency.run(tx, actor, UPHOLD, key, _given(keys, wanted), act)
    return UpheldDispute(
        dispute_id=wanted.dispute_id,
        currency=answer.value()["currency"],
        replayed=answer.replayed,
    )


async def _uphold(
    tx: Tx, actor: Actor, keys: FieldKeys, wanted: UpholdDispute, show: bool
) -> tuple[StoredLoan, Preview | None]:
    loan, row = await lock_open(tx, actor, wanted.dispute_id)
    check_settler(actor, row)
    cells = sealed_answer(keys, row["id"], wanted.answer)
    shown = [await end_event(tx, actor, loan, row, show)]
    event_id: UUID | None = None
    for verb, command in _commands(loan, wanted.correction):
        event_id, preview = await append_in(tx, actor, verb, command, show)
        shown.append(preview)
    cells |= {"correction": wanted.correction.kind.value, "correction_event_id": event_id}
    about = {"correction": wanted.correction.kind.value, "event": str(event_id)}
    await move(tx, actor, loan, row, DisputeStatus.UPHELD, cells, about)
    return loan, whole([each for each in shown if each is not None])


def whole(parts: list[Preview]) -> Preview | None:
    """Several previews of one loan, one after another, as one."""
    if not parts:
        return None
    first, last = parts[0], parts[-1]
    return replace(
        last,
        rows_before=first.rows_before,
        balances_before=first.balances_before,
        journal=tuple(line for part in parts for line in part.journal),
    )


def _commands(loan: StoredLoan, wanted: Correction) -> Iterator[tuple[Verb, LoanCommand]]:
    """What the verbs of the correction are told, in order."""
    event = next((e for e in loan.events if e.id == str(wanted.event_id)), None)
    if wanted.event_id is not None and event is None:
        raise event_unknown()
    amount, on = wanted.amount, wanted.on
    if wanted.kind is CorrectionKind.REDATE:
        if event is None or event.type not in MONEY_IN or event.amount is None:
            raise correction_unfit("eventId")
        amount = format_minor(event.amount, loan.currency)
    for verb in VERBS[wanted.kind]:
        data: dict[str, Any] = {}
        if verb.type is EventType.REVERSE:
            data = {"event": str(wanted.event_id)}
        elif verb.type is EventType.WAIVE and wanted.component is not None:
            data = {"component": wanted.component.value}
        paid = verb.type is EventType.REPAY
        yield (
            verb,
            LoanCommand(
                loan_id=loan.id,
                type=verb.type.value,
                on=on if paid else None,
                amount=None if verb.type is EventType.REVERSE else amount,
                data=data,
            ),
        )


def _given(keys: FieldKeys, wanted: UpholdDispute) -> dict[str, Any]:
    put = wanted.correction
    return {
        "disputeId": str(wanted.dispute_id),
        "kind": put.kind.value,
        "eventId": str(put.event_id) if put.event_id else None,
        "amount": put.amount,
        "component": put.component.value if put.component else None,
        "on": put.on.isoformat() if put.on else None,
        "answer": digest(keys, wanted.answer),
    }
