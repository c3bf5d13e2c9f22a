"""Reads that fold: the list of transactions, the payoff quote, why an amount is what it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.engine.events import standing
from xindai.engine.explain import (
    Explanation,
    explain_interest,
    explain_payoff,
    explain_penalty,
)
from xindai.engine.fold import fold
from xindai.engine.payoff import PayoffQuote
from xindai.engine.payoff import payoff_quote as engine_quote
from xindai.engine.terms import Terms
from xindai.kernel.errors import Refusal
from xindai.loans.actions.lock import events_of
from xindai.loans.actions.preview import applied_parts
from xindai.loans.queries import visible_loan
from xindai.loans.types import TransactionView
from xindai.platform import db
from xindai.platform.actor import Actor

_EVENTS: Final = "SELECT * FROM loan_event WHERE loan_id = $1 ORDER BY seq"


async def _read(actor: Actor, loan_id: UUID) -> tuple[Mapping[str, Any], list[Any]]:
    async with db.transaction(read_only=True) as tx:
        loan = await visible_loan(tx, actor, loan_id)
        return loan, await tx.rows(_EVENTS, loan_id)


async def transactions_of(actor: Actor, loan_id: UUID) -> list[TransactionView]:
    """Every event in the order of arrival, with what the fold made of it."""
    loan, records = await _read(actor, loan_id)
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
    loan, records = await _read(actor, loan_id)
    day = on or loan["current_on"]
    if loan["status"] != "active":
        raise Refusal("LOAN_NOT_ACTIVE", "only an active loan can be paid off", "loanId")
    if day < loan["current_on"]:
        raise Refusal("QUOTE_IN_PAST", "a quote is for the business date or later", "on")
    events = events_of([r["payload"] for r in records], loan["currency"])
    return engine_quote(Terms.from_json(loan["terms"]), events, day, until_days)


async def explain(
    actor: Actor, loan_id: UUID, what: str, n: int = 0, on: date | None = None
) -> Explanation:
    """Why "interest" or "penalty" of row `n`, or "payoff", is what it is; leaves add up."""
    loan, records = await _read(actor, loan_id)
    day = on or loan["current_on"]
    terms = Terms.from_json(loan["terms"])
    events = events_of([r["payload"] for r in records], loan["currency"])
    if what == "payoff":
        return explain_payoff(terms, events, day)
    state = fold(terms, events, day)
    if what not in ("interest", "penalty"):
        raise Refusal("UNKNOWN_CHOICE", "one of: interest, penalty, payoff", "what")
    if n not in {row.n for row in state.rows}:
        raise Refusal("NO_SUCH_INSTALMENT", "the loan has no such instalment", "n")
    if what == "interest":
        return explain_interest(state, n)
    return explain_penalty(state, n, day)


async def journal_of(actor: Actor, loan_id: UUID) -> list[accounting.EntryView]:
    """The journal entries of one loan, oldest first."""
    async with db.transaction(read_only=True) as tx:
        await visible_loan(tx, actor, loan_id)
        return await accounting.entries_of_loan(tx, loan_id)
