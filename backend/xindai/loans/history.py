"""Reads that fold: the list of transactions, the payoff quote, why an amount is what it is."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.accounting.types import EntryView
from xindai.engine.events import standing
from xindai.engine.explain import Explanation, explain_payoff
from xindai.engine.explain_row import BY_ROW
from xindai.engine.fold import fold
from xindai.engine.payoff import PayoffQuote
from xindai.engine.payoff import payoff_quote as engine_quote
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.loans.actions.lock import events_of
from xindai.loans.actions.preview import applied_parts
from xindai.loans.errors import loan_not_active, loan_not_found
from xindai.loans.queries import visible_loan, visible_loans
from xindai.loans.types import TransactionView
from xindai.platform import db
from xindai.platform.actor import Actor

LONGEST_QUOTE_DAYS: Final = 366
_EVENTS: Final = "SELECT * FROM loan_event WHERE loan_id = $1 ORDER BY seq"
_EVENTS_OF: Final = """
SELECT * FROM loan_event WHERE loan_id = ANY($1::uuid[]) ORDER BY loan_id, seq
"""


async def _read(actor: Actor, loan_id: UUID) -> tuple[Mapping[str, Any], list[Any]]:
    async with db.transaction(read_only=True) as tx:
        loan = await visible_loan(tx, actor, loan_id)
        return loan, await tx.rows(_EVENTS, loan_id)


async def transactions_of(actor: Actor, loan_id: UUID) -> list[TransactionView]:
    """Every event in the order of arrival, with what the fold made of it."""
    found = await transactions_of_loans(actor, [loan_id])
    if loan_id not in found:
        raise loan_not_found()
    return found[loan_id]


async def transactions_of_loans(
    actor: Actor, loan_ids: Sequence[UUID]
) -> dict[UUID, list[TransactionView]]:
    """The same of the visible ones of these loans, read in two statements."""
    async with db.transaction(read_only=True) as tx:
        loans = await visible_loans(tx, actor, loan_ids)
        by_loan: dict[UUID, list[Mapping[str, Any]]] = {loan_id: [] for loan_id in loans}
        for record in await tx.rows(_EVENTS_OF, list(loans)):
            by_loan[record["loan_id"]].append(record)
    out = {}
    for loan_id, records in by_loan.items():
        out[loan_id] = _transactions(loans[loan_id], records)
        await asyncio.sleep(0)  # a fold is arithmetic alone: let others in between
    return out


def _transactions(
    loan: Mapping[str, Any], records: list[Mapping[str, Any]]
) -> list[TransactionView]:
    events = events_of([r["payload"] for r in records], loan["currency"])
    state = fold(Terms.from_json(loan["terms"]), events, loan["current_on"])
    counts = {event.id for event in standing(events)}
    out: list[TransactionView] = []
    for record, event in zip(records, events, strict=True):
        payload: dict[str, Any] = record["payload"]
        data = {k: v for k, v in payload.items() if k not in ("id", "type", "on", "amount")}
        out.append(
            TransactionView(
                id=record["id"],
                seq=record["seq"],
                type=record["type"],
                effective_on=record["effective_on"],
                booked_on=record["booked_on"],
                amount_minor=event.amount,
                data=data,
                reverses_id=record["reverses_id"],
                reversed=event.reverses is None and event.id not in counts,
                applied=applied_parts(state.applied.get(event.id)),
                actor=record["actor"],
                created_at=record["created_at"],
            )
        )
    return out


async def payoff_quote(
    actor: Actor, loan_id: UUID, on: date | None = None, until_days: int = 0
) -> PayoffQuote:
    """What closes the loan on a day (default: the business date), and what a day more costs."""
    if not 0 <= until_days <= LONGEST_QUOTE_DAYS:
        text = f"the number is 0 to {LONGEST_QUOTE_DAYS}"
        raise Refusal("OUT_OF_RANGE", text, "untilDays")
    loan, records = await _read(actor, loan_id)
    day = on or loan["current_on"]
    if loan["status"] != "active":
        raise loan_not_active()
    if day < loan["current_on"]:
        raise Refusal("QUOTE_IN_PAST", "a quote is for the business date or later", "on")
    events = events_of([r["payload"] for r in records], loan["currency"])
    return engine_quote(Terms.from_json(loan["terms"]), events, day, until_days)


async def explain(
    actor: Actor, loan_id: UUID, what: str, n: int = 0, on: date | None = None
) -> Explanation:
    """Why a part of row `n` (see BY_ROW), or "payoff", is what it is; the leaves add up."""
    loan, records = await _read(actor, loan_id)
    day = on or loan["current_on"]
    terms = Terms.from_json(loan["terms"])
    events = events_of([r["payload"] for r in records], loan["currency"])
    if what == "payoff":
        return explain_payoff(terms, events, day)
    state = fold(terms, events, day)
    if what not in BY_ROW:
        raise Refusal("UNKNOWN_CHOICE", f"one of: {', '.join(BY_ROW)}, payoff", "what")
    return BY_ROW[what](state, n, day)


async def journal_of(actor: Actor, loan_id: UUID) -> list[EntryView]:
    """The journal entries of one loan, oldest first."""
    found = await journal_of_loans(actor, [loan_id])
    if loan_id not in found:
        raise loan_not_found()
    return found[loan_id]


async def journal_of_loans(actor: Actor, loan_ids: Sequence[UUID]) -> dict[UUID, list[EntryView]]:
    """The same of the visible ones of these loans, read in two statements."""
    async with db.transaction(read_only=True) as tx:
        visible = await visible_loans(tx, actor, loan_ids)
        return await accounting.entries_of_loans(tx, list(visible))
