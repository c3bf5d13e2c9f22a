"""What must hold for every loan with every life. Each property is a function that asserts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from xindai.engine.events import MONEY_IN, Event, EventType, standing
from xindai.engine.fold import fold
from xindai.engine.payoff import payoff_quote
from xindai.engine.positions import positions
from xindai.engine.row import Row
from xindai.engine.state import LoanState, Status
from xindai.engine.terms import Component, Terms


def cells(state: LoanState) -> list[tuple[object, ...]]:
    """Every column of every row, for comparing."""
    return [tuple(str(getattr(row, name)) for name in Row.__slots__) for row in state.rows]


def same(one: LoanState, other: LoanState) -> bool:
    """Two states that no reader can tell apart."""
    summary = ("totals", "segment", "status", "closed_on", "next_due_on", "refold_on")
    summary += ("non_accrual", "level_minor", "oldest_unpaid_due_on", "disputed_on")
    summary += ("disputed_minor",)
    return cells(one) == cells(other) and all(
        getattr(one, name) == getattr(other, name) for name in summary
    )


def all_hold(terms: Terms, events: Sequence[Event], as_of: date, rng: Random) -> None:
    """Every property of a life as it stands on a day."""
    state = fold(terms, events, as_of)
    parts_make_the_whole(terms, events, state)
    nothing_is_negative(state)
    every_day_earns_once(terms, events, state)
    books_balance(state)
    order_ids_and_form_do_not_count(terms, events, state, rng)
    a_reversal_is_as_if_never(terms, events, rng)
    a_quote_paid_closes(terms, events, as_of, rng)
    days_add_up(terms, events, rng)


def parts_make_the_whole(terms: Terms, events: Sequence[Event], state: LoanState) -> None:
    """Rows add up to the loan, payments to the rows, and money to what it went to."""
    rows, totals = state.rows, state.totals
    if rows:
        assert sum(row.principal for row in rows) == totals.disbursed_minor
        assert sum(row.interest for row in rows) == sum(row.earned for row in rows)
    moved, waived_or_paid = 0, dict.fromkeys(Component, 0)
    for event in standing(events):
        if event.on > state.as_of:
            continue
        applied = state.applied[event.id]
        parts = sum(applied.parts.values())
        if event.type in MONEY_IN:
            money = parts + applied.credit + applied.recovered
            assert event.amount in (None, money), f"{event}: {money}"
            moved += money
        elif event.type is EventType.DISBURSE:
            moved -= (event.amount or 0) - parts
        elif event.type is EventType.REFUND:
            moved += applied.credit
        for component, amount in applied.parts.items():
            assert amount >= 0 or event.type is EventType.REPAY, f"{event}: {component} {amount}"
            waived_or_paid[component] += amount
    assert moved == totals.cash_minor
    gone = totals.principal_paid_minor + totals.principal_waived_minor
    assert state.outstanding_minor + gone + totals.principal_written_off_minor == (
        totals.disbursed_minor
    )


def nothing_is_negative(state: LoanState) -> None:
    """No component of any row, no balance and no purse is below zero."""
    assert state.totals.credit_minor >= 0
    assert state.outstanding_minor >= 0
    for name in state.totals.__slots__:
        assert name == "cash_minor" or getattr(state.totals, name) >= 0, name
    for row in state.rows:
        assert row.balance_after >= 0, f"row {row.n}"
        for component in Component:
            charged = row.charged(component, state.as_of)
            assert charged >= 0, f"row {row.n} {component} {charged}"
            for purse in (row.paid, row.waived, row.written_off):
                assert purse[component] >= 0, f"row {row.n} {component}"
            assert row.unpaid(component, state.as_of) >= 0, f"row {row.n} {component}"


def every_day_earns_once(terms: Terms, events: Sequence[Event], state: LoanState) -> None:
    """Periods follow one another, and the segments of a row cover its period: each day of the loan
    earns interest once, on one base."""
    if state.status is Status.WRITTEN_OFF:
        return  # a tranche after the write-off is a row beside the others
    begins = (EventType.DISBURSE, EventType.RESTRUCTURE)
    lent_on = {event.on for event in events if event.type in begins}
    starts_on = terms.first_period_from or terms.disbursed_on
    for index, row in enumerate(state.rows):
        if index == 0 and terms.down_payment_percent_e8:
            assert row.segments == [], "a down payment bears no interest"
            continue
        assert row.starts_on == starts_on <= row.due_on, f"row {row.n}"
        starts_on = row.due_on
        if row.segments:
            days = [day for s in row.segments for day in (s.start, s.until)]
            assert days == sorted(days) and days[1:-1:2] == days[2::2], f"row {row.n}: {days}"
            assert days[0] == row.starts_on or days[0] in lent_on, f"row {row.n}: {days}"
            assert days[-1] == row.due_on, f"row {row.n}: {days}"


def books_balance(state: LoanState) -> None:
    """What a loan stands for on every account sums to zero."""
    for days in (0, 1):
        assert sum(positions(state, state.as_of + timedelta(days=days)).values()) == 0


def order_ids_and_form_do_not_count(
    terms: Terms, events: Sequence[Event], state: LoanState, rng: Random
) -> None:
    """The same events in another order, under other ids, read back from their JSON."""
    names = {event.id: f"x{rng.randrange(10**9)}-{n}" for n, event in enumerate(events)}
    twins = [
        replace(
            Event.from_json(event.to_json(terms.currency), terms.currency),
            id=names[event.id],
            reverses=event.reverses and names[event.reverses],
        )
        for event in events
    ]
    rng.shuffle(twins)
    again = fold(Terms.from_json(terms.to_json()), twins, state.as_of)
    assert same(state, again)


def a_reversal_is_as_if_never(terms: Terms, events: Sequence[Event], rng: Random) -> None:
    """Taking an event back gives the loan that never had it, whatever came later."""
    counting = standing(events)
    target = rng.choice(counting)
    as_of = max(event.on for event in events)
    undone = [*counting, Event("undo", EventType.REVERSE, as_of, reverses=target.id)]
    without = [event for event in counting if event.id != target.id]
    assert same(fold(terms, undone, as_of), fold(terms, without, as_of)), f"{target}"


def a_quote_paid_closes(terms: Terms, events: Sequence[Event], as_of: date, rng: Random) -> None:
    """A quote paid on its day leaves exactly zero. Paid earlier, up to `until`, it closes too, and
    what it was too much is the borrower's credit."""
    known = [event for event in events if event.on <= as_of]
    state = fold(terms, known, as_of)
    if state.status is not Status.ACTIVE:
        return
    quote = payoff_quote(terms, known, as_of)
    paid = Event("zz", EventType.PAYOFF, as_of, quote.total_minor or None)
    closed = fold(terms, [*known, paid], as_of)
    assert_closed(closed, as_of)
    assert closed.totals.credit_minor == 0 or quote.total_minor == 0, "to the cent"
    quoted = quote.principal_minor + quote.interest_minor + quote.fee_minor
    quoted += quote.penalty_minor + quote.early_fee_minor - quote.credit_minor
    assert quoted == quote.total_minor >= 0
    days = rng.randrange(1, 45)
    longer = payoff_quote(terms, known, as_of, days)
    assert longer.total_minor >= quote.total_minor
    on = as_of + timedelta(days=rng.randrange(days + 1))
    paid = Event("zz", EventType.PAYOFF, on, longer.total_minor or None)
    assert_closed(fold(terms, [*known, paid], on), on)


