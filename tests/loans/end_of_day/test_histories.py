"""Random loans with random histories, closed day by day, are what a fresh fold says they are."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from tests.loans.conftest import DAY, MANAGER
from tests.loans.end_of_day.portfolio import random_act, random_terms
from xindai.kernel.errors import Refusal
from xindai.loans import api
from xindai.loans.end_of_day.run import run_to
from xindai.loans.verify import verify
from xindai.platform import db as database
from xindai.platform.actor import system_actor

EOD = system_actor("eod")
LIFE = """
SELECT terms, refold_on, folded_on,
    (SELECT jsonb_agg(payload ORDER BY seq) FROM loan_event e WHERE e.loan_id = l.id) AS events
FROM loan l WHERE number = $1
"""
"""What it takes to tell the story of a failure again."""


async def live(lender, seed: int, loans: int, days: int) -> None:
    random = Random(seed)
    ids = [await lender.loan(**random_terms(random, DAY)) for _ in range(loans)]
    today = DAY
    for _ in range(days):
        for loan_id in random.sample(ids, max(1, loans // 8)):
            view = await api.get_loan(MANAGER, loan_id)
            owed = view.level_minor or view.outstanding_minor // 3 or 100
            verb, amount, data = random_act(random, today, owed, view.next_due_on)
            back = timedelta(days=random.choice([0, 0, 0, 2]))
            try:
                await lender.do(loan_id, verb, amount, max(DAY, today - back), **data)
            except Refusal:
                continue  # closed by now, nothing to waive …: a refusal moves nothing
        await run_to(EOD, today)
        findings = await verify()
        shown = "\n".join(map(str, findings[:20]))
        if findings:
            for r in await database.pool().fetch(LIFE, findings[0].subject):
                print(dict(r))
        assert not findings, f"seed {seed}, end of {today}:\n{shown}"
        today += timedelta(days=1)
    assert await database.pool().fetchval(
        "SELECT accrued_on FROM business_day"
    ) == today - timedelta(days=1)


@pytest.mark.parametrize("seed", range(3))
async def test_every_day_equals_a_fresh_fold(lender, seed):
    await live(lender, seed, loans=24, days=40)


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(100, 140))
async def test_every_day_equals_a_fresh_fold_at_length(lender, seed):
    await live(lender, seed, loans=60, days=150)


async def test_days_at_once_and_twice(lender):
    random = Random(77)
    for _ in range(10):
        await lender.loan(**random_terms(random, DAY))
    report = await run_to(EOD, date(2024, 3, 9))
    assert len(report.days) == 39
    assert not (findings := await verify()), "\n".join(map(str, findings))
    entries = await database.pool().fetchval("SELECT count(*) FROM journal_entry")
    again = await run_to(EOD, date(2024, 3, 9))
    assert again.days == []
    assert await database.pool().fetchval("SELECT count(*) FROM journal_entry") == entries
