"""A dispute rests what is contested until it ends, and the loan is corrected where he is right."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.loans.conftest import MANAGER, Lender
from tests.loans.end_of_day.portfolio import random_terms
from xindai.engine.terms import Component
from xindai.kernel.errors import Refusal
from xindai.loans import api
from xindai.loans.api import (
    Correction,
    CorrectionKind,
    DisputeFilter,
    DisputeReason,
    DisputeStatus,
    NewDispute,
    UpholdDispute,
)
from xindai.loans.end_of_day.run import run_to
from xindai.loans.verify import verify
from xindai.platform import db as database
from xindai.platform.actor import system_actor

EOD = system_actor("eod")
OFFICER = staff("customer_manager", name="officer")


async def open_one(lender: Lender, loan_id: UUID, minor: int = 10_000, **more: Any) -> UUID:
    """An officer writes a dispute down for the borrower."""
    wanted = NewDispute(
        loan_id=loan_id,
        reason=DisputeReason.PAYMENT_MISSING,
        text="我还过这笔钱",
        amount_minor=minor,
        **more,
    )
    return await api.open_dispute(OFFICER, wanted, next(lender.keys))


async def end_of(day: str) -> None:
    """The days up to this one close, and the books agree."""
    await run_to(EOD, date.fromisoformat(day))
    assert await verify() == []


@contextmanager
def refused(code: str) -> Iterator[None]:
    """What is done inside is refused with this code."""
    with pytest.raises(Refusal) as no:
        yield
    assert no.value.code == code


async def late_days(loan_id: UUID) -> int:
    """Days past due as everybody sees them."""
    return (await api.get_loan(MANAGER, loan_id)).days_past_due


async def penalty(loan_id: UUID) -> int:
    """Penalty interest of the first instalment on the business date."""
    rows = await api.instalments_of(MANAGER, [loan_id])
    return rows[loan_id][0].penalty_minor


async def test_nothing_grows_over_a_month_end_while_it_is_open(lender: Lender) -> None:
    loan_id = await lender.loan()
    await end_of("2024-03-09")  # the 10th: ten days after 29 February
    assert await late_days(loan_id) == 10
    before = await penalty(loan_id)
    assert before > 0
    dispute_id = await open_one(lender, loan_id)
    for day in ("2024-03-10", "2024-03-20", "2024-03-31", "2024-04-05"):
        await end_of(day)
        assert await late_days(loan_id) == 10, day
        assert await penalty(loan_id) == before, day
    month = await database.pool().fetchrow(
        "SELECT days_past_due, bucket FROM loan_month WHERE on_date = '2024-03-31'"
    )
    assert dict(month) == {"days_past_due": 10, "bucket": 1}
    late = (await api.find_disputes(MANAGER, DisputeFilter(is_late=True))).rows
    assert [x.id for x in late] == [dispute_id], "15 days are over"
    await api.reject_dispute(MANAGER, dispute_id, "款项未到账", next(lender.keys))
    assert await late_days(loan_id) == 10
    await end_of("2024-04-08")
    assert await late_days(loan_id) == 13, "6 April to 9 April"
    rows = (await api.instalments_of(MANAGER, [loan_id]))[loan_id]
    assert rows[0].penalty_minor > before


async def test_a_due_date_in_a_dispute_makes_nobody_late(lender: Lender) -> None:
    loan_id = await lender.loan()
    await end_of("2024-02-19")
    dispute_id = await open_one(lender, loan_id, 50_000)
    await end_of("2024-03-14")
    assert await late_days(loan_id) == 0
    first, second = (await api.instalments_of(MANAGER, [loan_id]))[loan_id][:2]
    # 12.00 for 29 days on 1,200.00; by 30/360 from 20 February half of it only on 700.00
    assert first.interest_minor < 1_200
    assert first.penalty_minor == 0
    await api.withdraw_dispute(OFFICER, dispute_id, next(lender.keys))
    await end_of("2024-03-16")
    assert await late_days(loan_id) == 2, "counted from the day on which it ended"
    later = (await api.instalments_of(MANAGER, [loan_id]))[loan_id]
    assert later[1].interest_minor > second.interest_minor
    assert sum(row.principal_minor for row in later) == 120_000


async def test_upheld_with_a_payment_that_was_missing(lender: Lender) -> None:
    loan_id = await lender.loan()
    await end_of("2024-03-09")
    dispute_id = await open_one(lender, loan_id, 10_662)
    await end_of("2024-03-12")
    put = Correction(kind=CorrectionKind.REPAY, amount="106.62", on=date(2024, 2, 29))
    wanted = UpholdDispute(dispute_id=dispute_id, correction=put, answer="已补记", dry_run=True)
    shown = (await api.uphold_dispute(MANAGER, wanted)).preview
    assert shown is not None
    assert (shown.rows_before[0].unpaid_minor > 0, shown.rows_after[0].unpaid_minor) == (True, 0)
    assert sum(line.amount_minor for line in shown.journal) == 0
    assert (await api.get_dispute(MANAGER, dispute_id)).status is DisputeStatus.OPEN
    real = UpholdDispute(
        dispute_id=dispute_id, correction=put, answer="已补记", idempotency_key="uphold-1"
    )
    assert not (await api.uphold_dispute(MANAGER, real)).replayed
    assert (await api.uphold_dispute(MANAGER, real)).replayed
    view = await api.get_dispute(MANAGER, dispute_id)
    assert (view.status, view.answer) == (DisputeStatus.UPHELD, "已补记")
    assert view.correction_event_id is not None
    assert await late_days(loan_id) == 0
    assert await penalty(loan_id) == 0, "the payment replays from its own day"
    await end_of("2024-04-02")


async def test_upheld_with_a_waiver_a_reversal_and_another_day(lender: Lender) -> None:
    async def settled(loan_id: UUID, put: Correction, **more: Any) -> None:
        dispute_id = await open_one(lender, loan_id, 1_000, **more)
        key = next(lender.keys)
        wanted = UpholdDispute(
            dispute_id=dispute_id, correction=put, answer="更正", idempotency_key=key
        )
        await api.uphold_dispute(MANAGER, wanted)
        assert await verify() == []

    loan_id = await lender.loan()
    await end_of("2024-03-09")
    fee = await lender.do(loan_id, "charge_fee", "30.00", date(2024, 3, 10), name="快递费")
    reverse = Correction(kind=CorrectionKind.REVERSE, event_id=fee.event_id)
    await settled(loan_id, reverse, event_id=fee.event_id)
    part = Correction(kind=CorrectionKind.WAIVE, amount="0.10", component=Component.PENALTY)
    await settled(loan_id, part)
    paid = await lender.do(loan_id, "repay", "106.62", date(2024, 3, 10))
    again = Correction(kind=CorrectionKind.REDATE, event_id=paid.event_id, on=date(2024, 2, 29))
    await settled(loan_id, again, event_id=paid.event_id)
    assert await penalty(loan_id) == 0, "paid in time there is none, and nothing to waive"
    with refused("NOT_A_PAYMENT"):
        await settled(
            loan_id,
            Correction(kind=CorrectionKind.REDATE, event_id=fee.event_id, on=date(2024, 3, 1)),
        )


async def test_dunning_stops_and_starts_again(lender: Lender) -> None:
    loan_id = await lender.loan()
    await end_of("2024-03-09")

    stopped = "SELECT purposes FROM contact_stop WHERE lifted_at IS NULL"
    dispute_id = await open_one(lender, loan_id)
    assert await database.pool().fetchval(stopped) == ["collection", "reminder"]
    assert await database.pool().fetchval("SELECT disputed_on FROM loan") == date(2024, 3, 10)
    await api.withdraw_dispute(OFFICER, dispute_id, next(lender.keys))
    assert await database.pool().fetchval(stopped) is None
    assert await database.pool().fetchval("SELECT disputed_on FROM loan") is None


async def test_two_at_once_open_one(lender: Lender) -> None:
    loan_id = await lender.loan()
    done = await asyncio.gather(
        *(open_one(lender, loan_id) for _ in range(3)), return_exceptions=True
    )
    refused = [each for each in done if isinstance(each, Refusal)]
    assert [no.code for no in refused] == ["DISPUTE_OPEN"] * 2
    assert await verify() == []


async def test_a_payment_races_with_opening_and_ending(lender: Lender) -> None:
    loan_id = await lender.loan()
    await end_of("2024-03-09")
    _, dispute_id = await asyncio.gather(
        lender.do(loan_id, "repay", "50.00", date(2024, 3, 10)), open_one(lender, loan_id)
    )
    assert isinstance(dispute_id, UUID)
    await end_of("2024-03-11")
    await asyncio.gather(
        lender.do(loan_id, "repay", "50.00", date(2024, 3, 12)),
        api.reject_dispute(MANAGER, dispute_id, "金额无误", next(lender.keys)),
    )
    await end_of("2024-03-31")
    assert await late_days(loan_id) == 30, "32 less the two of the dispute"


async def test_what_is_refused(lender: Lender) -> None:
    loan_id = await lender.loan()

    async def code(**changed: Any) -> str:
        fields = {"loan_id": loan_id, "reason": DisputeReason.OTHER, "text": "有误"} | changed
        with pytest.raises(Refusal) as no:
            await api.open_dispute(OFFICER, NewDispute(**fields), next(lender.keys))
        return no.value.code

    assert await code() == "MISSING_FIELD"
    assert await code(amount_minor=0) == "DISPUTED_AMOUNT"
    assert await code(amount_minor=10**9) == "DISPUTED_AMOUNT"
    assert await code(amount_minor=1, text=" ") == "MISSING_FIELD"
    assert await code(event_id=UUID(int=1)) == "UNKNOWN_EVENT"
    assert await code(amount_minor=1, document_ids=(UUID(int=1),)) == "DOCUMENT_NOT_FOUND"
    assert await code(loan_id=UUID(int=1), amount_minor=1) == "LOAN_NOT_FOUND"
    dispute_id = await open_one(lender, loan_id)
    assert await code(amount_minor=1) == "DISPUTE_OPEN"
    own = staff("branch_manager", name="officer")
    with refused("OWN_LOAN_DISPUTE"):
        await api.reject_dispute(own, dispute_id, "不成立", next(lender.keys))
    with refused("REASON_MISSING"):
        await api.reject_dispute(MANAGER, dispute_id, " ", next(lender.keys))
    event_id = await database.pool().fetchval("SELECT loan_event_id FROM loan_dispute")
    with refused("DISPUTE_STANDS"):
        await lender.do(loan_id, "reverse", event=str(event_id))
    await api.reject_dispute(MANAGER, dispute_id, "不成立", next(lender.keys))
    with refused("WRONG_STATUS"):
        await api.withdraw_dispute(OFFICER, dispute_id, next(lender.keys))
    assert await verify() == []


async def test_random_loans_in_dispute_are_every_day_what_a_fresh_fold_says(
    lender: Lender,
) -> None:
    random = Random(51)
    loan_ids: list[UUID] = []
    while len(loan_ids) < 12:
        try:
            loan_ids.append(await lender.loan(**random_terms(random, date(2024, 1, 31))))
        except Refusal:
            continue
    disputes: dict[UUID, UUID] = {}
    today = date(2024, 1, 31)
    for _ in range(26):
        await end_of(today.isoformat())
        today += timedelta(days=1)
        for loan_id in random.sample(loan_ids, 4):
            try:
                if random.random() < 0.3:
                    await lender.do(loan_id, "repay", "33.33", today)
                elif loan_id not in disputes:
                    minor = random.choice([1, 500, 40_000])
                    disputes[loan_id] = await open_one(lender, loan_id, minor)
                else:
                    done = disputes.pop(loan_id)
                    await api.withdraw_dispute(OFFICER, done, next(lender.keys))
            except Refusal as no:
                assert no.code in {"DISPUTED_AMOUNT", "LOAN_CLOSED", "LOAN_NOT_ACTIVE"}, no.code
    assert await database.pool().fetchval("SELECT count(*) FROM loan_dispute") > 12
