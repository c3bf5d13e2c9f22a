"""Cases as stories: opened and closed by days and money, promises kept by money alone."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from tests.collections.conftest import Desk, staff_id
from xindai.collections import api
from xindai.collections.types import PromiseStatus, WriteOffReason
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.loans import api as loans
from xindai.platform import db as database


def key() -> str:
    return str(new_id())


async def refusal(call: object) -> str:
    with pytest.raises(Refusal) as no:
        await call  # type: ignore[misc]
    return no.value.code


async def test_a_customer_has_one_case_and_a_new_one_when_he_falls_behind_again(
    desk: Desk,
) -> None:
    ann = await desk.hire("ann")
    first = await desk.lender.loan()
    second = await desk.lender.loan(principal="600.00")
    assert await desk.end("2024-02-29") is True  # due on 29 February, not late yet
    assert await desk.case() is None
    assert await desk.end("2024-03-01") is True
    case = await desk.case()
    assert (case["status"], case["stage"], case["queue_id"]) == ("open", "soft", "soft")
    # 106.62 and 53.31 of the instalments, with two days of penalty on the principal of each.
    assert case["days_past_due"] == 2
    assert case["overdue_minor"] > 15_993
    assert case["assigned_id"] == staff_id(ann)
    assert await desk.kinds() == ["opened", "assigned"]
    assert await desk.end("2024-03-01") is False  # a day is done once
    assert await database.pool().fetchval("SELECT count(*) FROM collection_case_loan") == 2

    await desk.end("2024-03-10")
    case = await desk.case()
    assert (case["stage"], case["queue_id"], case["days_past_due"]) == ("m1", "early", 11)

    await desk.lender.do(first, "repay", "120.00")
    await desk.settle()
    assert (await desk.case())["status"] == "open"
    await desk.lender.do(second, "repay", "60.00")
    await desk.settle()
    case = await desk.case()
    assert (case["status"], case["close_reason"], case["overdue_minor"]) == ("closed", "cured", 0)

    await desk.end("2024-04-02")
    again = await desk.case()
    assert again["id"] != case["id"]
    assert again["previous_id"] == case["id"]
    assert again["assigned_id"] == staff_id(ann)


async def test_a_promise_is_kept_only_when_all_of_it_has_arrived(desk: Desk) -> None:
    ann = await desk.hire("ann")
    loan = await desk.lender.loan()
    await desk.end("2024-03-01")
    await desk.lender.do(loan, "repay", "10.00")  # before the promise: it does not count
    await desk.settle()
    case = await desk.case()
    late = api.make_promise(ann, case["id"], "900.00", date(2024, 3, 5), None, key())
    assert await refusal(late) == "PROMISE_TOO_HIGH"
    made = await api.make_promise(ann, case["id"], "50.00", date(2024, 3, 5), "发薪后还", key())
    assert (await desk.case())["next_action_on"] == date(2024, 3, 7)
    more = api.make_promise(ann, case["id"], "20.00", date(2024, 3, 5), None, key())
    assert await refusal(more) == "PROMISE_OPEN"

    await desk.lender.do(loan, "repay", "20.00")
    await desk.settle()
    assert await promise(desk, made) == (PromiseStatus.OPEN, 2_000)
    second = await desk.lender.do(loan, "repay", "30.00")
    await desk.settle()
    assert await promise(desk, made) == (PromiseStatus.KEPT, 5_000)
    assert second.event_id is not None
    await desk.lender.do(loan, "reverse", event=str(second.event_id))
    await desk.settle()
    assert await promise(desk, made) == (PromiseStatus.OPEN, 2_000)
    kinds = (await desk.kinds())[2:]
    assert kinds == ["promise", "promise_part", "promise_kept", "promise_reopened"]

    await desk.end("2024-03-05")
    assert (await promise(desk, made))[0] is PromiseStatus.OPEN  # a day of grace
    await desk.end("2024-03-06")
    assert await promise(desk, made) == (PromiseStatus.BROKEN, 2_000)
    assert (await desk.case())["next_action_on"] == date(2024, 3, 7)


async def promise(desk: Desk, key_: object) -> tuple[PromiseStatus, int]:
    found = (await api.promises_by_id(desk.actors["ann"], [key_]))[key_]  # type: ignore[list-item,index]
    return found.status, found.received_minor


async def test_two_at_once_cannot_have_one_case(desk: Desk) -> None:
    await desk.lender.loan()
    await desk.end("2024-03-01")
    people = [await desk.hire(name) for name in ("ann", "bob", "cai", "dan")]
    case_id = (await desk.case())["id"]
    answers = await asyncio.gather(
        *(api.claim(who, case_id, key()) for who in people), return_exceptions=True
    )
    lost = [answer for answer in answers if isinstance(answer, Refusal)]
    assert len(lost) == 3
    assert {no.code for no in lost} == {"CLAIMED_BY_ANOTHER"}
    (winner,) = (who for who, got in zip(people, answers, strict=True) if got is None)
    assert (await desk.case())["assigned_id"] == staff_id(winner)
    empty = api.claim_next(people[0], None, key())
    assert await refusal(empty) == "COLLECTION_QUEUE_EMPTY"
    other = next(who for who in people if who is not winner)
    await api.transfer(winner, case_id, staff_id(other), "休假", key())
    assert await refusal(api.release(winner, case_id, "工作调整", key())) == "CLAIMED_BY_ANOTHER"
    await api.release(other, case_id, "工作调整", key())
    assert await api.claim_next(winner, "soft", key()) == case_id


async def test_a_write_off_needs_two_people_and_ends_the_case(desk: Desk) -> None:
    ann, risk = await desk.hire("ann"), await desk.hire("risk", "risk_manager")
    loan = await desk.lender.loan()
    await desk.end("2024-03-01")
    case_id = (await desk.case())["id"]
    why, note = WriteOffReason.UNCOLLECTABLE, "确认无法收回"
    made = await api.propose_write_off(ann, case_id, loan, why, note, key())
    twice = api.propose_write_off(ann, case_id, loan, why, note, key())
    assert await refusal(twice) == "WRITE_OFF_OPEN"
    shown = await api.decide_write_off(risk, made, True, "", dry_run=True)
    assert shown is not None
    same = key()
    await api.decide_write_off(risk, made, True, same)
    await api.decide_write_off(risk, made, True, same)
    assert await refusal(api.decide_write_off(risk, made, False, key())) == "WRITE_OFF_NOT_FOUND"
    await desk.settle()
    case = await desk.case()
    assert (case["status"], case["close_reason"]) == ("closed", "written_off")
    assert await database.pool().fetchval("SELECT status FROM loan") == "written_off"


async def test_an_agency_earns_its_fee_on_what_comes_in_and_gives_cases_back(desk: Desk) -> None:
    ann, boss = await desk.hire("ann"), await desk.hire("boss", "branch_manager")
    loan = await desk.lender.loan()
    await desk.end("2024-03-01")
    case_id = (await desk.case())["id"]
    terms = api.AgencyTerms(
        code="A1", name="诚信催收", fee_rate="0.2", recall_days=7, data_fields=()
    )
    agency = await api.set_agency(boss, terms, key())
    batch = await api.hand_over(boss, agency, [case_id], "长期逾期", key())
    assert await refusal(api.add_note(ann, case_id, "", None, key())) == "REASON_MISSING"
    assert await refusal(api.dispute(ann, case_id, "异议", key())) == "COLLECTION_CASE_PLACED"
    await desk.lender.do(loan, "repay", "50.00")
    await desk.settle()
    (view,) = (await api.batches_by_id(boss, [batch])).values()
    assert (view.open_cases, view.received_minor, view.fee_minor) == (1, 5_000, 1_000)
    await desk.end("2024-03-08")
    assert (await desk.case())["is_placed"] is True
    await desk.end("2024-03-09")  # seven days behind 2 March
    case = await desk.case()
    assert (case["is_placed"], case["assigned_id"]) == (False, staff_id(ann))
    assert (await desk.kinds())[-2:] == ["recalled", "assigned"]


async def test_a_dispute_at_the_loan_stops_the_case_too(desk: Desk) -> None:
    ann = await desk.hire("ann")
    boss = await desk.hire("boss", "branch_manager")
    loan = await desk.lender.loan()
    await desk.end("2024-03-10")
    case = await desk.case()
    wanted = loans.NewDispute(
        loan_id=loan, reason=loans.DisputeReason.FEE_WRONG, text="没有这笔", amount_minor=100
    )
    dispute = await loans.open_dispute(boss, wanted, key())
    assert (await api.get_case(ann, case["id"])).is_disputed is True
    assert await refusal(api.dispute(ann, case["id"], "异议", key())) == "COLLECTION_CASE_DISPUTED"
    ended = api.end_dispute(ann, case["id"], "已核实", key())
    assert await refusal(ended) == "COLLECTION_CASE_NOT_DISPUTED", "it is settled at the loan"
    await desk.end("2024-03-15")
    assert (await desk.case())["days_past_due"] == case["days_past_due"]
    await loans.withdraw_dispute(boss, dispute, key())
    assert (await api.get_case(ann, case["id"])).is_disputed is False
