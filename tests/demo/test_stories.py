"""On the data's own date every loan stands as published, to the cent."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from xindai.customers.rules import normal_id_number
from xindai.demo.calendar import calendar
from xindai.demo.history import history
from xindai.demo.life import live
from xindai.demo.people import person
from xindai.demo.plot import plot
from xindai.demo.source import SourceLoan, loans
from xindai.engine.check import check
from xindai.engine.events import Event, in_order
from xindai.kernel.ids import new_id
from xindai.kernel.phone import normal_phone

WHEN = calendar(date(2026, 11, 25))
ROWS = list(loans())


def as_published(rows: list[SourceLoan]) -> None:
    for row in rows:
        state = history(row, WHEN).state(WHEN.data_date)
        stands = (state.totals.principal_paid_minor, state.outstanding_minor)
        assert stands == (row.paid_principal_minor, row.balance_minor), row.row_id


def test_the_data_are_ten_thousand_loans_whose_balances_add_up() -> None:
    assert len(ROWS) == 10_000
    odd = [
        row.status
        for row in ROWS
        if row.principal_minor - row.paid_principal_minor != row.balance_minor
    ]
    assert odd == ["Charged Off"] * 7, "a balance that was written off is none"


def test_a_sample_stands_as_published() -> None:
    as_published(ROWS[::61])


@pytest.mark.nightly
def test_every_loan_stands_as_published() -> None:
    as_published(ROWS)


def test_days_past_due_are_those_of_the_published_status() -> None:
    bounds = {
        "Current": (0, 0),
        "In Grace Period": (1, 15),
        "Late (16-30 days)": (16, 30),
        "Late (31-120 days)": (31, 120),
    }
    late = [row for row in ROWS if row.status.startswith(("In", "Late"))]
    apart = []
    for row in [*late, *ROWS[::200]]:
        least, most = bounds.get(row.status, (0, 0))
        past_due = history(row, WHEN).state(WHEN.data_date).days_past_due
        if not least <= past_due <= most:
            apart.append((row.status, past_due))
    # These have paid more or less than their status leaves room for on any day of the month.
    known = Counter({"In Grace Period": 15, "Late (16-30 days)": 2, "Current": 1})
    assert Counter(status for status, _ in apart) == known, apart


def test_every_event_of_a_life_can_happen() -> None:
    """The bulk door trusts what is taken over; here the engine checks each event in its turn."""
    late = [row for row in ROWS if row.status.startswith("Late")]
    for row in [*ROWS[::331], *late[::4]]:
        story = history(row, WHEN)
        live(story, WHEN.data_date, WHEN.today)
        so_far: list[Event] = []
        for event in in_order(story.events):
            check(story.terms, so_far, event, event.on)
            so_far.append(event)


def test_the_same_row_lives_the_same_life() -> None:
    assert [plot(row, WHEN) for row in ROWS[:5]] == [plot(row, WHEN) for row in ROWS[:5]]


def test_people_are_invented_and_every_number_says_so() -> None:
    branch = new_id()
    people = [person(row, branch) for row in ROWS]
    assert people == [person(row, branch) for row in ROWS]
    assert all(one.is_synthetic for one in people)
    numbers = {normal_id_number(one.id_number) for one in people}
    phones = {normal_phone(one.phone or "") for one in people}
    assert len(numbers) == len(phones) == 10_000
    assert all(number.startswith("99") for number in numbers)
    assert all(phone.startswith("1000") for phone in phones)


@pytest.mark.parametrize(
    ("today", "years", "data_date", "cutover"),
    [
        ("2026-11-25", 8, "2026-06-25", "2026-10-25"),
        ("2026-07-25", 7, "2025-06-25", "2026-06-24"),
        ("2026-07-26", 8, "2026-06-25", "2026-06-25"),
        ("2028-02-29", 9, "2027-06-25", "2028-01-29"),
    ],
)
def test_the_calendar_moves_by_whole_years(
    today: str, years: int, data_date: str, cutover: str
) -> None:
    when = calendar(date.fromisoformat(today))
    assert (when.years, when.data_date.isoformat(), when.cutover.isoformat()) == (
        years,
        data_date,
        cutover,
    )
    assert when.month("Feb-2018") == date(2018 + years, 2, 1)
