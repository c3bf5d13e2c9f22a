"""Reminders of a day: who is told what, once, however often the job runs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.actors import staff
from tests.loans.conftest import Lender, today_is
from xindai.kernel.errors import Refusal
from xindai.notifications.api import ContactChannel
from xindai.platform import db as database
from xindai.platform.jobs.api import Work, enqueue
from xindai.platform.jobs.queue import claim
from xindai.reminders import api
from xindai.reminders.run import remind

RISK = staff("risk_manager", name="risk")
SMS = ContactChannel.SMS


async def run(on: date) -> None:
    """The job on a business day."""
    await today_is(on)
    async with database.transaction() as tx:
        await enqueue(tx, "reminders", {})
    async with database.transaction() as tx:
        (job,) = await claim(tx, {"reminders": 1}, 1, "test")
    work = Work(job, is_told=False)
    await remind(work)
    if not work.is_done:
        async with work.end():
            pass


async def told() -> list[tuple[str, str, dict[str, Any]]]:
    rows = await database.pool().fetch(
        "SELECT kind, channel, params FROM message WHERE channel = 'sms' ORDER BY id"
    )
    return [(r["kind"], r["channel"], r["params"]) for r in rows]


async def test_three_days_before_on_the_day_and_after_it(lender: Lender) -> None:
    await lender.loan()
    days = [date(2024, 2, 26), date(2024, 2, 27), date(2024, 2, 29), date(2024, 3, 1)]
    for day in days:
        await run(day)
    seen = await told()
    assert [(kind, params["amount"], params.get("days")) for kind, _, params in seen] == [
        ("loan.due_soon", "106.62 CNY", "3"),
        ("loan.due_today", "106.62 CNY", None),
        ("loan.overdue", seen[2][2]["amount"], "1"),
    ]
    owed = seen[2][2]["amount"].removesuffix(" CNY")
    assert "106.62" < owed < "107.00", "the penalty of a day comes on top"
    assert {params["due_on"] for _, _, params in seen} == {"2024-02-29"}


async def test_however_often_it_runs(lender: Lender) -> None:
    await lender.loan()
    day = date(2024, 2, 26)
    await run(day)
    first = await database.pool().fetchval("SELECT count(*) FROM message")
    assert first == 3, "push, e-mail and SMS"
    await run(day)
    async with database.transaction() as tx:
        await tx.execute("DELETE FROM reminder_run")
    await run(day)
    assert await database.pool().fetchval("SELECT count(*) FROM message") == first
    assert (
        await database.pool().fetchval("SELECT count(*) FROM job WHERE kind = 'message_send'") == 3
    )


async def test_who_has_paid_hears_nothing_and_who_is_late_hears_once(lender: Lender) -> None:
    paid, late = await lender.loan(), await lender.loan()
    await today_is(date(2024, 2, 29))
    await lender.do(paid, "repay", "106.62", date(2024, 2, 29))
    await run(date(2024, 3, 1))
    ((kind, _, params),) = await told()
    number = await database.pool().fetchval("SELECT number FROM loan WHERE id = $1", late)
    assert (kind, params["loan"]) == ("loan.overdue", number)


async def test_the_steps_are_the_lenders(lender: Lender) -> None:
    await lender.loan()
    wanted = [api.Step(code="early", days=-10, channels=(SMS,))]
    await api.set_steps(RISK, wanted, "k")
    assert await api.steps(RISK) == wanted
    await run(date(2024, 2, 26))
    assert await told() == []
    await run(date(2024, 2, 19))
    assert [params["days"] for _, _, params in await told()] == ["10"]
    with pytest.raises(Refusal) as no:
        await api.set_steps(staff("collections"), wanted, "k2")
    assert no.value.code == "FORBIDDEN"


@pytest.mark.parametrize(
    ("step", "field"),
    [
        (api.Step(code="X", days=1, channels=(SMS,)), "steps.0.code"),
        (api.Step(code="x", days=91, channels=(SMS,)), "steps.0.days"),
        (api.Step(code="x", days=1, channels=()), "steps.0.channels"),
        (api.Step(code="x", days=1, channels=(ContactChannel.CALL,)), "steps.0.channels"),
    ],
)
async def test_steps_that_do_not_fit(db: Any, step: api.Step, field: str) -> None:
    with pytest.raises(Refusal) as no:
        await api.set_steps(RISK, [step], "k")
    assert (no.value.code, no.value.field) == ("INVALID_REMINDER_STEPS", field)
