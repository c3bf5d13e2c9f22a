"""The random lives are worth their time only if they reach everything: this counts what they do."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from functools import cache
from random import Random

from tests.engine.histories import MOST_EVENTS, random_events, random_terms
from xindai.engine.course import Course
from xindai.engine.events import EventType
from xindai.engine.fold import course_of
from xindai.engine.terms import (
    Component,
    DayCount,
    Excess,
    FeeKind,
    HolidayShift,
    InterestBy,
    InterestMode,
    LevelBy,
    Method,
    PayoffInterest,
    PenaltyMode,
    PrepayChoice,
    Terms,
    Unit,
    WaterfallBy,
)
from xindai.kernel.dates import MonthEnd
from xindai.kernel.rate import Rounding

TERMS, LIVES = 2000, 400
ENUMS: tuple[type[StrEnum], ...] = (
    DayCount,
    Excess,
    HolidayShift,
    InterestBy,
    InterestMode,
    LevelBy,
    Method,
    MonthEnd,
    PayoffInterest,
    PrepayChoice,
    Rounding,
    Unit,
    WaterfallBy,
)


@cache
def many_terms() -> tuple[Terms, ...]:
    return tuple(random_terms(Random(seed)) for seed in range(TERMS))


def test_every_choice_of_the_terms_comes_up() -> None:
    seen: Counter[StrEnum] = Counter()
    for terms in many_terms():
        values = {name: getattr(terms, name) for name in terms.__slots__}
        seen.update(value for value in values.values() if isinstance(value, StrEnum))
        seen.update(fee.kind for fee in terms.fees)
        if terms.penalty:
            seen[terms.penalty.mode] += 1
    wanted = [option for options in (*ENUMS, FeeKind, PenaltyMode) for option in options]
    rare = {f"{type(option).__name__}.{option}": seen[option] for option in wanted}
    assert min(rare.values()) >= 40, rare


def test_every_field_of_the_terms_is_used() -> None:
    """Each field takes at least two values, so none stays at its default."""
    for name in Terms.__slots__:
        values = {repr(getattr(terms, name)) for terms in many_terms()}
        assert len(values) > 1, name


def test_all_terms_can_be_signed() -> None:
    """Everything that the generator makes is accepted by the door, and comes out the same."""
    for terms in many_terms()[:300]:
        assert Terms.from_json(terms.to_json()) == terms


def what_happened(course: Course) -> dict[str, bool]:
    """What a life went through."""
    rows = course.rows
    early = bool(course.terms.fees_of(FeeKind.EARLY_PAYOFF))
    return {
        "closed": course.closed_on is not None,
        "written off": course.written_off_on is not None,
        "recovered": course.recovered > 0,
        "in credit": course.credit > 0,
        "penalty": any(row.pen_carried for row in rows),
        "compound": any(row.comp_carried for row in rows),
        "penalty at its cap": any(row.pen_cap and row.pen_carried == row.pen_cap for row in rows),
        "early fee": course.fees_at_once > 0 and early,
        "prepaid": any(row.prepaid for row in rows),
        "next due skipped": any(row.skip for row in rows),
        "paid ahead": any(r.due_on > course.today and r.paid[Component.INTEREST] for r in rows),
        "non-accrual": course.non_accrual_flag,
        "paused": bool(course.plan.rates.pauses),
        "due date moved": bool(course.plan.irregular),
        "longer": len(rows) > course.terms.instalments + 1,
        "interest billed later": any(row.interest != row.earned for row in rows),
        "interest without principal": any(r.interest and not r.principal for r in rows[:-1]),
        "cut segments": any(len(row.segments) > 1 for row in rows),
        "many events": len(course.applied) > 40,
        **{
            f"{component} {verb}": any(getattr(row, verb)[component] for row in rows)
            for component in Component
            for verb in ("paid", "waived", "written_off")
        },
    }


def test_the_lives_go_everywhere() -> None:
    seen: Counter[str] = Counter()
    verbs: Counter[EventType] = Counter()
    for seed in range(LIVES):
        rng = Random(seed)
        terms = random_terms(rng)
        events = random_events(rng, terms)
        assert len(events) <= MOST_EVENTS
        verbs.update(event.type for event in events)
        # Half a life too, because not all of it shows at the end.
        days = sorted(event.on for event in events)
        for as_of in (days[len(days) // 2], days[-1]):
            for word, true in what_happened(course_of(terms, events, as_of)).items():
                seen[word] += true
    assert set(verbs) == set(EventType)
    assert [word for word, times in seen.items() if times < 1] == [], "never reached"
