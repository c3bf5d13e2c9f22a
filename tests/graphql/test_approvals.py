"""Maker and checker, over HTTP: what a policy holds back, who may decide, and what then happens."""

from __future__ import annotations

import asyncio
from typing import Any

import asyncpg
import pytest

from tests.conftest import Database
from tests.graphql.conftest import House, key_of
from tests.loans.conftest import everything
from xindai.approvals import api as approvals
from xindai.graphql.approvals.execute import execute
from xindai.graphql.base.context import Context
from xindai.graphql.schema import schema
from xindai.platform import db as database

POLICY = """mutation ($input: ApprovalPolicyInput!) { approvalPolicySet(input: $input) {
    policy { command minAmount { amount } role } userErrors { code field } } }"""
REPAY = """mutation ($loan: ID!, $amount: Amount!, $key: String!, $dry: Boolean = false) {
    loanRepay(input: {loanId: $loan, amount: $amount, idempotencyKey: $key, dryRun: $dry}) {
    loan { version } eventId replayed approval { id status role }
    userErrors { code field } } }"""
DECIDE = """mutation ($id: ID!, $key: String!, $why: String! = "") {
    approvalApprove(input: {id: $id, idempotencyKey: $key, reason: $why}) {
    request { status checker { id } reason outcome } userErrors { code } } }"""
REJECT = DECIDE.replace("approvalApprove", "approvalReject")
INBOX = """{ approvals { edges { node { id command mutation subject
    amount { amount } arguments isMine roleName { zh en } maker { id kind name }
    status role outcome } } } }"""


async def set_policy(house: House, command: str, amount: str, role: str, key: str) -> Any:
    given = {"command": command, "minAmount": amount, "role": role, "idempotencyKey": key}
    return (await house.data(POLICY, "admin", input=given))["approvalPolicySet"]


async def repay(house: House, loan: str, amount: str, key: str, **more: Any) -> Any:
    given = {"loan": loan, "amount": amount, "key": key} | more
    return (await house.data(REPAY, "manager", **given))["loanRepay"]


async def decide(house: House, id: str, login: str, key: str = "k", text: str = DECIDE) -> Any:
    (answer,) = (await house.data(text, login, id=id, key=key, why="已核对凭证")).values()
    return answer


@pytest.fixture
async def loan(house: House) -> str:
    """A loan of 1,200.00; repayments from 500.00 on need a second approver."""
    made = await set_policy(house, "loan.repay", "500.00", "approver_2", "policy")
    assert made == {
        "policy": {
            "command": "loan.repay",
            "minAmount": {"amount": "500.00"},
            "role": "approver_2",
        },
        "userErrors": [],
    }
    return await house.loan(excess="credit")


async def test_what_reaches_the_amount_waits_and_is_done_when_approved(
    house: House, loan: str
) -> None:
    below = await repay(house, loan, "499.99", "small")
    assert below["approval"] is None and below["eventId"] is not None
    before = await everything(key_of(loan)) | {"audit": 0, "outbox": 0}
    held = await repay(house, loan, "500.00", "big")
    id = held["approval"].pop("id")
    assert held["approval"] == {"status": "pending", "role": "approver_2"}
    assert held["eventId"] is None and held["userErrors"] == []
    assert (await repay(house, loan, "500.00", "big"))["approval"]["id"] == id, (
        "one key, one request"
    )
    now = await everything(key_of(loan)) | {"audit": 0, "outbox": 0}
    assert now == before, "nothing of the loan has moved"

    seen = (await house.data(INBOX, "approver2"))["approvals"]["edges"]
    (request,) = [edge["node"] for edge in seen]
    assert request["subject"] == f"loan/{key_of(loan)}"
    assert (request["command"], request["amount"]["amount"]) == ("loan.repay", "500.00")
    assert request["arguments"]["input"] == {
        "loanId": loan,
        "amount": "500.00",
        "idempotencyKey": "big",
        "dryRun": False,
    }
    assert (request["maker"]["kind"], request["maker"]["name"]) == ("STAFF", "manager")

    done = await decide(house, id, "approver2")
    assert done["userErrors"] == []
    assert done["request"]["status"] == "EXECUTED"
    again = await decide(house, id, "approver2")
    assert again["request"]["status"] == "EXECUTED", "the same key answers the same"
    after = await repay(house, loan, "500.00", "big")
    assert after["replayed"] is True and after["approval"] is None
    assert after["loan"]["version"] == below["loan"]["version"] + 1, "done once"
    trail = await database.pool().fetch(
        "SELECT actor, action, detail FROM audit_record WHERE detail ? 'approval'"
    )
    assert [(row["action"], row["detail"]["approval"]) for row in trail] == [
        ("loan.repay", str(key_of(id)))
    ]
    assert trail[0]["actor"] == request["maker"]["id"], (
        "the maker's command, with the checker's leave"
    )


