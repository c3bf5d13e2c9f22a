"""What hangs on applications: history, parties, papers, calls, reviews, notes, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from xindai.engine.quote import Quote, quote
from xindai.engine.terms import Terms
from xindai.origination.completeness import missing_of
from xindai.origination.lock import VISIBLE
from xindai.origination.models import NOTE as SEALED
from xindai.origination.permissions import NOTE, READ, WORK
from xindai.origination.pricing import changed, check_offer
from xindai.origination.rules import EDITABLE
from xindai.origination.types import (
    ApplicationStatus,
    EventView,
    Missing,
    NoteView,
    OfferChange,
    PartyRole,
    PartyView,
    PhoneCheckView,
    PhoneVerdict,
    ReviewVerdict,
    ReviewView,
)
from xindai.platform import crypto, db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.permission import require

V = TypeVar("V")
_EVENTS: Final = f"""
SELECT e.id, e.application_id, e.seq, e.from_status, e.to_status, e.verb, e.actor,
    e.at, e.booked_on, e.reason, e.detail
{VISIBLE} JOIN application_event e ON e.application_id = a.id
WHERE a.id = ANY($3::uuid[]) ORDER BY e.application_id, e.seq
"""
_PARTIES: Final = f"""
SELECT p.id, p.application_id, p.role, p.customer_id,
    coalesce(c.name_masked, p.name_masked) AS name,
    coalesce(c.phone_masked, p.phone_masked) AS phone,
    coalesce(c.id_number_masked, p.id_number_masked) AS id_number
{VISIBLE} JOIN application_party p ON p.application_id = a.id
LEFT JOIN customer c ON c.id = p.customer_id
WHERE a.id = ANY($3::uuid[]) ORDER BY p.id
"""
_REVIEWS: Final = f"""
SELECT r.id, r.application_id, r.round, r.level, r.reviewer,
    r.verdict, r.amount_minor, r.reason, r.at
{VISIBLE} JOIN application_review r ON r.application_id = a.id
WHERE a.id = ANY($3::uuid[]) ORDER BY r.at, r.id
"""
_CALLS: Final = f"""
SELECT p.id, p.application_id, p.round, p.caller, p.verdict, p.answers, p.at
{VISIBLE} JOIN phone_check p ON p.application_id = a.id
WHERE a.id = ANY($3::uuid[]) ORDER BY p.at, p.id
"""
_PAPERS: Final = f"""
SELECT x.application_id, x.document_id
{VISIBLE} JOIN application_document x ON x.application_id = a.id
WHERE a.id = ANY($3::uuid[]) ORDER BY x.added_at, x.id
"""
_NOTES: Final = f"""
SELECT n.id, n.application_id, n.author, n.note_sealed, n.at
{VISIBLE} JOIN application_note n ON n.application_id = a.id
WHERE a.id = ANY($3::uuid[]) ORDER BY n.id
"""
_ROWS: Final = f"""
SELECT a.*, d.current_on AS today {VISIBLE} CROSS JOIN business_day d WHERE a.id = ANY($3::uuid[])
"""


async def events_of(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[EventView]]:
    """The history of each, oldest first; borrowers see the moves, not the work in between."""

    def view(r: Any) -> EventView:
        start = ApplicationStatus(r["from_status"]) if r["from_status"] else None
        to = ApplicationStatus(r["to_status"])
        return EventView(**dict(r) | {"from_status": start, "to_status": to})

    found = await _read(actor, _EVENTS, ids, view)
    if actor.kind is not ActorKind.BORROWER:
        return found
    return {
        key: [event for event in events if event.from_status is not event.to_status]
        for key, events in found.items()
    }


async def parties_of(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[PartyView]]:
    """Co-borrowers and guarantors, masked."""

    def view(r: Any) -> PartyView:
        return PartyView(**dict(r) | {"role": PartyRole(r["role"])})

    return await _read(actor, _PARTIES, ids, view)


async def reviews_of(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[ReviewView]]:
    """The verdicts of all rounds, oldest first."""

    def view(r: Any) -> ReviewView:
        return ReviewView(**dict(r) | {"verdict": ReviewVerdict(r["verdict"])})

    return await _read(actor, _REVIEWS, ids, view)


async def phone_checks_of(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[PhoneCheckView]]:
    """The calls of all rounds, oldest first."""

    def view(r: Any) -> PhoneCheckView:
        return PhoneCheckView(**dict(r) | {"verdict": PhoneVerdict(r["verdict"])})

    return await _read(actor, _CALLS, ids, view)


async def documents_of(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[UUID]]:
    """Ids of the customers' documents that belong to each."""
    return await _read(actor, _PAPERS, ids, lambda r: r["document_id"])


async def notes_of(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, list[NoteView]]:
    """What colleagues wrote, opened."""
    require(actor, NOTE)
    found: dict[UUID, list[NoteView]] = defaultdict(list)
    async with db.transaction() as tx:
        sealer = await crypto.keys(tx)
        for r in await tx.rows(_NOTES, *actor.scope(), list(ids)):
            row = dict(r)
            sealed = row.pop("note_sealed")
            text = sealer.open(sealed, SEALED.table, str(r["id"]), SEALED.field)
            found[r["application_id"]].append(NoteView(**row, text=text))
    return dict(found)


async def missing_in(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, tuple[Missing, ...]]:
    """What each of those that can still be changed lacks; the others lack nothing."""
    require(actor, READ)
    async with db.transaction() as tx:
        rows = await tx.rows(_ROWS, *actor.scope(), list(ids))
        return {r["id"]: await missing_of(tx, r) for r in rows if r["status"] in EDITABLE}


async def offer_quote(actor: Actor, application_id: UUID, on: date | None = None) -> Quote | None:
    """The offer's schedule as if it were paid out on the business date; None without an offer."""
    require(actor, READ)
    async with db.transaction() as tx:
        row = await tx.row(_ROWS, *actor.scope(), [application_id])
        if row is None or row["offered_minor"] is None:
            return None
        amount = row["accepted_minor"] or row["offered_minor"]
        terms = await check_offer(tx, row, amount, on or row["today"])
    return quote(Terms.from_json(terms))


async def review_quote(actor: Actor, application_id: UUID, change: OfferChange) -> Quote | None:
    """The schedule if an examiner approved it so; None before there is a decision.

    Refuses AMOUNT_ABOVE_OFFER and what the product does not offer.
    """
    require(actor, WORK)
    async with db.transaction() as tx:
        row = await tx.row(_ROWS, *actor.scope(), [application_id])
        if row is None or row["offered_minor"] is None:
            return None
        offer = changed(row, change)
        terms = await check_offer(tx, dict(row) | offer, offer["offered_minor"], row["today"])
    return quote(Terms.from_json(terms))


async def _read(
    actor: Actor, sql: str, ids: Sequence[UUID], view: Callable[[Any], V]
) -> dict[UUID, list[V]]:
    require(actor, READ)
    found: dict[UUID, list[V]] = defaultdict(list)
    for r in await db.pool().fetch(sql, *actor.scope(), list(ids)):
        found[r["application_id"]].append(view(r))
    return dict(found)
