"""Say yes: the verb of the loan and the end of the request are one transaction."""

from __future__ import annotations

from typing import Any, Final

from xindai.engine.events import EventType
from xindai.loans.actions.append import append_in, command_json
from xindai.loans.actions.lock import GATE
from xindai.loans.actions.verb import Verb
from xindai.loans.hardship.errors import answered_by_offer
from xindai.loans.hardship.move import is_signed_offer
from xindai.loans.permissions import REQUEST_WORK
from xindai.loans.requests.actions.command import digest
from xindai.loans.requests.lock import check_worker, lock
from xindai.loans.requests.models import ANSWER
from xindai.loans.requests.move import move
from xindai.loans.requests.types import Approval, Approved, RequestKind, RequestStatus
from xindai.loans.requests.wishes import check_answer, plain
from xindai.loans.types import LoanCommand, Preview
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

APPROVE: Final = "service_request.approve"


async def approve(actor: Actor, verb: Verb | None, wanted: Approval) -> Approved:
    """Once per key; a dry run does it all, shows what the verb changes, and keeps nothing.

    `verb` is that of `wanted.verb`; the actor needs its permission besides that of the desk.
    Refuses FORBIDDEN, INVALID_TEXT, as `check_worker` and `check_answer`, and as the verb.
    """
    require(actor, REQUEST_WORK)
    if verb is not None:
        require(actor, verb.permission)
    if wanted.dry_run:
        async with db.transaction(dry_run=True) as tx:
            await tx.execute(GATE)
            row, shown = await _approve_in(tx, await crypto.keys(tx), actor, verb, wanted, True)
            return Approved(request_id=wanted.request_id, preview=shown, currency=row["currency"])
    key = idempotency.check_key(wanted.idempotency_key)
    async with db.transaction() as tx:
        await tx.execute(GATE)
        keys = await crypto.keys(tx)

        async def act() -> dict[str, Any]:
            row, _ = await _approve_in(tx, keys, actor, verb, wanted, False)
            return {"currency": row["currency"]}

        answer = await idempotency.run(tx, actor, APPROVE, key, _given(keys, wanted), act)
    return Approved(
        request_id=wanted.request_id,
        currency=answer.value()["currency"],
        replayed=answer.replayed,
    )


async def _approve_in(
    tx: Tx, keys: FieldKeys, actor: Actor, verb: Verb | None, wanted: Approval, show: bool
) -> tuple[Any, Preview | None]:
    row = await lock(tx, actor, wanted.request_id)
    check_worker(actor, row, "approve")
    if await is_signed_offer(tx, row["id"]):
        raise answered_by_offer()
    answer = plain(wanted.answer, "answer")
    kind: EventType | None = check_answer(RequestKind(row["kind"]), wanted.verb, answer)
    event_id, shown = None, None
    if kind is not None and verb is not None:
        command = _command(wanted, row)
        event_id, shown = await append_in(tx, actor, verb, command, show)
    cells = {
        "loan_event_id": event_id,
        "answer_sealed": answer and keys.seal(answer, ANSWER.table, str(row["id"]), ANSWER.field),
        "decided_by": actor.id,
        "decided_at": row["now"],
    }
    about = {"event": str(event_id) if event_id else None, "verb": wanted.verb}
    await move(tx, actor, row, "approve", RequestStatus.APPROVED, cells=cells, about=about)
    return row, shown


def _command(wanted: Approval, row: Any) -> LoanCommand:
    return LoanCommand(
        loan_id=row["loan_id"], type=wanted.verb or "", on=wanted.on, data=wanted.data
    )


def _given(keys: FieldKeys, wanted: Approval) -> dict[str, Any]:
    command = LoanCommand(
        loan_id=wanted.request_id, type=wanted.verb or "", on=wanted.on, data=wanted.data
    )
    same = {k: v for k, v in command_json(command).items() if k not in ("loanId", "amount")}
    return {
        "requestId": str(wanted.request_id),
        **same,
        "answer": digest(keys, wanted.answer),
    }
