"""What must hold for every loan with every life. `--nightly` tries 10,000 of them."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from tests.engine.histories import random_events, random_terms
from xindai.engine.events import MONEY_IN, Event, EventType, standing
from xindai.engine.fold import course_of, fold
from xindai.engine.payoff import payoff_quote
from xindai.engine.positions import positions
from xindai.engine.row import Row
from xindai.engine.state import LoanState, Status
from xindai.engine.terms import Component, Terms

EVERYDAY, NIGHTLY, BLOCK = 400, 10_000, 100


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Seeds in blocks, so that a failure names a hundred and its message the one."""
    if "first_seed" in metafunc.fixturenames:
        seeds = NIGHTLY if metafunc.config.getoption("--nightly") else EVERYDAY
        metafunc.parametrize("first_seed", range(0, seeds, BLOCK))


def cells(state: LoanState) -> list[tuple[object, ...]]:
    """Every column of every row, for comparing."""
    return [tuple(str(getattr(row, name)) for name in Row.__slots__) for row in state.rows]


def same(one: LoanState, other: LoanState) -> bool:
    """Two states that no reader can tell apart."""
    summary = ("totals", "segment", "status", "closed_on", "next_due_on", "refold_on")
    return cells(one) == cells(other) and all(
        getattr(one, name) == getattr(other, name) for name in summary
    )


def life(seed: int) -> tuple[Terms, list[Event], Random]:
    """The terms and events of a seed."""
    rng = Random(seed)
    terms = random_terms(rng)
    return terms, random_events(rng, terms), rng


def test_every_life(first_seed: int) -> None:
    for seed in range(first_seed, first_seed + BLOCK):
        terms, events, rng = life(seed)
        as_of = max(event.on for event in events) + timedelta(days=rng.randrange(120))
        state = fold(terms, events, as_of)
        note = f"seed {seed}"
        parts_make_the_whole(terms, events, state, note)
        nothing_is_negative(state, note)
        books_balance(state, note)
        order_and_form_do_not_count(terms, events, state, rng, note)
        a_reversal_is_as_if_never(terms, events, rng, note)
        a_quote_paid_closes(terms, events, state, note)
        days_add_up(terms, events, as_of, note)


def parts_make_the_whole(terms: Terms, events: list[Event], state: LoanState, note: str) -> None:
    rows, totals = state.rows, state.totals
    if rows:
        assert sum(row.principal for row in rows) == totals.disbursed_minor, note
        billed = sum(row.interest for row in rows)
        assert billed == sum(row.earned for row in rows), note
    moved = 0
    for event in standing(events):
        applied = state.applied[event.id]
        parts = sum(applied.parts.values())
        if event.type in MONEY_IN:
            money = parts + applied.credit + applied.recovered
            assert event.amount in (None, money), f"{note} {event}"
            moved += money
        elif event.type is EventType.DISBURSE:
            moved -= (event.amount or 0) - parts
        elif event.type is EventType.REFUND:
            moved += applied.credit
    assert moved == totals.cash_minor, note


def nothing_is_negative(state: LoanState, note: str) -> None:
    assert state.totals.credit_minor >= 0, note
    assert state.outstanding_minor >= 0, note
    for row in state.rows:
        for component in Component:
            charged = row.charged(component, state.as_of)
            assert charged >= 0, f"{note} row {row.n} {component} {charged}"
            assert row.paid[component] >= 0, f"{note} row {row.n} {component}"
            assert row.unpaid(component, state.as_of) >= 0, f"{note} row {row.n} {component}"


def books_balance(state: LoanState, note: str) -> None:
    for days in (0, 1):
        assert sum(positions(state, state.as_of + timedelta(days=days)).values()) == 0, note


def order_and_form_do_not_count(
    terms: Terms, events: list[Event], state: LoanState, rng: Random, note: str
) -> None:
    shuffled = [Event.from_json(e.to_json(terms.currency), terms.currency) for e in events]
    rng.shuffle(shuffled)
    again = fold(Terms.from_json(terms.to_json()), shuffled, state.as_of)
    assert same(state, again), note


def a_reversal_is_as_if_never(terms: Terms, events: list[Event], rng: Random, note: str) -> None:
    counting = standing(events)
    target = rng.choice(counting)
    as_of = max(event.on for event in events)
    undone = [*counting, Event("undo", EventType.REVERSE, as_of, reverses=target.id)]
    without = [event for event in counting if event.id != target.id]
    assert same(fold(terms, undone, as_of), fold(terms, without, as_of)), f"{note} {target}"


def a_quote_paid_closes(terms: Terms, events: list[Event], state: LoanState, note: str) -> None:
    if state.status is not Status.ACTIVE:
        return
    on = state.as_of
    quote = payoff_quote(terms, events, on)
    assert quote.total_minor >= 0, note
    last = Event("zz", EventType.PAYOFF, on, quote.total_minor or None)
    closed = fold(terms, [*events, last], on)
    left = sum(row.open(on) for row in closed.rows)
    assert closed.status is Status.CLOSED, note
    assert left == 0 == closed.outstanding_minor, note
    quoted = quote.principal_minor + quote.interest_minor + quote.fee_minor
    quoted += quote.penalty_minor + quote.early_fee_minor - quote.credit_minor
    assert quoted == quote.total_minor, note


def days_add_up(terms: Terms, events: list[Event], as_of: object, note: str) -> None:
    """What is posted from a to c is what is posted from a to b and from b to c, on any day b;
    and a state told by formula is the state folded on the day."""
    state = fold(terms, events, state_day(events))
    if state.segment is None:
        return
    start, until = state.as_of, state.segment.until
    if state.refold_on is not None:
        until = min(until, state.refold_on)
    days = (until - start).days
    posted = [state.accrued_interest_at(start + timedelta(days=n)) for n in range(days + 1)]
    assert sorted(posted) == posted, note
    for n in {1, days // 2, days - 1} & set(range(1, days)):
        later = fold(terms, events, start + timedelta(days=n))
        assert later.accrued_interest_at(later.as_of) == posted[n], f"{note} day {n}"
        assert later.penalty_at(later.as_of) == state.penalty_at(later.as_of), f"{note} day {n}"


def state_day(events: list[Event]) -> object:
    """A day in the middle of a life on which no later event counts."""
    return max(event.on for event in events)


def test_course_is_not_touched_by_looking() -> None:
    terms, events, _ = life(7)
    as_of = max(event.on for event in events)
    course = course_of(terms, events, as_of)
    before = [row.copy() for row in course.rows]
    payoff_quote(terms, events, as_of)
    assert [str(row) for row in before] == [str(row) for row in course.rows]