async def test_who_may_not_decide(house: House, loan: str) -> None:
    id = (await repay(house, loan, "600.00", "k1"))["approval"]["id"]
    refusals = {
        "manager": "OWN_REQUEST",
        "approver1": "NOT_THE_CHECKER",
        "risk": "NOT_THE_CHECKER",
        "stranger": "APPROVAL_NOT_FOUND",
        "cashier": "FORBIDDEN",
    }
    for login, code in refusals.items():
        assert (await decide(house, id, login, f"no-{login}"))["userErrors"] == [{"code": code}]
    assert (await house.data(INBOX, "stranger"))["approvals"]["edges"] == []
    assert (await house.data(INBOX, "cashier"))["approvals"]["edges"] == []
    silent = REJECT.replace("$why", '""').replace(', "": String! = ""', "")
    answer = await house.data(silent, "approver2", id=id, key="silent")
    assert answer["approvalReject"]["userErrors"] == [{"code": "REASON_MISSING"}]
    rejected = await decide(house, id, "approver2", "no", REJECT)
    assert rejected["request"]["status"] == "REJECTED"
    late = await decide(house, id, "approver2", "yes")
    assert late["userErrors"] == [{"code": "APPROVAL_NOT_PENDING"}]
    assert (await repay(house, loan, "600.00", "k1"))["approval"]["status"] == "rejected"


async def test_the_database_keeps_four_eyes_and_the_content(
    house: House, loan: str, db: Database
) -> None:
    id = key_of((await repay(house, loan, "600.00", "k1"))["approval"]["id"])
    async with db.owner() as owner:
        with pytest.raises(asyncpg.CheckViolationError, match="four_eyes"):
            await owner.execute(
                "UPDATE approval_request SET status = 'approved', checker = maker WHERE id = $1", id
            )
        for change in ("maker = 'staff:x'", "command = 'x'", "amount_minor = 1"):
            with pytest.raises(asyncpg.PostgresError, match="as it was asked for"):
                await owner.execute(f"UPDATE approval_request SET {change} WHERE id = $1", id)


async def test_a_command_that_would_be_refused_troubles_no_checker(house: House, loan: str) -> None:
    later = """mutation ($loan: ID!) { loanRepay(input: {loanId: $loan, amount: "600.00",
        on: "2031-01-01", idempotencyKey: "k"}) { approval { id } userErrors { code } } }"""
    answer = (await house.data(later, "manager", loan=loan))["loanRepay"]
    assert answer == {"approval": None, "userErrors": [{"code": "DATE_IN_FUTURE"}]}
    dry = await repay(house, loan, "600.00", "k", dry=True)
    assert dry["approval"] is None and dry["userErrors"] == [], "to look needs nobody"
    assert (await house.data(INBOX, "approver2"))["approvals"]["edges"] == []


async def test_no_amount_meets_the_highest_tier(house: House, loan: str) -> None:
    await set_policy(house, "loan.write_off", "0.00", "approver_1", "p1")
    second = await set_policy(house, "loan.write_off", "100000.00", "approver_3", "p2")
    assert second["policy"] is None, "a command under a policy: the next tier waits for the risk"
    waits = (await house.data(INBOX, "risk"))["approvals"]["edges"][0]["node"]
    assert waits["mutation"] == "approvalPolicySet"
    assert (await decide(house, waits["id"], "risk", "p2"))["request"]["status"] == "EXECUTED"
    text = """mutation ($loan: ID!) { loanWriteOff(input: {loanId: $loan, idempotencyKey: "w"}) {
        approval { id role } userErrors { code } } }"""
    held = (await house.data(text, "risk", loan=loan))["loanWriteOff"]
    assert held["approval"]["role"] == "approver_3"
    assert (await decide(house, held["approval"]["id"], "approver3"))["request"][
        "status"
    ] == "EXECUTED"


async def test_what_fails_when_it_is_done_says_why(house: House, loan: str) -> None:
    id = (await repay(house, loan, "600.00", "k1"))["approval"]["id"]
    await database.pool().execute(
        "DELETE FROM role_permission"
        " WHERE role_id = 'branch_manager' AND permission_id = 'loan.repay'"
    )
    done = (await decide(house, id, "approver2"))["request"]
    assert (done["status"], done["outcome"]["errors"][0]["code"]) == ("FAILED", "FORBIDDEN")


