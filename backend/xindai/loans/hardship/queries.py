"""Reads of the menu and of offers. The first step of each is the actor's row scope."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.engine.terms import Terms
from xindai.loans.actions.lock import events_of
from xindai.loans.hardship.menu import menu, schedule_of, why_not
from xindai.loans.hardship.types import HardshipMenu, HardshipStatus, OfferView, ReliefKind
from xindai.loans.permissions import REQUEST_READ
from xindai.loans.queries import visible_loan
from xindai.loans.requests.types import RequestReason
from xindai.platform import db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require
from xindai.products import api as products

_EVENTS: Final = "SELECT payload FROM loan_event WHERE loan_id = $1 ORDER BY seq"
_OFFERS: Final = f"""
SELECT o.id, o.number, o.loan_id, o.customer_id, l.branch_id, l.currency, o.kind, o.reason,
    o.status, o.event, o.schedule, o.offered_on, o.valid_until, o.to_pay_before_minor,
    o.to_pay_after_minor, o.apr_before, o.apr_after, o.needs_approval, o.wording,
    encode(o.wording_sha256, 'hex') AS wording_sha256, o.request_id, o.loan_event_id AS event_id,
    o.created_at, o.signed_at, o.ended_at, o.version
FROM hardship_offer o JOIN loan l ON l.id = o.loan_id
JOIN branch b ON b.id = l.branch_id AND {in_scope("b.path", "l.customer_id")}
"""


async def hardship_menu(actor: Actor, loan_id: UUID) -> HardshipMenu:
    """What the loan is offered on the business date; refuses LOAN_NOT_FOUND."""
    require(actor, REQUEST_READ)
    async with db.transaction(read_only=True) as tx:
        loan = await visible_loan(tx, actor, loan_id)
        payloads = [row["payload"] for row in await tx.rows(_EVENTS, loan_id)]
        policies = await products.servicing(tx, loan["current_on"])
    policy, today = policies[loan["product_id"]].hardship, loan["current_on"]
    terms, events = Terms.from_json(loan["terms"]), events_of(payloads, loan["currency"])
    reliefs = await asyncio.to_thread(menu, terms, events, today, policy)
    no = why_not(terms, events, today, policy)
    return HardshipMenu(
        loan_id=loan_id,
        currency=loan["currency"],
        on=today,
        valid_until=today + timedelta(days=policy.valid_days),
        reliefs=reliefs,
        auto=frozenset(policy.auto),
        refusal=no.code if no else None,
    )


async def offers_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, OfferView]:
    """The visible ones of these offers."""
    require(actor, REQUEST_READ)
    rows = await db.pool().fetch(
        f"{_OFFERS} WHERE o.id = ANY($3::uuid[])", *actor.scope(), list(ids)
    )
    return {row["id"]: _view(row) for row in rows}


async def offers_of_loans(actor: Actor, loan_ids: Sequence[UUID]) -> dict[UUID, list[OfferView]]:
    """Every offer that was chosen for the visible ones of these loans, newest first."""
    require(actor, REQUEST_READ)
    out: dict[UUID, list[OfferView]] = {loan_id: [] for loan_id in loan_ids}
    sql = f"{_OFFERS} WHERE o.loan_id = ANY($3::uuid[]) ORDER BY o.id DESC"
    for row in await db.pool().fetch(sql, *actor.scope(), list(loan_ids)):
        out[row["loan_id"]].append(_view(row))
    return out


def _view(row: Mapping[str, Any]) -> OfferView:
    return OfferView(
        **dict(row)
        | {
            "kind": ReliefKind(row["kind"]),
            "reason": RequestReason(row["reason"]),
            "status": HardshipStatus(row["status"]),
            "schedule": schedule_of(row["schedule"]),
        }
    )
