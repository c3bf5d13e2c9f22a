"""A payoff quote for several days holds on each of them, also where rounded parts wobble."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from xindai.engine.events import Event
from xindai.engine.payoff import payoff_quote
from xindai.engine.terms import Terms

TERMS = {
    "principal": "5000000",
    "currency": "JPY",
    "annual_rate": "0.15330999",
    "instalments": 2,
    "every": 2,
    "unit": "weeks",
    "disbursed_on": "2020-10-27",
    "method": "flat",
    "day_count": "actual/360",
    "rounding": "up",
    "round_parts": True,
    "payoff_interest": "period_end",
    "fees": [{"kind": "early_payoff", "rate": "0.02"}],
}
LIFE = [
    {"type": "disburse", "on": "2020-10-27", "amount": "5000000"},
    {"type": "repay", "on": "2020-11-24", "amount": "2533258"},
    {"type": "restructure", "on": "2020-11-26", "instalments": 6},
]


def test_no_day_up_to_the_last_costs_more_than_the_quote() -> None:
    terms = Terms.from_json(TERMS)
    events = [Event.from_json(event, "JPY", id=str(n)) for n, event in enumerate(LIFE)]
    first = date(2021, 1, 13)
    totals = [payoff_quote(terms, events, first + timedelta(days=n)).total_minor for n in range(40)]
    assert any(a > b for a, b in pairwise(totals)), "some day is dearer than the next"
    for days in range(40):
        quoted = payoff_quote(terms, events, first, days).total_minor
        assert quoted == max(totals[: days + 1])
