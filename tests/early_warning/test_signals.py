"""Signals as stories: raised once, lapsed with their cause, leading to a level, a task, a hold."""

from __future__ import annotations

from typing import Any

import pytest

from tests.early_warning.conftest import Watch
from xindai.early_warning import api
from xindai.early_warning.types import Finding
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database


def key() -> str:
    return str(new_id())


async def refusal(call: Any) -> str:
    with pytest.raises(Refusal) as no:
        await call
    return no.value.code


async def test_a_first_payment_default_is_raised_once_and_lapses_when_it_is_paid(
    watch: Watch,
) -> None:
    ann = await watch.hire("ann")
    loan = await watch.lender.loan()
    await watch.end("2024-02-28")
    assert await watch.signals() == {}
    assert str(await watch.end("2024-03-01")) == "2024-03-01"  # due on 29 February
    found = await watch.signals()
    assert set(found) == {"first_payment_default"}
    facts = found["first_payment_default"]["facts"]
    assert (facts["due_on"], facts["days_past_due"]) == ("2024-02-29", 2)
    assert await watch.level() == ("high", 60)
    task = await watch.task()
    assert (task["assigned"], task["severity"], task["status"]) == (ann.id, "high", "open")
    assert await watch.end("2024-03-01") is None  # a day is done once
    assert (await watch.look())["raised"] == 0

    await watch.end("2024-03-02")
    assert set(await watch.signals()) == {"first_payment_default", "instalment_missed"}
    assert await watch.level() == ("high", 80)
    assert await database.pool().fetchval("SELECT count(*) FROM warning_task") == 1

    await watch.lender.do(loan, "repay", "120.00")
    assert (await watch.look())["lapsed"] == 2
    assert await watch.signals() == {}
    assert await watch.level() == ("none", 0)


async def test_a_task_is_claimed_and_resolved_by_one_person(watch: Watch) -> None:
    ann, bob = await watch.hire("ann"), await watch.hire("bob")
    await watch.lender.loan()
    await watch.end("2024-03-01")
    task_id = (await watch.task())["id"]
    early = api.resolve(ann, task_id, Finding.CONTACTED, "已电话联系", key())
    assert await refusal(early) == "NOT_CLAIMED"
    await api.claim(bob, task_id, key())
    assert await refusal(api.claim(ann, task_id, key())) == "CLAIMED_BY_ANOTHER"
    silent = api.resolve(bob, task_id, Finding.FALSE_ALARM, " ", key())
    assert await refusal(silent) == "REASON_MISSING"
    same = key()
    await api.resolve(bob, task_id, Finding.FALSE_ALARM, "已还款, 入账延迟", same)
    await api.resolve(bob, task_id, Finding.FALSE_ALARM, "已还款, 入账延迟", same)
    assert await watch.level() == ("none", 0)
    view = await api.get_task(bob, task_id)
    assert (view.finding, view.comment) == (Finding.FALSE_ALARM, "已还款, 入账延迟")
    again = api.resolve(bob, task_id, Finding.CONFIRMED, "再次核实", key())
    assert await refusal(again) == "WARNING_TASK_RESOLVED"
    (hit,) = await api.hits(ann, (await watch.task())["due_on"].replace(day=1), view.due_on)
    assert (hit.raised, hit.false_alarm, hit.confirmed_bps) == (1, 1, 0)


async def test_a_late_task_is_escalated_once_and_a_manager_takes_it_over(watch: Watch) -> None:
    ann, boss = await watch.hire("ann"), await watch.hire("boss", "branch_manager")
    await watch.lender.loan()
    await watch.end("2024-03-01")  # the business date is 2 March, due on the 5th
    task_id = (await watch.task())["id"]
    await api.claim(ann, task_id, key())
    assert await refusal(api.claim(boss, task_id, key())) == "CLAIMED_BY_ANOTHER"
    await watch.end("2024-03-04")
    assert (await watch.task())["escalated_on"] is None
    await watch.end("2024-03-05")
    assert str((await watch.task())["escalated_on"]) == "2024-03-06"
    await watch.end("2024-03-06")
    told = await database.pool().fetch(
        "SELECT recipient FROM notification WHERE kind = 'warning_task.escalated'"
    )
    assert sorted(row["recipient"] for row in told) == sorted([ann.id, boss.id])
    await api.claim(boss, task_id, key())
    assert (await watch.task())["assigned"] == boss.id
