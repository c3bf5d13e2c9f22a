"""The properties once more, driven by hypothesis: it shrinks what it finds to a small life.

The lives of every day are the same ones each time; chance is for the night (test_histories)."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from hypothesis import given, note, settings
from hypothesis import strategies as st

from tests.engine.histories import random_events, random_terms
from tests.engine.properties import all_hold
from xindai.engine.accrual import Segment, earned, running
from xindai.engine.events import Event, EventType
from xindai.engine.fold import fold
from xindai.engine.terms import Method, Terms
from xindai.kernel.rate import RATE_SCALE, Rounding

START = date(2024, 1, 31)


@settings(max_examples=40, derandomize=True)
@given(st.randoms(use_true_random=False))
def test_all_properties_of_short_lives(rng: Random) -> None:
    terms = random_terms(rng)
    events = random_events(rng, terms, most=12)
    as_of = max(event.on for event in events) + timedelta(days=rng.randrange(60))
    note(f"as of {as_of}: {terms.to_json()}")
    note("\n".join(str(event.to_json(terms.currency)) for event in events))
    all_hold(terms, events, as_of, rng)


@st.composite
def segment_lists(draw: st.DrawFn) -> list[Segment]:
    """Up to six segments, one after the other."""
    out, start = [], START
    for _ in range(draw(st.integers(1, 6))):
        until = start + timedelta(days=draw(st.integers(1, 400)))
        num, den = draw(st.sampled_from([(1, 360), (1, 365), (1, 366), (1, 372), (41, 14760)]))
        base, rate = draw(st.integers(0, 10**11)), draw(st.integers(0, 3 * RATE_SCALE))
        out.append(Segment(start, until, base, rate, num, den))
        start = until
    return out


modes = st.sampled_from(list(Rounding))


@given(segment_lists(), modes, st.lists(st.integers(0, 2400), min_size=3, max_size=3))
def test_what_is_posted_for_days_adds_up(
    segments: list[Segment], mode: Rounding, offsets: list[int]
) -> None:
    """The differences of a rounded running total: b between a and c never makes or loses a cent,
    and the total is never more than a cent from the exact interest."""
    a, b, c = (START + timedelta(days=n) for n in sorted(offsets))

    def total(on: date) -> int:
        return earned(segments, on, mode, round_parts=False)

    ab, bc, ac = total(b) - total(a), total(c) - total(b), total(c) - total(a)
    assert ab >= 0 and bc >= 0 and ab + bc == ac
    exact = sum(
        (Fraction(s.numerator(c), s.denominator) for s in segments if s.start < c), Fraction(0)
    )
    off = total(c) - exact
    assert abs(off) <= (Fraction(1, 2) if mode is not Rounding.UP else 1) + Fraction(1, 10**9)


@given(
    st.integers(0, 10**9),
    st.none() | st.integers(0, 10**9),
    st.integers(0, 10**11),
    st.integers(0, 3 * RATE_SCALE),
    st.integers(0, 30),
    st.lists(st.integers(-5, 2000), min_size=2, max_size=2),
    modes,
)
def test_a_penalty_never_falls_and_keeps_its_cap(
    carried: int,
    cap: int | None,
    base: int,
    rate: int,
    grace: int,
    offsets: list[int],
    mode: Rounding,
) -> None:
    after = START + timedelta(days=grace)
    early, late = (
        running(carried, cap, base, rate, 360, START, after, START + timedelta(days=n), mode)
        for n in sorted(offsets)
    )
    assert carried <= early <= late
    assert cap is None or late <= max(cap, carried)
    if max(offsets) <= grace:
        assert late == carried


plain_terms: Any = st.builds(
    Terms,
    principal_minor=st.integers(10_000, 10**9),
    annual_rate_e8=st.integers(0, 36_000_000),
    instalments=st.integers(2, 60),
    disbursed_on=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    method=st.just(Method.EQUAL_INSTALMENT),
)


@given(plain_terms)
def test_equal_instalments_are_equal(terms: Terms) -> None:
    """Interest is a twelfth of the rate on what is left, rounded; all rows but the last bill the
    level instalment, and the last differs by no more than rounding can gather."""
    lent = Event("d", EventType.DISBURSE, terms.disbursed_on, terms.principal_minor)
    state = fold(terms, [lent], terms.disbursed_on)
    rows, left = state.rows, terms.principal_minor
    assert len(rows) == terms.instalments
    for row in rows:
        assert row.interest == round(Fraction(left * terms.annual_rate_e8, 12 * RATE_SCALE))
        left -= row.principal
        assert row.balance_after == left
    assert left == 0
    bills = {row.interest + row.principal for row in rows[:-1]}
    assert bills == {state.level_minor}
    last = rows[-1].interest + rows[-1].principal
    monthly = 1 + Fraction(terms.annual_rate_e8, 12 * RATE_SCALE)
    gathered = sum(monthly**n for n in range(terms.instalments))
    assert abs(last - state.level_minor) <= gathered + 1
