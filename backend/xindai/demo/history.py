"""What a borrower did up to the data's own date, so that paid principal and balance are the data's.

Whole instalments are paid on their due dates. What is left of the paid principal is a prepayment
with the last of them, or, where the next one was due already, a part payment. The day of the month
is not in the data; it is drawn among those on which the published status is true.
"""

from __future__ import annotations

import hashlib
from datetime import date, timedelta
from random import Random
from typing import Final

from xindai.demo.calendar import Calendar
from xindai.demo.source import SourceLoan
from xindai.demo.story import Story, terms_of
from xindai.engine.events import EventType
from xindai.engine.row import Row
from xindai.engine.terms import Terms
from xindai.kernel.dates import add_months, days_between

_PAST_DUE: Final = {
    "Current": (-999, 0),
    "In Grace Period": (1, 15),
    "Late (16-30 days)": (16, 30),
    "Late (31-120 days)": (31, 120),
}
"""Published status -> days past due on the data's date; the others have nothing due."""


def history(loan: SourceLoan, calendar: Calendar) -> Story:
    """The story up to the data's date."""
    chance = Random(int.from_bytes(hashlib.blake2b(loan.row_id.encode()).digest()[:8], "big"))
    month = calendar.month(loan.issue_month)
    rows = _plan(loan, month)
    whole = _whole_rows(rows, loan.paid_principal_minor)
    disbursed_on = _day(loan, calendar, month, whole, chance)
    story = Story(loan, Terms.from_json(terms_of(loan, disbursed_on)), chance)
    story.add(EventType.DISBURSE, disbursed_on, loan.principal_minor)
    if loan.status == "Fully Paid":
        _pay_off(story, rows, calendar.data_date)
        return story
    _pay(story, rows, whole, calendar.data_date)
    if loan.status == "Charged Off":
        story.add(EventType.WRITE_OFF, calendar.data_date)
    return story


def _plan(loan: SourceLoan, on: date) -> tuple[Row, ...]:
    """The rows of the first plan; their amounts do not depend on the day of the month."""
    story = Story(loan, Terms.from_json(terms_of(loan, on)), Random(0))
    story.add(EventType.DISBURSE, on, loan.principal_minor)
    return story.state(on).rows


def _whole_rows(rows: tuple[Row, ...], principal: int) -> int:
    """How many instalments an amount of paid principal covers in full."""
    for n, row in enumerate(rows):
        principal -= row.principal
        if principal < 0:
            return n
    return len(rows)


def _day(loan: SourceLoan, calendar: Calendar, month: date, whole: int, chance: Random) -> date:
    """A day of the issue month on which the loan can stand as the data say, else the last one."""
    days = [month + timedelta(days=n) for n in range(days_between(month, add_months(month, 1)))]
    least, most = _PAST_DUE.get(loan.status, (-999, 999))
    fitting = [
        day
        for day in days
        if least <= days_between(add_months(day, whole + 1), calendar.data_date) <= most
    ]
    return chance.choice(fitting or days[-1:])


def _pay(story: Story, rows: tuple[Row, ...], whole: int, data_date: date) -> None:
    due = sum(story.due(n) <= data_date for n in range(1, len(rows) + 1))
    paid = min(whole, due)
    extra = story.loan.paid_principal_minor - sum(row.principal for row in rows[:paid])
    late = paid < due and extra > 0
    for n, row in enumerate(rows[:paid], start=1):
        total = row.principal + row.interest
        if n == paid and extra and not late:
            story.add(EventType.PREPAY, story.due(n), total + extra)
        else:
            story.add(EventType.REPAY, story.due(n), total)
    if late:
        story.add(EventType.REPAY, story.due(paid + 1), rows[paid].interest + extra)
    elif extra and not paid:
        story.add(EventType.PREPAY, data_date, extra)


def _pay_off(story: Story, rows: tuple[Row, ...], data_date: date) -> None:
    """Paid off on the day on which the interest paid had been earned."""
    interest, n = story.loan.paid_interest_minor, 0
    while n < len(rows) and rows[n].interest <= interest and story.due(n + 1) <= data_date:
        interest -= rows[n].interest
        n += 1
        story.add(EventType.REPAY, story.due(n), rows[n - 1].principal + rows[n - 1].interest)
    if n == len(rows):
        return
    start = story.due(n)
    length = days_between(start, story.due(n + 1))
    days = min(length, interest * length // max(1, rows[n].interest))
    on = max(start + timedelta(days=days), story.terms.disbursed_on + timedelta(days=1))
    story.add(EventType.PAYOFF, min(on, data_date))
