"""The only way an offer changes: its row, one version more, audit, news, and a notice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.customers import api as customers
from xindai.loans.events import HARDSHIP_OFFER_CHANGED, HardshipOfferChanged
from xindai.loans.hardship.errors import offer_not_found
from xindai.loans.hardship.types import HardshipStatus
from xindai.notifications import api as notifications
from xindai.platform import audit, outbox
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx

_LOCK: Final = f"""
SELECT o.*, l.branch_id, l.currency, l.number AS loan_number FROM hardship_offer o
JOIN loan l ON l.id = o.loan_id
JOIN branch b ON b.id = l.branch_id AND {in_scope("b.path", "l.customer_id")}
WHERE o.id = $3 FOR NO KEY UPDATE OF o
"""
_LOAN: Final = f"""
SELECT o.loan_id, o.request_id FROM hardship_offer o JOIN loan l ON l.id = o.loan_id
JOIN branch b ON b.id = l.branch_id AND {in_scope("b.path", "l.customer_id")} WHERE o.id = $3
"""
_OF_REQUEST: Final = """
SELECT o.*, l.branch_id, l.currency, l.number AS loan_number FROM hardship_offer o
JOIN loan l ON l.id = o.loan_id WHERE o.request_id = $1 FOR NO KEY UPDATE OF o
"""
_NOTICES: Final = {
    HardshipStatus.EXECUTED: "hardship.executed",
    HardshipStatus.OUTDATED: "hardship.outdated",
}
OPEN: Final = (HardshipStatus.CHOSEN, HardshipStatus.SIGNED)


async def owner_of(tx: Tx, actor: Actor, offer_id: UUID) -> tuple[UUID, UUID | None]:
    """The loan of an offer, and the request that it became; refuses HARDSHIP_OFFER_NOT_FOUND."""
    row = await tx.row(_LOAN, *actor.scope(), offer_id)
    if row is None:
        raise offer_not_found()
    return row["loan_id"], row["request_id"]


async def lock_offer(tx: Tx, actor: Actor, offer_id: UUID) -> Any:
    """The row with the loan's branch, currency and number; it stands after its loan in the order
    of locks. Refuses HARDSHIP_OFFER_NOT_FOUND."""
    row = await tx.row(_LOCK, *actor.scope(), offer_id)
    if row is None:
        raise offer_not_found()
    return row


async def move(
    tx: Tx, actor: Actor, row: Any, to: HardshipStatus, cells: Mapping[str, Any] | None = None
) -> None:
    """Writes `cells` and the state of a locked row."""
    changed = dict(cells or {})
    if to not in OPEN:
        changed["ended_by"] = actor.id
    named = "".join(f", {name} = ${n}" for n, name in enumerate(changed, 4))
    ended = "" if to in OPEN else ", ended_at = now()"
    sql = f"UPDATE hardship_offer SET status = $2, version = $3{named}{ended} WHERE id = $1"
    version = row["version"] + 1
    await tx.execute(sql, row["id"], to.value, version, *changed.values())
    await record(tx, actor, row, to, version)
    if to in _NOTICES:
        account_id = await customers.account_of_customer(tx, row["customer_id"])
        if account_id is not None:
            told = {"number": row["number"]}
            await notifications.notify(tx, f"borrower:{account_id}", _NOTICES[to], told)


async def record(
    tx: Tx, actor: Actor, row: Mapping[str, Any], status: HardshipStatus, version: int
) -> None:
    """Audit and news of one version."""
    subject = f"hardship_offer/{row['id']}"
    about = {"number": row["number"], "kind": row["kind"], "version": version}
    await audit.append(tx, actor, f"hardship_offer.{status.value}", subject, about)
    news = HardshipOfferChanged(
        offer_id=row["id"],
        number=row["number"],
        loan_id=row["loan_id"],
        customer_id=row["customer_id"],
        branch_id=row["branch_id"],
        kind=row["kind"],
        status=status.value,
        version=version,
    )
    await outbox.add(tx, HARDSHIP_OFFER_CHANGED, str(row["id"]), news.to_json())


async def request_ended(tx: Tx, actor: Actor, request_id: UUID, to: HardshipStatus) -> None:
    """The desk has declined the request of an offer, or the borrower took it back."""
    row = await tx.row(_OF_REQUEST, request_id)
    if row is not None and row["status"] == HardshipStatus.SIGNED:
        await move(tx, actor, row, to)


async def is_signed_offer(tx: Tx, request_id: UUID) -> bool:
    """The request is that of a signed offer."""
    row = await tx.row(_OF_REQUEST, request_id)
    return row is not None and row["status"] == HardshipStatus.SIGNED
