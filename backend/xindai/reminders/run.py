"""Plan the reminders of a business day: page by page, each page a transaction.

Killed in between, the next run goes through all pages again; what is planned is not planned twice,
because a message's key names loan, due date and step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from xindai.customers import api as customers
from xindai.kernel.ids import new_id
from xindai.kernel.money import format_minor
from xindai.loans import api as loans
from xindai.loans.api import Due
from xindai.loans.types import RowView
from xindai.notifications import api as notifications
from xindai.notifications.api import NewMessage
from xindai.platform.actor import Actor, system_actor
from xindai.platform.clock import business_date
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work
from xindai.platform.settings import load_settings
from xindai.reminders.steps import in_force
from xindai.reminders.types import Step

ACTOR: Final = system_actor("reminders")
PAGE: Final = 500
CHINA: Final = ZoneInfo("Asia/Shanghai")
_IS_DONE: Final = "SELECT true FROM reminder_run WHERE business_on = $1"
_DONE: Final = """
INSERT INTO reminder_run (id, business_on, planned, policy_id) VALUES ($1, $2, $3, $4)
ON CONFLICT (business_on) DO NOTHING
"""


async def remind(work: Work) -> None:
    """The job `reminders`: nothing where the business day has had its reminders."""
    async with work.transaction() as tx:
        on = await tx.value("SELECT current_on FROM business_day")
        is_done = on is None or await tx.value(_IS_DONE, on)
    if is_done:
        return
    policy_id, steps = await in_force()
    wanted = {on - timedelta(days=step.days): step for step in steps}
    after, planned = loans.FIRST, 0
    while page := await loans.dues(ACTOR, list(wanted), after, PAGE):
        messages = await messages_of(page, wanted, on)
        async with work.transaction() as tx:
            if await business_date(tx) != on:
                return  # the day ended meanwhile: its amounts are told no more
            planned += await plan(tx, messages)
        after = page[-1].loan_id, page[-1].due_on
        work.tell(on.isoformat(), planned, None)
    async with work.end() as tx:
        await tx.execute(_DONE, new_id(), on, planned, policy_id)


async def messages_of(
    page: Sequence[Due], wanted: Mapping[date, Step], on: date, actor: Actor = ACTOR
) -> list[NewMessage]:
    """What is to be said of these instalments; a loan that is late hears only of its oldest."""
    rows = await loans.instalments_of(actor, list({due.loan_id for due in page}))
    lender = load_settings().lender
    found = []
    for due in page:
        step = wanted[due.due_on]
        if step.days > 0 and due.due_on != due.oldest_open_on:
            continue
        owed = owed_minor(rows[due.loan_id], due.due_on, on)
        if owed > 0:
            found.append(_message(due, step, owed, on, lender))
    return found


def owed_minor(rows: Sequence[RowView], due_on: date, on: date) -> int:
    """Before and on the day: the instalment; after it, everything that is late."""
    if due_on >= on:
        return sum(row.unpaid_minor for row in rows if row.due_on == due_on)
    return sum(row.unpaid_minor for row in rows if row.due_on < on)


def _message(due: Due, step: Step, owed: int, on: date, lender: str) -> NewMessage:
    params = {
        "lender": lender,
        "loan": due.number,
        "amount": f"{format_minor(owed, due.currency)} {due.currency}",
        "due_on": due.due_on.isoformat(),
    }
    kind = "loan.due_today"
    if step.days:
        kind = "loan.due_soon" if step.days < 0 else "loan.overdue"
        params["days"] = str(abs(step.days))
    days_good = 1 if step.days <= 0 else 2
    ends = datetime.combine(on + timedelta(days=days_good), time(), CHINA)
    return NewMessage(
        subject_id=due.customer_id,
        kind=kind,
        params=params,
        reference=f"loan:{due.loan_id}",
        dedupe_key=f"reminder:{due.loan_id}:{due.due_on}:{step.code}",
        channels=step.channels,
        expires_at=ends,
    )


async def plan(tx: Tx, messages: Sequence[NewMessage]) -> int:
    """How many messages are new; each occasion that is new is told inside the app too."""
    added = await notifications.send(tx, ACTOR, messages)
    new = {each.dedupe_key for each in added}
    for message in messages:
        if message.dedupe_key in new:
            account = await customers.account_of_customer(tx, message.subject_id)
            if account is not None:
                who = f"borrower:{account}"
                await notifications.notify(tx, who, message.kind, dict(message.params))
    return len(added)
