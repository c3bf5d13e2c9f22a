"""How a dispute begins and ends: an event of the loan, a stop at the gate, audit, news."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.engine.check import check
from xindai.engine.events import Event, EventType
from xindai.kernel.ids import new_id
from xindai.loans.actions.append import append_event
from xindai.loans.actions.change import StoredLoan
from xindai.loans.dispute.types import DisputeStatus
from xindai.loans.events import LOAN_DISPUTE_CHANGED, LoanDisputeChanged
from xindai.loans.types import Preview
from xindai.notifications import api as notifications
from xindai.notifications.api import ContactRole, NewStop, Person, Purpose, StopKind
from xindai.platform import audit, outbox
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

STOPPED: Final = (Purpose.REMINDER, Purpose.COLLECTION)
_NOTICES: Final = {
    DisputeStatus.UPHELD: "loan_dispute.upheld",
    DisputeStatus.REJECTED: "loan_dispute.rejected",
}


async def stop_dunning(tx: Tx, actor: Actor, customer_id: UUID, dispute_id: UUID) -> None:
    """Nobody reminds the borrower or collects from him while the dispute is open."""
    stop = NewStop(
        person=Person(role=ContactRole.CUSTOMER, subject_id=customer_id),
        kind=StopKind.DISPUTE,
        purposes=STOPPED,
        reference=_reference(dispute_id),
    )
    await notifications.stop_in(tx, actor, stop)


def _reference(dispute_id: UUID) -> str:
    return f"loan_dispute:{dispute_id}"


async def end_event(
    tx: Tx, actor: Actor, loan: StoredLoan, row: Any, show: bool = False
) -> Preview | None:
    """What rested goes on from the business date."""
    data = {"since": row["opened_on"]}
    kind = EventType.DISPUTE_END
    event = Event(str(new_id()), kind, loan.today, row["amount_minor"], data)
    check(loan.terms, loan.events, event, loan.today)
    _, shown = await append_event(tx, actor, loan, event, show)
    return shown


async def move(
    tx: Tx,
    actor: Actor,
    loan: StoredLoan,
    row: Any,
    to: DisputeStatus,
    cells: Mapping[str, Any],
    about: Mapping[str, Any] | None = None,
) -> None:
    """Ends a locked dispute; `about` goes into the audit record, so it holds no words of people."""
    changed = {**cells, "ended_by": actor.id, "ended_on": loan.today}
    named = "".join(f", {name} = ${n}" for n, name in enumerate(changed, 4))
    sql = f"""UPDATE loan_dispute SET status = $2, version = $3, ended_at = now(){named}
        WHERE id = $1"""
    version = row["version"] + 1
    await tx.execute(sql, row["id"], to.value, version, *changed.values())
    await notifications.end_stops(tx, actor, [_reference(row["id"])])
    await record(tx, actor, row, to, version, about or {})
    if to in _NOTICES:
        account_id = await customers.account_of_customer(tx, row["customer_id"])
        if account_id is not None:
            told = {"number": row["number"]}
            await notifications.notify(tx, f"borrower:{account_id}", _NOTICES[to], told)


async def record(
    tx: Tx,
    actor: Actor,
    row: Mapping[str, Any],
    status: DisputeStatus,
    version: int,
    about: Mapping[str, Any],
) -> None:
    """Audit and news of one version."""
    told = {**about, "number": row["number"], "version": version}
    await audit.append(tx, actor, f"loan_dispute.{status.value}", f"loan_dispute/{row['id']}", told)
    news = LoanDisputeChanged(
        dispute_id=row["id"],
        number=row["number"],
        loan_id=row["loan_id"],
        customer_id=row["customer_id"],
        branch_id=row["branch_id"],
        reason=row["reason"],
        status=status.value,
        amount_minor=row["amount_minor"],
        currency=row["currency"],
        version=version,
    )
    await outbox.add(tx, LOAN_DISPUTE_CHANGED, str(row["id"]), news.to_json())
