"""The only way an application changes: one row of the table, one event, one version more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.notifications import api as notifications
from xindai.origination import line
from xindai.origination.errors import moved_meanwhile, reason_missing
from xindai.origination.events import (
    APPLICATION_CHANGED,
    APPLICATION_QUEUED,
    ApplicationChanged,
    ApplicationQueued,
    queue_key,
)
from xindai.origination.rules import DAYS_OPEN, QUEUES, SERVICE_HOURS, move_of
from xindai.origination.types import ApplicationStatus as S
from xindai.origination.types import ApplicationVerb
from xindai.platform import audit, outbox
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

MOST_REASON: Final = 500
_NOTICES: Final[Mapping[S, str]] = {
    S.RETURNED: "application.returned",
    S.APPROVED: "application.approved",
    S.REJECTED: "application.declined",
    S.EXPIRED: "application.expired",
}
_FREES: Final = frozenset({S.REJECTED, S.WITHDRAWN, S.EXPIRED})
_EVENT: Final = """
INSERT INTO application_event (application_id, seq, from_status, to_status, verb, actor, booked_on,
    reason, detail)
SELECT $1, $2, $3, $4, $5, $6, current_on, $7, $8 FROM business_day
"""
_ACCOUNT: Final = "SELECT account_id FROM customer WHERE id = $1"
_TIMES: Final = """
UPDATE application SET entered_at = now(), due_at = now() + make_interval(hours => $2::int),
    overdue_told_at = NULL, expires_on = (SELECT current_on FROM business_day) + $3::int
WHERE id = $1
"""


async def move(
    tx: Tx,
    actor: Actor,
    row: Any,
    verb: ApplicationVerb,
    to: S,
    *,
    reason: str | None = None,
    detail: Mapping[str, Any] | None = None,
    cells: Mapping[str, Any] | None = None,
    notice: Mapping[str, str] | None = None,
) -> None:
    """Moves a row as it was read, and writes `cells` with it; `notice` fills the applicant's.

    Refuses WRONG_STATUS, REASON_MISSING, and APPLICATION_MOVED where it is not as it was read. An
    application that is over gives its part of the credit line back.
    """
    start = S(row["status"])
    found = move_of(start, verb)
    if to not in found.ends:
        raise RuntimeError(f"{verb} does not lead from {start} to {to}")
    why = normal_reason(reason)
    if found.reason and why is None:
        raise reason_missing()
    changed = dict(cells or {})
    if to is not start:
        changed |= {"status": to.value, "claimed_by": None, "claimed_until": None}
        changed |= {"returned_from": None, "supplement": []} if start is S.RETURNED else {}
    await _write(tx, actor, row, verb.value, to, why, detail or {}, changed)
    if to is start:
        return
    await tx.execute(_TIMES, row["id"], SERVICE_HOURS.get(to), DAYS_OPEN.get(to))
    if to in _FREES:
        await line.give_back(tx, actor, row["id"])
    if to in _NOTICES:
        await tell_applicant(tx, row, _NOTICES[to], notice or {})
    for queue, change in ((start, "left"), (to, "entered")):
        if queue in QUEUES:
            await tell_queue(tx, row, queue, change)


async def record(
    tx: Tx,
    actor: Actor,
    row: Any,
    what: str,
    *,
    reason: str | None = None,
    detail: Mapping[str, Any] | None = None,
    cells: Mapping[str, Any] | None = None,
) -> None:
    """Something happened that leaves the state as it is: a claim, a hand-over, a note."""
    status = S(row["status"])
    await _write(tx, actor, row, what, status, normal_reason(reason), detail or {}, cells or {})


def normal_reason(reason: str | None) -> str | None:
    """Without blanks around it and not too long; None where nothing was said."""
    return ((reason or "").strip() or None) and (reason or "").strip()[:MOST_REASON]


async def _write(
    tx: Tx,
    actor: Actor,
    row: Any,
    verb: str,
    to: S,
    reason: str | None,
    detail: Mapping[str, Any],
    cells: Mapping[str, Any],
) -> None:
    version = row["version"] + 1
    named = "".join(f", {name} = ${n}" for n, name in enumerate(cells, 5))
    sql = f"""UPDATE application SET version = $4{named}
        WHERE id = $1 AND status = $2 AND version = $3"""
    args = (row["id"], row["status"], row["version"], version, *cells.values())
    if await tx.execute(sql, *args) != 1:
        raise moved_meanwhile()
    await add_event(tx, actor, row, version, verb, row["status"], to, reason, detail)


async def add_event(
    tx: Tx,
    actor: Actor,
    row: Any,
    version: int,
    verb: str,
    start: str | None,
    to: S,
    reason: str | None,
    detail: Mapping[str, Any],
) -> None:
    """History, audit and news of one version."""
    what: dict[str, Any] = {k: v for k, v in detail.items() if v is not None}
    args = row["id"], version, start, to.value, verb, actor.id, reason, what
    await tx.execute(_EVENT, *args)
    about = what | {"from": start, "to": to.value, "version": version}
    await audit.append(tx, actor, f"application.{verb}", f"application/{row['id']}", about)
    news = ApplicationChanged(
        application_id=row["id"],
        number=row["number"],
        customer_id=row["customer_id"],
        branch_id=row["branch_id"],
        product_id=row["product_id"],
        verb=verb,
        from_status=start,
        status=to.value,
        version=version,
    )
    await outbox.add(tx, APPLICATION_CHANGED, str(row["id"]), news.to_json())


async def tell_queue(tx: Tx, row: Any, queue: S, change: str) -> None:
    """Those who work from the queue see it."""
    news = ApplicationQueued(
        application_id=row["id"],
        queue=queue.value,
        change=change,
        branch_path=row["branch_path"],
    )
    await outbox.add(tx, APPLICATION_QUEUED, queue_key(queue.value), news.to_json())


async def tell_applicant(tx: Tx, row: Any, kind: str, notice: Mapping[str, str]) -> None:
    """A notice, if the customer has an account."""
    account_id: UUID | None = await tx.value(_ACCOUNT, row["customer_id"])
    if account_id is not None:
        params = {"number": row["number"], **notice}
        await notifications.notify(tx, f"borrower:{account_id}", kind, params)
