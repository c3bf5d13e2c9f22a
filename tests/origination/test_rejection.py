"""A rejection is explained to the applicant; what the house says to itself stays in the house."""

from __future__ import annotations

from uuid import UUID

import asyncpg
import pytest

from tests.origination.conftest import SYSTEM, Road, S, refused
from xindai.decisioning.types import Outcome
from xindai.notifications import api as notifications
from xindai.origination import api
from xindai.origination.types import PhoneAnswer, PhoneVerdict
from xindai.platform import db as database

CODES = ["DTI_TOO_HIGH", "INCOME_NOT_CONFIRMED", "DTI_TOO_HIGH"]


async def told(road: Road, application_id: UUID) -> list[str]:
    """What the applicant reads about why."""
    view = await api.get_application(road.borrower, application_id)
    return [reason.zh for reason in view.rejection]


async def last_notice(road: Road) -> tuple[str, str]:
    page = await notifications.find_notifications(road.borrower, unread=True, first=1)
    return page.notifications[0].zh, page.notifications[0].en


async def test_an_examiner_says_why_in_words_of_the_catalogue(road: Road) -> None:
    key = await road.decided()
    await road.claim("one", key)
    reject = api.reject
    await refused("REASON_MISSING", reject(road.one, key, "  ", "r0", reason_codes=CODES))
    await refused("REJECTION_REASON_MISSING", reject(road.one, key, "x", "r1", reason_codes=()))
    for wrong in ("GRADE_A", "NOT_OFFERED", "BAD"):
        no = reject(road.one, key, "x", wrong, reason_codes=[wrong])
        await refused("REJECTION_REASON_UNKNOWN", no)
    assert await road.status(key) is S.REVIEW_1
    await reject(road.one, key, "流水不实", "r2", reason_codes=CODES)
    assert await told(road, key) == ["负债收入比过高", "收入不足或无法核实"]
    number = (await api.get_application(SYSTEM, key)).number
    zh, en = await last_notice(road)
    assert zh == f"您的申请 {number} 未通过, 原因: 负债收入比过高; 收入不足或无法核实"
    assert en.startswith(f"Your application {number} was declined: Debts are too high for the inc")
    assert "流水不实" not in zh
    (review,) = (await api.reviews_of(SYSTEM, [key]))[key]
    assert review.reason == "流水不实"
    event = (await api.events_of(SYSTEM, [key]))[key][-1]
    assert event.detail == {"level": 1, "reasons": CODES[:2]}
    other = reject(road.one, key, "流水不实", "r2", reason_codes=["DTI_HIGH"])
    await refused("IDEMPOTENCY_CONFLICT", other)


async def test_the_catalogue_is_that_of_the_policy_that_decided(road: Road) -> None:
    """Its reasons to decline and refer, not those that speak for somebody."""
    key = await road.decided()
    found = [each.code for each in (await api.rejection_choices(road.one, [key]))[key]]
    assert found[:2] == ["BLACKLISTED", "AGE_NOT_ELIGIBLE"]
    assert {"OVERDUE_HERE", "GRADE_TOO_LOW", "CAPACITY_EXCEEDED", "PURPOSE_NOT_ELIGIBLE"} <= {
        *found
    }
    assert not {"GRADE_A", "WITHIN_POLICY", "RULES_FAILED"} & {*found}
    assert len(found) == len({*found})
    await road.withdraw(key)
    road.verdict.reason = "DTI_HIGH"
    key = await road.decided(amount_minor=1_010_000)
    assert (await api.rejection_choices(road.one, [key]))[key][0].code == "DTI_HIGH"
    await refused("FORBIDDEN", api.rejection_choices(road.borrower, [key]))


async def test_a_failed_call_and_a_decline_are_explained_too(road: Road) -> None:
    road.verdict.needs_phone_check = True
    key = await road.decided()
    untrue = {"income": PhoneAnswer.MISMATCH}
    await road.call("caller", key, PhoneVerdict.FAILED, **untrue)
    assert await told(road, key) == ["电话核实未通过"]
    road.verdict.outcome = Outcome.DECLINE
    key = await road.decided(amount_minor=1_010_000)
    assert await told(road, key) == ["测试"]
    assert (await last_notice(road))[0].endswith("未通过, 原因: 测试")
    road.verdict.outcome, road.verdict.amount_minor = Outcome.APPROVE, 50_000
    key = await road.decided(amount_minor=1_020_000)
    assert await told(road, key) == ["按审批的金额和价格, 该产品不能办理"]


async def test_only_what_is_rejected_has_reasons(road: Road) -> None:
    key = await road.decided()
    assert await told(road, key) == []
    with pytest.raises(asyncpg.CheckViolationError, match="application_rejection"):
        await database.pool().execute("""UPDATE application SET rejection = '[{"code": "X"}]'""")


async def test_what_is_asked_for_is_something_that_has_words(road: Road) -> None:
    key = await road.decided()
    await road.claim("one", key)
    for wrong in ("height", "AMOUNT", "phone number"):
        no = api.send_back(road.one, key, [wrong], "请补充", f"no {wrong}")
        await refused("CODE_INVALID", no)
    asked = ["employment", "income_proof", "employment"]
    await api.send_back(road.one, key, asked, "请补充", "s")
    view = await api.get_application(road.borrower, key)
    assert view.supplement == ("employment", "income_proof")
