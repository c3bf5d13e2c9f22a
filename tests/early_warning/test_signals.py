"""Signals as stories: raised once, lapsed with their cause, leading to a level, a task, a hold."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import pytest

from tests.early_warning.conftest import Watch
from xindai.credit_lines import api as credit_lines
from xindai.early_warning import api
from xindai.early_warning.handlers import hear
from xindai.early_warning.jobs import KINDS
from xindai.early_warning.types import Finding, HoldStatus
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import audit
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.jobs.runner import Runner
from xindai.platform.outbox import Message


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


async def test_what_a_customer_does_is_counted_over_its_window(watch: Watch) -> None:
    lender = watch.lender
    await lender.loan()
    pool = database.pool()
    for _ in range(2):
        loan_id = await lender.loan(principal="600.00")
        await pool.execute(
            """INSERT INTO service_request (id, number, loan_id, customer_id, kind, reason,
                   created_by)
               VALUES ($1, number_with_check('FW', nextval('service_request_number')), $2, $3,
                   'extension', 'illness', 'borrower:x')""",
            new_id(),
            loan_id,
            lender.customer_id,
        )
    assert (await watch.look())["raised"] == 1
    signal = (await watch.signals())["relief_requested"]
    assert (signal["facts"]["count"], signal["facts"]["kinds"]) == (2, ["extension"])
    assert await watch.level() == ("elevated", 30)
    assert (await watch.look())["raised"] == 0
    await pool.execute("UPDATE service_request SET created_at = now() - interval '91 days'")
    assert (await watch.look())["lapsed"] == 1


async def test_a_changed_address_counts_only_after_a_payout_or_in_arrears(watch: Watch) -> None:
    subject = f"customer/{watch.lender.customer_id}"

    async def change() -> None:
        async with database.transaction() as tx:
            actor = system_actor("test")
            about = {"fields": ["address"]}
            await audit.append(tx, actor, "customer.profile_change", subject, about)

    await change()
    assert (await watch.look())["raised"] == 0
    await watch.lender.loan()
    assert (await watch.look())["raised"] == 0  # changed before the money went out
    await change()
    assert (await watch.look())["raised"] == 1
    assert (await watch.signals())["contact_changed"]["facts"]["changes"] == ["profile_change"]


async def test_a_block_freezes_the_line_once_and_ends_with_a_persons_proposal(
    watch: Watch,
) -> None:
    ann, boss = await watch.hire("ann"), await watch.hire("boss", "branch_manager")
    risk = await watch.hire("risk", "risk_manager")
    customer_id = watch.lender.customer_id
    await watch.lender.loan()
    line_id = await line_of(customer_id)
    await watch.end("2024-03-01")
    hold = await database.pool().fetchrow("SELECT * FROM warning_hold")
    assert (hold["line_id"], hold["status"]) == (line_id, "wanted")
    await work_off()
    assert await line_status(line_id) == "frozen"
    (view,) = (await api.holds_of_customers(ann, [customer_id]))[customer_id]
    assert view.status is HoldStatus.IN_FORCE
    assert await refusal(api.release_hold(ann, view.id, "已还清", key())) == "FORBIDDEN"
    same = key()
    proposal = await api.release_hold(boss, view.id, "已还清", same)
    assert await api.release_hold(boss, view.id, "已还清", same) == proposal
    await credit_lines.approve(risk, proposal, "", key())
    async with database.transaction() as tx:
        rows = await tx.rows("SELECT * FROM outbox_message ORDER BY id")
        told = [Message(r["id"], r["topic"], r["payload"], r["created_at"]) for r in rows]
        await hear(tx, told)
    (view,) = (await api.holds_of_customers(ann, [customer_id]))[customer_id]
    assert view.status is HoldStatus.RELEASED
    assert await line_status(line_id) == "active"
    assert (await watch.look())["holds"] == 0  # the same signal does not block it again


async def line_of(customer_id: UUID) -> UUID:
    line_id = new_id()
    await database.pool().execute(
        """INSERT INTO credit_line (id, number, customer_id, currency, status, expires_on)
           VALUES ($1, 'ED1', $2, 'CNY', 'active', '2030-01-01')""",
        line_id,
        customer_id,
    )
    return line_id


async def line_status(line_id: UUID) -> str:
    return str(
        await database.pool().fetchval("SELECT status FROM credit_line WHERE id = $1", line_id)
    )


async def work_off() -> None:
    """The jobs of early warning, as a worker does them, until none is left."""
    ending = asyncio.Event()
    running = asyncio.create_task(Runner(KINDS).run(ending))
    left = """SELECT count(*) FROM job WHERE status IN ('queued', 'running')
        AND kind LIKE 'early_warning.%'"""
    async with asyncio.timeout(60):
        while await database.pool().fetchval(left):  # noqa: ASYNC110 - rows are waited for
            await asyncio.sleep(0.05)
    ending.set()
    await running
