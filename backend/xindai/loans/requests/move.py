"""The only way a request changes: one row, one version more, audit, news, and a notice."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.loans.events import SERVICE_REQUEST_CHANGED, ServiceRequestChanged
from xindai.loans.requests.types import RequestStatus
from xindai.notifications import api as notifications
from xindai.platform import audit, outbox
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_ACCOUNT: Final = "SELECT account_id FROM customer WHERE id = $1"
_NOTICES: Final = {
    RequestStatus.APPROVED: "service_request.approved",
    RequestStatus.DECLINED: "service_request.declined",
}


async def move(
    tx: Tx,
    actor: Actor,
    row: Any,
    verb: str,
    to: RequestStatus,
    *,
    cells: Mapping[str, Any] | None = None,
    about: Mapping[str, Any] | None = None,
) -> None:
    """Writes `cells` and the state of a locked row; `about` goes into the audit record, so it
    holds no text that somebody wrote."""
    changed: dict[str, Any] = {"claimed_by": None, "claimed_until": None, **(cells or {})}
    named = "".join(f", {name} = ${n}" for n, name in enumerate(changed, 4))
    sql = f"UPDATE service_request SET status = $2, version = $3{named} WHERE id = $1"
    version = row["version"] + 1
    await tx.execute(sql, row["id"], to.value, version, *changed.values())
    await record(tx, actor, row, verb, to, version, about or {})
    if to in _NOTICES:
        await _tell_borrower(tx, row, _NOTICES[to])


async def record(
    tx: Tx,
    actor: Actor,
    row: Mapping[str, Any],
    verb: str,
    status: RequestStatus,
    version: int,
    about: Mapping[str, Any],
) -> None:
    """Audit and news of one version."""
    told = {**about, "status": status.value, "version": version}
    await audit.append(tx, actor, f"service_request.{verb}", f"service_request/{row['id']}", told)
    news = ServiceRequestChanged(
        request_id=row["id"],
        number=row["number"],
        loan_id=row["loan_id"],
        customer_id=row["customer_id"],
        branch_id=row["branch_id"],
        kind=row["kind"],
        verb=verb,
        status=status.value,
        version=version,
    )
    await outbox.add(tx, SERVICE_REQUEST_CHANGED, str(row["id"]), news.to_json())


async def _tell_borrower(tx: Tx, row: Any, kind: str) -> None:
    account_id: UUID | None = await tx.value(_ACCOUNT, row["customer_id"])
    if account_id is not None:
        number = {"number": row["number"]}
        await notifications.notify(tx, f"borrower:{account_id}", kind, number)