async def test_ten_checkers_at_once_and_a_process_that_died(house: House, loan: str) -> None:
    id = (await repay(house, loan, "600.00", "k1"))["approval"]["id"]
    answers = await asyncio.gather(*(decide(house, id, "approver2", f"key-{n}") for n in range(10)))
    won = [answer for answer in answers if not answer["userErrors"]]
    assert len(won) == 1
    assert {e["code"] for a in answers for e in a["userErrors"]} == {"APPROVAL_NOT_PENDING"}

    lost = (await repay(house, loan, "610.00", "k2"))["approval"]["id"]
    checker = (await house.data("{ viewer { staff { id } } }", "approver2"))["viewer"]["staff"][
        "id"
    ]
    await database.pool().execute(
        "UPDATE approval_request SET status = 'approved', checker = $2,"
        " decided_at = now() - interval '2 minutes' WHERE id = $1",
        key_of(lost),
        f"staff:{key_of(checker)}",
    )
    for _ in range(2):
        await execute(schema, Context(house.services), key_of(lost))
    seen = (await house.data(INBOX, "approver2"))["approvals"]["edges"]
    assert [edge["node"]["status"] for edge in seen] == ["EXECUTED", "EXECUTED"]


async def test_time_runs_out_and_the_maker_thinks_again(
    house: House, loan: str, db: Database
) -> None:
    late = (await repay(house, loan, "600.00", "k1"))["approval"]["id"]
    async with db.owner() as owner:
        await owner.execute("ALTER TABLE approval_request DISABLE TRIGGER approval_request_stays")
        await owner.execute("UPDATE approval_request SET expires_at = now() - interval '1 second'")
        await owner.execute("ALTER TABLE approval_request ENABLE TRIGGER approval_request_stays")
    answer = await decide(house, late, "approver2")
    assert answer["userErrors"] == [{"code": "APPROVAL_NOT_PENDING"}]
    async with database.transaction() as tx:
        assert await approvals.expire_in(tx) == 1
    second = (await repay(house, loan, "600.00", "k2"))["approval"]["id"]
    withdraw = """mutation ($id: ID!, $key: String!) { approvalWithdraw(
        input: {id: $id, idempotencyKey: $key}) { request { status } userErrors { code } } }"""
    other = (await house.data(withdraw, "risk", id=second, key="x"))["approvalWithdraw"]
    assert other["userErrors"] == [{"code": "APPROVAL_NOT_FOUND"}]
    own = (await house.data(withdraw, "manager", id=second, key="y"))["approvalWithdraw"]
    assert own["request"] == {"status": "WITHDRAWN"}


async def test_personal_data_waits_sealed_and_is_shown_masked(house: House, db: Database) -> None:
    await set_policy(house, "customer.create", "0.00", "approver_1", "p")
    text = """mutation ($input: CreateCustomerInput!) { createCustomer(input: $input) {
        customer { number } approval { id } userErrors { code } } }"""
    branch = (await house.data("{ branches { id } }"))["branches"][0]["id"]
    given = {"name": "赵六六", "idNumber": "110105198001010032", "branchId": branch}
    held = await house.data(text, "officer", input=given | {"idempotencyKey": "c"})
    id = held["createCustomer"]["approval"]["id"]
    (request,) = (await house.data(INBOX, "approver1"))["approvals"]["edges"]
    shown = request["node"]["arguments"]["input"]
    assert (shown["name"], shown["idNumber"]) == ("***", "***")
    async with db.owner() as owner:
        row = str(await owner.fetchrow("SELECT * FROM approval_request"))
    assert "110105198001010032" not in row and "赵六六" not in row
    assert (await decide(house, id, "approver1"))["request"]["status"] == "EXECUTED"


async def test_policies_are_set_by_who_may(house: House) -> None:
    for command, role, code in (
        ("loan.fly", "approver_1", "UNKNOWN_COMMAND"),
        ("loan.repay", "emperor", "UNKNOWN_CHOICE"),
    ):
        answer = await set_policy(house, command, "1.00", role, f"{command}{role}")
        assert answer["userErrors"][0]["code"] == code
    given = {"command": "loan.repay", "role": "approver_1", "idempotencyKey": "k"}
    answer = await house.data(POLICY, "manager", input=given)
    assert answer["approvalPolicySet"]["userErrors"] == [{"code": "FORBIDDEN", "field": None}]
