"""Reminders of a day: who is told what, once, however often the job runs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import asyncpg
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
PRODUCT = staff("product_manager", name="product")
SMS = ContactChannel.SMS
STEP = api.Step(code="early", days=-10, channels=(SMS,))


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


async def in_force(*steps: api.Step) -> None:
    """Written by one and approved by another."""
    key = await api.write_policy(RISK, steps, "w")
    await api.submit_policy(RISK, key, "s")
    await api.approve_policy(PRODUCT, key, "a")


async def test_the_steps_are_the_lenders(lender: Lender) -> None:
    await lender.loan()
    wanted = api.Step(code="early", days=-10, channels=(SMS,))
    await in_force(wanted)
    assert await api.steps(RISK) == [wanted]
    await run(date(2024, 2, 26))
    assert await told() == []
    await run(date(2024, 2, 19))
    assert [params["days"] for _, _, params in await told()] == ["10"]
    policies = await api.policies(RISK)
    runs = await database.pool().fetch("SELECT DISTINCT policy_id FROM reminder_run")
    assert [r["policy_id"] for r in runs] == [policies[0].id]


async def test_four_eyes_on_a_policy(db: Any) -> None:
    (first,) = await api.policies(RISK)
    assert [step.code for step in first.steps] == [
        "t_minus_3", "t_minus_1", "due_today", "overdue_1", "overdue_3", "overdue_7",
    ]  # fmt: skip
    steps = [STEP, replace(STEP, code="late", days=5)]
    key = await api.write_policy(RISK, steps, "w")
    assert await api.write_policy(RISK, steps, "w") == key
    assert await code_of(api.approve_policy(PRODUCT, key, "a")) == "WRONG_REMINDER_POLICY_STATUS"
    await api.submit_policy(RISK, key, "s")
    assert await code_of(api.write_policy(RISK, steps, "w2")) == "WRONG_REMINDER_POLICY_STATUS"
    assert await code_of(api.approve_policy(RISK, key, "a1")) == "OWN_REMINDER_POLICY"
    assert await code_of(api.return_policy(PRODUCT, key, " ", "r")) == "REASON_MISSING"
    assert await code_of(api.write_policy(staff("collections"), steps, "c")) == "FORBIDDEN"
    assert await code_of(api.approve_policy(staff("collections"), key, "c2")) == "FORBIDDEN"
    nobody = UUID(int=1)
    assert await code_of(api.submit_policy(RISK, nobody, "n")) == "REMINDER_POLICY_NOT_FOUND"
    with pytest.raises(asyncpg.PostgresError, match="stays what it is"):
        await database.pool().execute(
            "UPDATE reminder_policy SET steps = '[]' WHERE status = 'approved'"
        )


async def test_two_who_approve_at_once(db: Any) -> None:
    key = await api.write_policy(RISK, [STEP], "w")
    await api.submit_policy(RISK, key, "s")
    answers = await asyncio.gather(
        *(api.approve_policy(staff("product_manager", name=n), key, f"a{n}") for n in "xyz"),
        return_exceptions=True,
    )
    assert sorted(str(a) for a in answers).count(str(key)) == 1
    assert [view.status.value for view in await api.policies(RISK)] == ["approved", "retired"]


async def test_a_forecast_is_what_the_job_then_does(lender: Lender) -> None:
    await lender.loan()
    await lender.loan()
    day = date(2024, 2, 26)
    await today_is(day)
    seen = await api.forecast(RISK)
    assert (seen.on, seen.is_done, seen.is_whole) == (day, False, True)
    first = seen.steps[0]
    assert (first.step.days, first.loans, first.customers) == (-3, 2, 1)
    assert sum(first.channels.values()) == 6
    assert all(step.loans == 0 for step in seen.steps[1:])
    for table in ("message", "job", "notification", "reminder_run"):
        assert await database.pool().fetchval(f"SELECT count(*) FROM {table}") == 0
    await run(day)
    assert await database.pool().fetchval("SELECT count(*) FROM message") == 6
    again = await api.forecast(RISK)
    assert again.is_done and all(step.loans == 0 for step in again.steps)
    other = await api.forecast(RISK, [replace(STEP, code="other", days=-3)])
    assert [(s.loans, dict(s.channels)) for s in other.steps] == [(2, {SMS: 2})]
    assert await code_of(api.forecast(staff("cashier"))) == "FORBIDDEN"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"code": "X"}, "steps.1.code"),
        ({"code": STEP.code}, "steps.1.code"),
        ({"days": 91}, "steps.1.days"),
        ({"days": -31}, "steps.1.days"),
        ({"days": STEP.days}, "steps.1.days"),
        ({"channels": ()}, "steps.1.channels"),
        ({"channels": (SMS, SMS)}, "steps.1.channels"),
        ({"channels": (ContactChannel.CALL,)}, "steps.1.channels"),
    ],
)
async def test_steps_that_do_not_fit(db: Any, changes: dict[str, Any], field: str) -> None:
    step = replace(STEP, **({"code": "second", "days": 2} | changes))
    for refused in (api.write_policy(RISK, [STEP, step], "k"), api.forecast(RISK, [STEP, step])):
        with pytest.raises(Refusal) as no:
            await refused
        assert (no.value.code, no.value.field) == ("INVALID_REMINDER_STEPS", field)
    assert await code_of(api.write_policy(RISK, [], "none")) == "INVALID_REMINDER_STEPS"


async def code_of(act: Awaitable[Any]) -> str:
    """The code of the refusal."""
    with pytest.raises(Refusal) as no:
        await act
    return no.value.code
