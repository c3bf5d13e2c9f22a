"""Random loans with random lives, each from one integer: a seed that fails replays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import accumulate, pairwise
from random import Random

from xindai.engine.calendar import last_due_range
from xindai.engine.events import Event, EventType
from xindai.engine.fold import fold
from xindai.engine.terms import (
    Component,
    CustomRow,
    DayCount,
    Excess,
    Fee,
    FeeKind,
    Floating,
    HolidayShift,
    InterestBy,
    InterestMode,
    LevelBy,
    Method,
    PayoffInterest,
    Penalty,
    PenaltyMode,
    PrepayChoice,
    RateOn,
    Terms,
    Unit,
    WaterfallBy,
)
from xindai.kernel.dates import MonthEnd
from xindai.kernel.rate import RATE_SCALE, Rounding

MOST_EVENTS = 60


def random_terms(rng: Random) -> Terms:
    """Any terms that fit together, the odd ones as often as the usual ones."""
    disbursed_on = date(2019, 1, 1) + timedelta(days=rng.randrange(2200))
    unit = rng.choice([Unit.MONTHS, Unit.MONTHS, Unit.MONTHS, Unit.WEEKS, Unit.DAYS])
    every = {"months": rng.choice([1, 1, 1, 3]), "weeks": 2, "days": rng.choice([10, 15])}[unit]
    count = rng.choice([1, 2, 3, 6, 12, 12, 24, 36])
    method = rng.choice([Method.EQUAL_INSTALMENT] * 3 + list(Method))
    principal = rng.choice([1, 7, 100, 999, 10_000, 1_234_567, 5_000_000, 100_000_000])
    rate = rng.choice([0, 1, 3_000_000, 7_200_000, 15_678_000, 36_000_000, 240_000_000])
    equal = method is Method.EQUAL_INSTALMENT
    listed = method is Method.CUSTOM or rng.random() < 0.05
    dates = _due_dates(rng, disbursed_on, count) if listed else ()
    early = timedelta(days=rng.randrange(1, 10))
    terms = Terms(
        principal_minor=principal,
        annual_rate_e8=rate,
        instalments=count,
        disbursed_on=disbursed_on,
        method=method,
        currency=rng.choice(["CNY", "CNY", "JPY"]),
        every=every,
        unit=unit,
        first_due_on=_first_due(rng, disbursed_on),
        first_period_from=disbursed_on - early if rng.random() < 0.1 else None,
        due_day=rng.choice([None, None, 1, 15, 31]) if unit is Unit.MONTHS else None,
        balloon_minor=principal // 4 if equal and rng.random() < 0.1 else 0,
        custom=_custom(rng, dates, principal) if method is Method.CUSTOM else (),
        custom_due_dates=dates if listed and method is not Method.CUSTOM else (),
        day_count=rng.choice(list(DayCount)),
        interest_by=rng.choice(list(InterestBy)),
        month_end=rng.choice(list(MonthEnd)),
        rounding=rng.choice(list(Rounding)),
        round_parts=rng.random() < 0.2,
        multiple_minor=rng.choice([1, 1, 100]),
        level_last=rng.choice([None, None, True, False]),
        level_by=rng.choice([LevelBy.DAYS, LevelBy.DAYS, LevelBy.AVERAGE_MONTH]),
        grace_principal=rng.randrange(count) if rng.random() < 0.2 else 0,
        grace_interest=rng.randrange(count) if rng.random() < 0.2 else 0,
        down_payment_percent_e8=25 * RATE_SCALE if rng.random() < 0.1 else 0,
        holidays=_holidays(rng, disbursed_on),
        holiday_shift=rng.choice(list(HolidayShift)),
        weekends=rng.random() < 0.3,
        interest_mode=rng.choice([InterestMode.SCHEDULED] * 2 + [InterestMode.OUTSTANDING]),
        payoff_interest=rng.choice(list(PayoffInterest)),
        floating=_floating(rng, disbursed_on) if rng.random() < 0.15 else None,
        fees=tuple(fee for fee in _FEES if rng.random() < 0.25),
        penalty=_penalty(rng),
        grace_days=rng.choice([0, 0, 3, 10]),
        waterfall=tuple(rng.sample(list(Component), len(Component))),
        waterfall_by=rng.choice(list(WaterfallBy)),
        excess=rng.choice(list(Excess)),
        prepay_choice=rng.choice(list(PrepayChoice)),
        non_accrual_dpd=rng.choice([None, 0, 90]),
    )
    return terms if listed or rng.random() < 0.85 else _with_last_due(rng, terms)


def _with_last_due(rng: Random, terms: Terms) -> Terms:
    """A last period of any length that its neighbours leave room for."""
    after, before = last_due_range(terms)
    room = (before - after).days
    if room < 2:
        return terms
    return replace(terms, last_due_on=after + timedelta(days=rng.randrange(1, room)))


def _due_dates(rng: Random, disbursed_on: date, count: int) -> tuple[date, ...]:
    days = accumulate(rng.randrange(1, 60) for _ in range(count))
    return tuple(disbursed_on + timedelta(days=day) for day in days)


def _custom(rng: Random, dates: tuple[date, ...], principal: int) -> tuple[CustomRow, ...]:
    """The principal cut at random places; rows of nothing among them."""
    cuts = sorted(rng.randrange(principal + 1) for _ in dates[1:])
    parts = [b - a for a, b in pairwise([0, *cuts, principal])]
    return tuple(CustomRow(on, part) for on, part in zip(dates, parts, strict=True))


def _holidays(rng: Random, on: date) -> frozenset[date]:
    """None, or some single days and a week like that of the Spring Festival."""
    if rng.random() < 0.5:
        return frozenset()
    week = on + timedelta(days=rng.randrange(200))
    days = [on + timedelta(days=rng.randrange(800)) for _ in range(20)]
    return frozenset([*days, *(week + timedelta(days=n) for n in range(7))])


_FEES = (
    Fee(kind=FeeKind.UPFRONT, amount_minor=500),
    Fee(kind=FeeKind.UPFRONT, rate_e8=1_000_000, deducted=True),
    Fee(kind=FeeKind.INSTALMENT, amount_minor=200),
    Fee(kind=FeeKind.INSTALMENT, rate_e8=100_000),
    Fee(kind=FeeKind.EARLY_PAYOFF, rate_e8=2_000_000),
    Fee(kind=FeeKind.EARLY_PAYOFF, amount_minor=1000),
    Fee(kind=FeeKind.LATE, rate_e8=1_500_000),
)


def _first_due(rng: Random, disbursed_on: date) -> date | None:
    return disbursed_on + timedelta(days=rng.randrange(1, 60)) if rng.random() < 0.25 else None


def _floating(rng: Random, on: date) -> Floating:
    days = sorted(on + timedelta(days=rng.randrange(1, 900)) for _ in range(4))
    rates = tuple(RateOn(d, rng.randrange(0, 20 * RATE_SCALE // 100)) for d in [on, *days])
    return Floating(2_000_000, rates, tuple(sorted(set(days))))


def _penalty(rng: Random) -> Penalty | None:
    if rng.random() < 0.3:
        return None
    fixed = rng.random() < 0.5
    return Penalty(
        rate_e8=18_000_000 if fixed else None,
        multiple_e8=None if fixed else 150_000_000,
        mode=rng.choice(list(PenaltyMode)),
        compound=rng.random() < 0.5,
        cap_rate_e8=rng.choice([None, 5_000_000]),
    )


_MONEY = [EventType.REPAY] * 12 + [EventType.PREPAY] * 3 + [EventType.MERCHANT_REFUND]
_ENDS = [EventType.WRITE_OFF, EventType.PAYOFF]
_OTHERS = [t for t in EventType if t not in (EventType.DISBURSE, EventType.REVERSE, *_ENDS)] * 2
_OTHERS += [*_ENDS * 2, *[EventType.WAIVE] * 8]


def random_events(rng: Random, terms: Terms, most: int = MOST_EVENTS) -> list[Event]:
    """Up to `most` events: sensible ones, silly ones, and reversals of either."""
    tranches = rng.choice([2, 3]) if rng.random() < 0.15 else 1
    part = terms.principal_minor // tranches
    events = [
        Event(
            "d0",
            EventType.DISBURSE,
            terms.disbursed_on,
            terms.principal_minor - part * (tranches - 1),
        )
    ]
    unit = {"months": 31, "weeks": 7, "days": 1}[terms.unit]
    length = max(20, terms.instalments * terms.every * unit * 3 // 2)
    for n in range(1, tranches if part else 1):
        on = terms.disbursed_on + timedelta(days=rng.randrange(1, length // 2 + 2))
        events.append(Event(f"d{n}", EventType.DISBURSE, on, part))
    level = max(1, terms.principal_minor // terms.instalments)
    bills = [
        (row.due_on, row.interest + row.principal + row.fee)
        for row in fold(terms, events[:1], terms.disbursed_on).rows
    ]
    punctual = rng.choice([0.0, 0.3, 0.9])
    for n in range(rng.randrange(most - 2)):
        on = terms.disbursed_on + timedelta(days=rng.randrange(-3, length))
        kind = rng.choice(_MONEY if rng.random() < 0.75 else _OTHERS)
        event = _event(rng, f"e{n}", kind, on, level, terms)
        if kind is EventType.REPAY and rng.random() < punctual:
            due_on, bill = bills[n % len(bills)]
            event = replace(event, on=due_on, amount=max(1, bill))
        events.append(event)
        if rng.random() < 0.08:
            target = rng.choice(events if rng.random() < 0.1 else events[1:])
            events.append(Event(f"r{n}", EventType.REVERSE, on, reverses=target.id))
    return events[:most]


def _event(rng: Random, id: str, kind: EventType, on: date, level: int, terms: Terms) -> Event:
    amount: int | None = max(
        1, level * rng.choice([1, 1, 2, 3, 11, 15, 40]) // rng.choice([1, 1, 3, 10])
    )
    data: dict[str, object] = {}
    match kind:
        case EventType.PREPAY:
            data["choice"] = rng.choice(list(PrepayChoice))
        case EventType.PAYOFF:
            amount = rng.choice([None, amount])
        case EventType.EXTEND | EventType.SHORTEN:
            data["instalments"], amount = rng.randrange(1, 5), None
        case EventType.SHIFT_DUE:
            due = on + timedelta(days=rng.randrange(1, 40))
            data, amount = {"from_due": due, "to_due": due + timedelta(days=9)}, None
        case EventType.WAIVE:
            data["component"] = rng.choice(list(Component))
        case EventType.RESTRUCTURE:
            data, amount = {"instalments": rng.randrange(1, 12)}, None
            if rng.random() < 0.5:
                data["grace_principal"] = rng.randrange(1, 4)
            if rng.random() < 0.3:
                data["annual_rate_e8"] = rng.randrange(0, 30_000_000)
            if rng.random() < 0.3:
                data["next_due_on"] = on + timedelta(days=rng.randrange(1, 50))
        case EventType.RATE_CHANGE:
            data, amount = {"annual_rate_e8": rng.randrange(0, 40_000_000)}, None
        case EventType.PAUSE:
            data, amount = {"until": on + timedelta(days=rng.randrange(0, 90))}, None
        case EventType.DISPUTE:
            amount = level * (on.day % 3 + 1)
        case EventType.DISPUTE_END:  # often one that began a multiple of ten days before
            since = on - timedelta(days=rng.randrange(1, 4) * 10)
            data, amount = {"since": since}, level * (since.day % 3 + 1)
        case EventType.NON_ACCRUAL:
            data, amount = {"value": rng.random() < 0.7}, None
        case EventType.WRITE_OFF:
            amount = None
        case _:
            pass
    return Event(id, kind, on, amount, data)
