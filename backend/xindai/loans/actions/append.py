"""The one pipeline of every verb: one transaction, or nothing at all.

gate -> key -> loan row -> checks -> fold -> rows, event, journal, audit, outbox -> commit. A dry
run walks the same way, keeps no key, and is rolled back.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from xindai.credit_lines import api as credit_lines
from xindai.engine.check import check
from xindai.engine.events import Event
from xindai.kernel.ids import new_id
from xindai.loans.actions.change import Change, StoredLoan, change, on_line
from xindai.loans.actions.lock import GATE, lock
from xindai.loans.actions.post import post
from xindai.loans.actions.preview import preview
from xindai.loans.actions.save import save
from xindai.loans.actions.verb import Verb
from xindai.loans.events import LOAN_CHANGED, LoanChanged
from xindai.loans.permissions import operation
from xindai.loans.refund.open import HARMLESS, check_no_refund
from xindai.loans.types import CommandResult, LoanCommand, Preview
from xindai.payments import api as payments
from xindai.platform import audit, db, idempotency, outbox
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require


async def append(actor: Actor, verb: Verb, command: LoanCommand) -> CommandResult:
    """Do the verb; refuses with the code and the field of what is wrong, and moves nothing then."""
    name = operation(verb.type)
    require(actor, verb.permission)
    if command.dry_run:
        async with db.transaction(dry_run=True) as tx:
            await tx.execute(GATE)
            _, shown = await append_in(tx, actor, verb, command, show=True)
            return CommandResult(loan_id=command.loan_id, event_id=None, preview=shown)
    key = idempotency.check_key(command.idempotency_key)

    async with db.transaction() as tx:
        await tx.execute(GATE)

        async def act() -> dict[str, Any]:
            event_id, _ = await append_in(tx, actor, verb, command)
            return {"eventId": str(event_id)}

        answer = await idempotency.run(tx, actor, name, key, command_json(command), act)
    return CommandResult(
        loan_id=command.loan_id,
        event_id=UUID(answer.value()["eventId"]),
        replayed=answer.replayed,
    )


def command_json(command: LoanCommand) -> dict[str, Any]:
    """What makes two sendings of a key the same input."""
    return {
        "loanId": str(command.loan_id),
        "type": command.type,
        "on": command.on.isoformat() if command.on else None,
        "amount": command.amount,
        "data": dict(command.data),
    }


async def append_in(
    tx: Tx, actor: Actor, verb: Verb, command: LoanCommand, show: bool = False
) -> tuple[UUID, Preview | None]:
    """The event, and on request what it changed, inside a transaction that holds the gate."""
    loan = await lock(tx, actor, command.loan_id)
    if verb.type not in HARMLESS:
        await check_no_refund(tx, loan.id)
    event = wanted_event(loan, verb, command)
    verb.check(loan, event)
    return await append_event(tx, actor, loan, event, show)


async def append_event(
    tx: Tx, actor: Actor, loan: StoredLoan, event: Event, show: bool = False
) -> tuple[UUID, Preview | None]:
    """An event that may happen, on a locked loan: everything that it writes."""
    name = operation(event.type)
    done = change(loan, (event,))
    lines = await post(tx, done, name)
    if event.reverses is not None:
        await payments.unbooked(tx, UUID(event.reverses), UUID(event.id))
    version = await save(tx, actor, done)
    drawn, principal, is_drawn = on_line(done)
    await credit_lines.follow_loan(
        tx, loan=drawn, principal_outstanding_minor=principal, is_drawn=is_drawn, actor=actor
    )
    await audit.append(tx, actor, name, f"loan/{loan.id}", event.to_json(loan.currency))
    await outbox.add(tx, LOAN_CHANGED, str(loan.id), _news(done, event, version).to_json())
    return UUID(event.id), preview(done, lines) if show else None


def wanted_event(loan: StoredLoan, verb: Verb, command: LoanCommand) -> Event:
    """The event that the command asks for, checked against the loan as it stands."""
    on = command.on or loan.today
    fields: dict[str, Any] = dict(command.data) | {"type": verb.type.value, "on": on.isoformat()}
    if command.amount is not None:
        fields["amount"] = command.amount
    event = Event.from_json(fields, loan.currency, "", str(new_id()))
    check(loan.terms, loan.events, event, loan.today)
    return event


def _news(done: Change, event: Event, version: int) -> LoanChanged:
    return LoanChanged(
        loan_id=done.loan.id,
        customer_id=done.loan.customer_id,
        branch_id=done.loan.branch_id,
        event_id=UUID(event.id),
        type=event.type.value,
        on=event.on,
        amount_minor=event.amount,
        status=done.loan_cells["status"],
        outstanding_minor=done.after.outstanding_minor,
        version=version,
    )
