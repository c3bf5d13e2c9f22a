"""Who would be reminded today, and by what: the road of the job, with nothing written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from xindai.loans import api as loans
from xindai.notifications import api as notifications
from xindai.notifications.api import CHANNELS, ContactChannel, NewMessage, Planned
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.clock import business_date
from xindai.platform.permission import require
from xindai.reminders.permissions import READ
from xindai.reminders.run import ACTOR, PAGE, messages_of
from xindai.reminders.steps import check_steps, in_force
from xindai.reminders.types import Forecast, Step, StepForecast

MOST_PAGES: Final = 20
"""Ten thousand instalments answer in seconds; more are not counted on a screen."""
_IS_DONE: Final = "SELECT EXISTS (SELECT FROM reminder_run WHERE business_on = $1)"


async def forecast(actor: Actor, wanted: Sequence[Step] | None = None) -> Forecast:
    """Of these steps, or of those in force; what was planned today already is not counted again.

    Numbers of the whole lender and no person. Refuses INVALID_REMINDER_STEPS, NO_BUSINESS_DAY.
    """
    require(actor, READ)
    asked = (await in_force())[1] if wanted is None else check_steps(wanted)
    async with db.transaction(dry_run=True) as tx:
        on = await business_date(tx)
        is_done = await tx.value(_IS_DONE, on)
    by_day = {on - timedelta(days=step.days): step for step in asked}
    tally, after = _Tally(), loans.FIRST
    for _ in range(MOST_PAGES):
        page = await loans.dues(ACTOR, list(by_day), after, PAGE)
        if not page:
            break
        messages = await messages_of(page, by_day, on)
        async with db.transaction(dry_run=True) as tx:
            tally.add(messages, await notifications.forecast(tx, messages))
        after = page[-1].loan_id, page[-1].due_on
        if len(page) < PAGE:
            break
    else:
        return _told(on, is_done, False, asked, tally)
    return _told(on, is_done, True, asked, tally)


class _Tally:
    """Loans, customers and messages by the code of the step."""

    def __init__(self) -> None:
        self.loans: defaultdict[str, set[str]] = defaultdict(set)
        self.customers: defaultdict[str, set[UUID]] = defaultdict(set)
        self.channels: defaultdict[str, Counter[ContactChannel]] = defaultdict(Counter)

    def add(self, messages: Sequence[NewMessage], planned: Sequence[Planned]) -> None:
        """What a page brings; the code is the end of an occasion's name."""
        by_key = {message.dedupe_key: message for message in messages}
        for each in planned:
            message, code = by_key[each.dedupe_key], each.dedupe_key.rpartition(":")[2]
            self.loans[code].add(message.reference)
            self.customers[code].add(message.subject_id)
            self.channels[code][each.channel] += 1


def _told(on: date, is_done: bool, is_whole: bool, asked: Sequence[Step], t: _Tally) -> Forecast:
    steps = tuple(
        StepForecast(
            step=step,
            loans=len(t.loans[step.code]),
            customers=len(t.customers[step.code]),
            channels={c: t.channels[step.code][c] for c in CHANNELS if c in step.channels},
        )
        for step in asked
    )
    return Forecast(on=on, is_done=is_done, is_whole=is_whole, steps=steps)
