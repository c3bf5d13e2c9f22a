"""Everything that we keep about a borrower, for himself, as one JSON document."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.contracts import api as contracts
from xindai.customers import api as customers
from xindai.identity import api as identity
from xindai.loans import api as loans
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.reporting.errors import too_many_exports

OPERATION: Final = "reporting.export_own_data"
TRIES: Final = ((3_600, 10),)
_LOOKS: Final = """
SELECT at, actor, detail ->> 'reason' AS reason FROM audit_record
WHERE subject = $1 AND action IN ('customer.reveal', 'customer.document_open')
    AND actor NOT LIKE 'borrower:%' ORDER BY at
"""


async def export_own_data(
    redis: Redis, actor: Actor, password: str | None, idempotency_key: str
) -> dict[str, Any]:
    """Account, profile, cards, consents, sessions, contracts, loans with requests and
    papers, and who looked when and why.

    Refuses PASSWORD_REQUIRED (unless the sign-in was minutes ago), PASSWORD_WRONG and
    TOO_MANY_ATTEMPTS, also to a repetition. Audited once per key, before anything is shown;
    nothing of what is shown is kept.
    """
    account_id = identity.account_of(actor)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        await identity.prove_owner(tx, redis, actor, password)
        phone = await identity.own_phone(tx, actor)
        customer_id = await customers.own_customer_id(tx, actor)
        looks = await _looks(tx, customer_id)

        async def act() -> dict[str, Any]:
            if wait := await identity.take(redis, f"xindai:export:{{{account_id}}}", TRIES):
                raise too_many_exports(wait)
            about = {"customer": str(customer_id) if customer_id else None}
            await audit.append(tx, actor, OPERATION, f"account/{account_id}", about)
            return {}

        answer = await idempotency.run(tx, actor, OPERATION, key, {}, act)
    answer.value()
    account = await identity.own_account(actor)
    return {
        "account": {
            "id": str(account.id),
            "phone": phone,
            "created_at": as_json(account.created_at),
        },
        "profile": as_json(await customers.own_profile(actor)),
        "consents": as_json(await identity.own_consents(actor)),
        "sessions": as_json(await identity.own_sessions(actor)),
        "revealed_to": looks,
        "contracts": [] if customer_id is None else await _contracts(actor, customer_id),
        "loans": [] if customer_id is None else await _loans(actor, customer_id),
    }


async def _looks(tx: Tx, customer_id: UUID | None) -> list[dict[str, Any]]:
    rows = [] if customer_id is None else await tx.rows(_LOOKS, f"customer/{customer_id}")
    return [{"at": as_json(r["at"]), "by": r["actor"], "reason": r["reason"]} for r in rows]


async def _contracts(actor: Actor, customer_id: UUID) -> list[Any]:
    found = await contracts.contracts_of_customers(actor, [customer_id])
    return [as_json(view) for view in found[customer_id]]


async def _loans(actor: Actor, customer_id: UUID) -> list[dict[str, Any]]:
    found = (await loans.loans_of_customers(actor, [customer_id]))[customer_id]
    ids = [view.id for view in found]
    schedules = await loans.instalments_of(actor, ids)
    transactions = await loans.transactions_of_loans(actor, ids)
    payments = await loans.payments_of_loans(actor, ids)
    requests = await loans.requests_of_loans(actor, ids)
    papers = await loans.papers_of_loans(actor, ids)
    return [
        as_json(view)
        | {
            "schedule": as_json(schedules[view.id]),
            "transactions": as_json(transactions.get(view.id, [])),
            "payments_by_card": as_json(payments[view.id]),
            "requests": [_without_staff(as_json(each)) for each in requests[view.id]],
            "papers": as_json(papers[view.id]),
        }
        for view in found
    ]


def _without_staff(request: dict[str, Any]) -> dict[str, Any]:
    """Who of the house worked on it is no datum of the borrower's."""
    return {k: v for k, v in request.items() if not k.startswith(("claimed_", "decided_by"))}


def as_json(value: Any) -> Any:
    """A view as JSON: dates as texts, amounts in minor units as the integers they are."""
    if is_dataclass(value):
        return {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {str(key): as_json(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(part) for part in value]
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, Enum):
        return as_json(value.value)
    if isinstance(value, Decimal):
        return f"{value:f}"
    return str(value) if isinstance(value, UUID) else value
