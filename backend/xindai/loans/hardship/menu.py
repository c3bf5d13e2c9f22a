"""The menu, in values: which reliefs the policy allows a loan on a day, each simulated."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, Final

from xindai.engine.check import check
from xindai.engine.events import Event, EventType, standing
from xindai.engine.fold import fold
from xindai.engine.quote import annual_rate
from xindai.engine.row import Row
from xindai.engine.state import LoanState, Status
from xindai.engine.terms import Component, Terms
from xindai.kernel.dates import add_months
from xindai.kernel.errors import Refusal
from xindai.kernel.rate import RATE_SCALE
from xindai.loans.errors import loan_not_active
from xindai.loans.hardship.errors import relief_too_soon, too_few_paid
from xindai.loans.hardship.types import Relief, ReliefKind
from xindai.loans.rows import row_views
from xindai.loans.types import RowView
from xindai.products.api import HardshipPolicy

NAME: Final = "relief"
"""The id of an event that has not happened."""
RELIEFS: Final = frozenset(
    {
        EventType.EXTEND,
        EventType.SHORTEN,
        EventType.SHIFT_DUE,
        EventType.RESTRUCTURE,
        EventType.PAUSE,
        EventType.WAIVE,
    }
)
_LONGER: Final = (3, 6, 12, 24, 36)
_DAYS: Final = (5, 10, 15, 20, 25, 31)
_CHARGES: Final = (Component.PENALTY, Component.COMPOUND, Component.LATE_FEE)


def why_not(
    terms: Terms, events: Sequence[Event], today: date, policy: HardshipPolicy
) -> Refusal | None:
    """Why a loan is offered nothing; None: it is."""
    state = fold(terms, events, today)
    if state.status is not Status.ACTIVE:
        return loan_not_active()
    if sum(1 for row in state.rows if row.settled_on is not None) < policy.min_paid:
        return too_few_paid()
    since = add_months(today, -policy.months_between)
    if policy.months_between and any(
        event.type in RELIEFS and event.on > since for event in standing(events)
    ):
        return relief_too_soon()
    return None


def menu(
    terms: Terms, events: Sequence[Event], today: date, policy: HardshipPolicy
) -> tuple[Relief, ...]:
    """Every relief that the policy allows and that changes what is to be paid; none where
    `why_not` says so."""
    if why_not(terms, events, today, policy) is not None:
        return ()
    before = fold(terms, events, today)
    out: list[Relief] = []
    for kind, event in _candidates(before, today, policy):
        try:
            check(terms, events, event, today)
        except Refusal:
            continue
        relief = simulate(terms, events, kind, event, before)
        if relief.rows_after != relief.rows_before:
            out.append(relief)
    return tuple(out)


def simulate(
    terms: Terms,
    events: Sequence[Event],
    kind: ReliefKind,
    event: Event,
    before: LoanState | None = None,
) -> Relief:
    """The loan with the event, as of the event's day."""
    on = event.on
    before = before or fold(terms, events, on)
    after = fold(terms, (*events, event), on)
    rows = row_views(after, on)
    return Relief(
        kind=kind,
        event=event,
        rows_before=row_views(before, on),
        rows_after=rows,
        to_pay_before_minor=_to_pay(before),
        to_pay_after_minor=_to_pay(after),
        apr_before=annual_rate(terms, events, before),
        apr_after=annual_rate(terms, (*events, event), after),
        sha256=digest(event, rows, terms.currency),
    )


def digest(event: Event, rows: Sequence[RowView], currency: str) -> str:
    """What makes two simulations the same: the event without its id, and the whole schedule."""
    said = {k: v for k, v in event.to_json(currency).items() if k != "id"}
    text = json.dumps([said, schedule_json(rows)], sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def schedule_json(rows: Sequence[RowView]) -> list[dict[str, Any]]:
    """A schedule as it is frozen."""
    return [
        {k: v.isoformat() if isinstance(v, date) else v for k, v in asdict(row).items()}
        for row in rows
    ]


def schedule_of(frozen: Sequence[Mapping[str, Any]]) -> tuple[RowView, ...]:
    """A frozen schedule as values."""
    dates = ("starts_on", "due_on", "settled_on")
    return tuple(
        RowView(**dict(row) | {n: row[n] and date.fromisoformat(row[n]) for n in dates})
        for row in frozen
    )


def _to_pay(state: LoanState) -> int:
    """What is open of every row on its due date, or today where that is past."""
    return sum(row.open(max(row.due_on, state.as_of)) for row in state.rows)


def _candidates(
    state: LoanState, today: date, policy: HardshipPolicy
) -> Iterator[tuple[ReliefKind, Event]]:
    def event(kind: EventType, amount: int | None = None, **data: Any) -> Event:
        return Event(NAME, kind, today, amount, data)

    for more in _up_to(_LONGER, policy.extend):
        yield ReliefKind.EXTENSION, event(EventType.EXTEND, instalments=more)
    for fewer in _up_to((1, 3, 6), policy.shorten):
        yield ReliefKind.SHORTENING, event(EventType.SHORTEN, instalments=fewer)
    if any(row.settled_on is None and row.due_on < today for row in state.rows):
        for count in _up_to((12, 24, 36, 48, 60), policy.restructure):
            yield ReliefKind.RESTRUCTURING, event(EventType.RESTRUCTURE, instalments=count)
    coming = next((row.due_on for row in state.rows if row.due_on > today), None)
    if coming is not None:
        for days in _up_to(_DAYS, policy.shift_days):
            to = coming + timedelta(days=days)
            yield ReliefKind.DUE_SHIFT, event(EventType.SHIFT_DUE, from_due=coming, to_due=to)
    if policy.pause_days:
        until = today + timedelta(days=policy.pause_days)
        yield ReliefKind.PAYMENT_HOLIDAY, event(EventType.PAUSE, until=until)
    yield from _waivers(state.rows, today, policy, event)


def _waivers(
    rows: Sequence[Row], today: date, policy: HardshipPolicy, event: Any
) -> Iterator[tuple[ReliefKind, Event]]:
    shares: dict[Component, int | None] = dict.fromkeys(_CHARGES, policy.waive_share_e8)
    shares[Component.INTEREST] = policy.waive_interest_share_e8
    for component, share_e8 in shares.items():
        due = sum(row.unpaid(component, today) for row in rows if row.due_on <= today)
        amount = due * (share_e8 or 0) // RATE_SCALE
        if amount > 0:
            yield ReliefKind.WAIVER, event(EventType.WAIVE, amount, component=component)


def _up_to(steps: Sequence[int], most: int) -> list[int]:
    """The steps within the limit, and the limit itself where it is between two."""
    return sorted({step for step in steps if step <= most} | ({most} if most else set()))
