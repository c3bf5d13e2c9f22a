"""What became of a loan after the data's date: drawn by the row's own seed, told up to a day.

Nobody published it. Nine of ten pay on the day; the others are late, stop, prepay, pay off,
overpay, bounce, or need help, so that every screen and account of the demo has something to show.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from xindai.demo.story import Story
from xindai.engine.events import EventType
from xindai.engine.row import Row
from xindai.engine.terms import Component, PrepayChoice

Life = Callable[[Story, date, date], None]
"""A life tells a story from the day after `start` to the day before `end`."""


def live(story: Story, start: date, end: date) -> None:
    """Draws a life and tells it."""
    if story.loan.status == "Fully Paid":
        return
    if story.loan.status == "Charged Off":
        _recover(story, start, end)
        return
    late = story.state(start).days_past_due
    lives = _LATE_LIVES if late else _LIVES
    draw, total = story.chance.random(), 0.0
    for share, life in lives:
        total += share
        if draw < total:
            life(story, start, end)
            return
    (_cure if late and late <= 30 else _never if late else pay)(story, start, end)


def pay(story: Story, start: date, end: date) -> None:
    """Every instalment on its due date."""
    for row in _rows(story, start, end):
        story.add(EventType.REPAY, row.due_on, row.open(row.due_on))


def _rows(story: Story, start: date, end: date) -> list[Row]:
    """The rows that fall due between two days, both excluded."""
    return [row for row in story.state(start).rows if start < row.due_on < end]


def _later(story: Story, start: date, most: int) -> date:
    return start + timedelta(days=story.chance.randint(1, most))


def _settle(story: Story, on: date, end: date) -> bool:
    """Pays all that is due by a day, if the story reaches it."""
    if on >= end:
        return False
    story.add(EventType.REPAY, on, story.owed(on))
    return True


def _slow(story: Story, start: date, end: date) -> None:
    """Every instalment some days late, with its penalty; the first penalty is waived at times."""
    for n, row in enumerate(_rows(story, start, end)):
        on = _later(story, row.due_on, 14)
        penalty = next(r for r in story.state(on).rows if r.n == row.n).penalty_at(on)
        if n == 0 and penalty and on < end and story.chance.random() < 0.3:
            story.add(EventType.WAIVE, on, penalty, component=Component.PENALTY)
        if not _settle(story, on, end):
            return


def _halves(story: Story, start: date, end: date) -> None:
    """Half on the day, the rest ten days later."""
    for row in _rows(story, start, end):
        story.add(EventType.REPAY, row.due_on, row.open(row.due_on) // 2)
        if not _settle(story, row.due_on + timedelta(days=10), end):
            return


def _stop(story: Story, start: date, end: date) -> None:
    """Pays for a while and then no more; some are helped by a restructuring after two months."""
    rows = _rows(story, start, end)
    paid = story.chance.randint(0, max(0, len(rows) - 1))
    for row in rows[:paid]:
        story.add(EventType.REPAY, row.due_on, row.open(row.due_on))
    helped = (rows[paid].due_on if rows else end) + timedelta(days=65)
    if helped < end and story.chance.random() < 0.2:
        left = story.terms.instalments - paid
        story.add(EventType.RESTRUCTURE, helped, instalments=left)
        pay(story, helped, end)


def _prepay(story: Story, start: date, end: date) -> None:
    """Once a good deal more than is due, for any of the three purposes."""
    rows = _rows(story, start, end)
    if not rows:
        return
    row = story.chance.choice(rows)
    pay(story, start, row.due_on)
    more = row.balance_after * story.chance.randint(10, 40) // 100
    choice = story.chance.choice(list(PrepayChoice))
    story.add(EventType.PREPAY, row.due_on, row.open(row.due_on) + more, choice=choice)
    pay(story, row.due_on, end)


def _pay_off(story: Story, start: date, end: date) -> None:
    on = _later(story, start, (end - start).days - 1)
    pay(story, start, on)
    story.add(EventType.PAYOFF, on)


def _overpay(story: Story, start: date, end: date) -> None:
    """500.00 too much, given back five days later."""
    rows = _rows(story, start, end)
    for n, row in enumerate(rows):
        more = 50_000 if n == 0 else 0
        story.add(EventType.REPAY, row.due_on, row.open(row.due_on) + more)
        back = row.due_on + timedelta(days=5)
        if more and back < end:
            story.add(EventType.REFUND, back, story.state(back).totals.credit_minor)


def _bounce(story: Story, start: date, end: date) -> None:
    """A debit that the bank takes back after two days, paid again after six."""
    rows = _rows(story, start, end)
    for n, row in enumerate(rows):
        paid = story.add(EventType.REPAY, row.due_on, row.open(row.due_on))
        back = row.due_on + timedelta(days=2)
        if n == len(rows) // 2 and paid and back < end:
            story.add(EventType.REVERSE, back, reverses=paid.id)
            _settle(story, row.due_on + timedelta(days=6), end)


def _help(story: Story, start: date, end: date) -> None:
    """A longer term, a lower rate, or a month without interest, agreed before anything is late."""
    on = _later(story, start, (end - start).days - 1)
    pay(story, start, on + timedelta(days=1))
    match story.chance.randint(0, 2):
        case 0:
            story.add(EventType.EXTEND, on, instalments=6)
        case 1:
            rate = story.terms.annual_rate_e8 * 4 // 5
            story.add(EventType.RATE_CHANGE, on, annual_rate_e8=rate)
        case _:
            story.add(EventType.PAUSE, on, until=on + timedelta(days=30))
    pay(story, on, end)


def _cure(story: Story, start: date, end: date) -> None:
    """Arrears are paid within a month; afterwards on the day."""
    on = _later(story, start, 28)
    if _settle(story, on, end):
        pay(story, on, end)


def _roll(story: Story, start: date, end: date) -> None:
    """An instalment's worth every month, and always behind."""
    rows = _rows(story, start, end)
    for row in rows:
        on = row.due_on + timedelta(days=3)
        if on < end:
            story.add(EventType.REPAY, on, row.principal + row.interest)


def _never(story: Story, start: date, end: date) -> None:
    """No money any more; after half a year some are written off, and a part comes back."""
    oldest = story.state(start).oldest_unpaid_due_on or start
    on = oldest + timedelta(days=181 + story.chance.randint(0, 20))
    if on < end and story.chance.random() < 0.5:
        story.add(EventType.WRITE_OFF, on)
        _recover(story, on, end)


def _recover(story: Story, start: date, end: date) -> None:
    on = start + timedelta(days=story.chance.randint(20, 60))
    if on < end and story.chance.random() < 0.5:
        share = story.chance.randint(5, 30)
        story.add(EventType.RECOVERY, on, story.loan.principal_minor * share // 100)


_LIVES: Final[tuple[tuple[float, Life], ...]] = (
    (0.030, _stop),
    (0.035, _slow),
    (0.010, _halves),
    (0.012, _prepay),
    (0.008, _pay_off),
    (0.003, _overpay),
    (0.004, _bounce),
    (0.004, _help),
)
"""Share of the loans in order, life; everybody else pays on the day."""
_LATE_LIVES: Final[tuple[tuple[float, Life], ...]] = ((0.25, _cure), (0.15, _roll))
"""Of those in arrears; the others cure if they are at most 30 days late, and never pay if not."""