def assert_closed(state: LoanState, on: date) -> None:
    """Nothing is owed and nothing is left."""
    assert state.status is Status.CLOSED
    assert sum(row.open(on) for row in state.rows) == 0 == state.outstanding_minor


def days_add_up(terms: Terms, events: Sequence[Event], rng: Random) -> None:
    """What is posted from a to c is what is posted from a to b and from b to c, on any day b;
    and a state told by formula is the state folded on the day. `a` is a day of the life."""
    start = rng.choice(events).on + timedelta(days=rng.choice([0, 0, 1, 5]))
    known = [event for event in events if event.on <= start]
    state = fold(terms, known, start)
    if state.segment is None:
        return
    until = state.segment.until
    if state.refold_on is not None:
        until = min(until, state.refold_on)
    days = (until - start).days
    posted = [state.accrued_interest_at(start + timedelta(days=n)) for n in range(days + 1)]
    penalties = [state.penalty_at(start + timedelta(days=n)) for n in range(days + 1)]
    assert sorted(posted) == posted and sorted(penalties) == penalties
    a, c = 0, days
    b = rng.randrange(days + 1) if days > 0 else 0
    assert posted[c] - posted[a] == (posted[b] - posted[a]) + (posted[c] - posted[b])
    for n in {1, b, days // 2, days - 1} & set(range(1, days)):
        later = fold(terms, known, start + timedelta(days=n))
        assert later.accrued_interest_at(later.as_of) == posted[n], f"day {n}"
        assert later.penalty_at(later.as_of) == penalties[n], f"day {n}"
