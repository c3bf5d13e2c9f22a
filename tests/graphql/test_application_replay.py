"""Every verb of applications twenty times, half of them at once, is the verb once."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import pytest

from tests.graphql.conftest import key_of
from tests.graphql.desk import MATCH, Desk, desk
from tests.graphql.more_calls.applications import KEYED
from tests.graphql.test_replay import TIMES
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id
from xindai.platform import db as database

__all__ = ["desk"]


async def given_for(desk: Desk, name: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    """Who sends a verb, with what, and what makes it another input."""
    other = {"applicationId": to_id("Application", new_id())}
    match name:
        case "applicationDraftSave":
            given: dict[str, Any] = {"productVersionId": desk.version, "instalments": 12}
            return "borrower", given, {"instalments": 6}
        case "applicationSubmit":
            return "borrower", {"applicationId": await desk.draft()}, other
        case "applicationWithdraw":
            return "borrower", {"applicationId": await desk.draft(), "reason": "不"}, other
        case "applicationOfferAccept":
            return "borrower", {"applicationId": await desk.approved()}, {"amount": "5000.00"}
        case "applicationClaim":
            return "approver1", {"applicationId": await desk.decided()}, other
        case "applicationClaimNext":
            await desk.decided()
            return "approver1", {"queue": "REVIEW_1"}, {"productId": to_id("Product", new_id())}
        case "applicationRelease":
            return "approver1", {"applicationId": await desk.claimed()}, other
        case "applicationHandOver":
            id, staff = await desk.claimed(), await desk.staff("approver1")
            given = {"applicationId": id, "staffId": staff, "reason": "休假"}
            return "manager", given, {"reason": "出差"}
        case "applicationReturn":
            given = {"applicationId": await desk.claimed(), "wanted": ["purpose"], "reason": "缺"}
            return "approver1", given, {"wanted": ["amount"]}
        case "applicationNoteAdd":
            return "officer", {"applicationId": await desk.decided(), "text": "x"}, {"text": "y"}
        case "applicationPhoneCheck":
            desk.verdict.needs_phone_check = True
            given = {"applicationId": await desk.claimed("verifier"), "answers": MATCH}
            return "verifier", given | {"verdict": "PASSED"}, {"verdict": "FAILED"}
        case "applicationReviewApprove":
            return "approver1", {"applicationId": await desk.claimed()}, {"amount": "5000.00"}
        case "applicationReviewReject":
            given = {"applicationId": await desk.claimed(), "reason": "负债"}
            given |= {"reasonCodes": ["DTI_TOO_HIGH"]}
            return "approver1", given, {"reason": "其他"}
        case "staffConflictDeclare":
            customer = to_id("Customer", desk.house.lender.customer_id)
            return "cashier", {"customerId": customer, "reason": "亲属"}, {"reason": "同学"}
        case "staffConflictEnd":
            _, given, _ = await given_for(desk, "staffConflictDeclare")
            made = await desk.do("staffConflictDeclare", "cashier", **given)
            nobodys = {"conflictId": to_id("StaffConflict", new_id())}
            return "manager", {"conflictId": made["conflict"]["id"]}, nobodys
        case "authorityRulePropose":
            given = {"level": 2, "maxAmount": "1.00", "reason": "x"}
            return "risk", given, {"level": 1}
    wish = {"level": 2, "maxAmount": "1.00", "reason": "x"}
    rule = (await desk.do("authorityRulePropose", "risk", **wish))["rule"]["id"]
    return "approver3", {"ruleId": rule}, {"ruleId": to_id("AuthorityRule", new_id())}


COUNTS = """SELECT (SELECT count(*) FROM application) AS applications,
    (SELECT count(*) FROM application_event) AS events, (SELECT count(*) FROM job) AS jobs,
    (SELECT count(*) FROM audit_record) AS audit, (SELECT count(*) FROM outbox_message) AS told,
    (SELECT count(*) FROM idempotency_record) AS keys,
    (SELECT count(*) FROM notification) AS notices"""


@pytest.mark.parametrize("name", sorted(KEYED))
async def test_twenty_times_is_once(desk: Desk, name: str) -> None:
    """Half of them at once; the twentieth leaves nothing more than the first."""
    login, given, other = await given_for(desk, name)
    assert (await desk.code(name, login, **given, idempotencyKey=""))[0] == (
        "IDEMPOTENCY_KEY_MISSING"
    )
    keyed = given | {"idempotencyKey": "one"}
    at_once = await asyncio.gather(*(desk.send(name, login, **keyed) for _ in range(TIMES // 2)))
    assert at_once[0]["userErrors"] == [], at_once[0]
    after = dict(await database.pool().fetchrow(COUNTS))
    answers = [*at_once, *[await desk.send(name, login, **keyed) for _ in range(TIMES // 2)]]
    assert all(answer == answers[0] for answer in answers)
    assert dict(await database.pool().fetchrow(COUNTS)) == after
    keys = await database.pool().fetchval(
        "SELECT count(*) FROM idempotency_record WHERE key = 'one'"
    )
    assert keys == 1
    assert (await desk.code(name, login, **keyed | other))[0] == "IDEMPOTENCY_CONFLICT"


async def test_every_key_is_a_row(desk: Desk) -> None:
    """Ids that are none, or of another kind, are an application that is not there."""
    for id in ("", "x", to_id("Loan", UUID(int=1)), to_id("Application", UUID(int=1))):
        told = await desk.code("applicationSubmit", "borrower", applicationId=id)
        assert told == ("APPLICATION_NOT_FOUND", "applicationId")
    assert key_of(to_id("Application", UUID(int=1))) == UUID(int=1)
