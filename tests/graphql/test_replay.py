"""Every mutation with a key, found in the schema: sent twenty times, half at once, done once."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from graphql import GraphQLInputObjectType, get_named_type

from tests.graphql.calls import BORROWER_VERBS, STAFF_VERBS, TERMS, VERBS, type_of_input
from tests.graphql.conftest import SYSTEM, House, key_of
from tests.graphql.more_calls import (
    collections,
    contracts,
    credit_lines,
    desk,
    disputes,
    early_warning,
    payments,
    products,
    reconciliation,
    requests,
    scoring,
    statistics,
)
from tests.graphql.more_calls import notifications as messages
from tests.graphql.more_calls.applications import KEYED as APPLICATIONS
from tests.graphql.more_calls.customers import KEYED as CUSTOMERS
from tests.graphql.more_calls.decisions import POLICY_VERBS
from tests.graphql.more_calls.servicing import KEYED as SERVICING
from tests.loans.conftest import today_is
from xindai.approvals import api as approvals
from xindai.graphql.base.node import to_id
from xindai.graphql.schema import schema
from xindai.loans.verify import verify
from xindai.notifications import api as notifications
from xindai.platform import db as database
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs.schedules import Schedule, register

TIMES = 20
KEY = {"idempotencyKey": "one"}
OTHER = {
    "loanOpen": {"grade": "B"},
    "contractSign": {"signedOn": "2024-01-30"},
    "endOfDayStart": {"to": "2024-02-01"},
    "jobRequeue": {"id": to_id("Job", UUID(int=1))},
    "scheduleChange": {"cron": "30 2 * * *"},
    "createCustomer": {"name": "钱七"},
    "revealCustomer": {"reason": "复查"},
    "approvalPolicySet": {"role": "approver_3"},
    "approvalPolicyRemove": {"id": to_id("ApprovalPolicy", UUID(int=1))},
    "approvalApprove": {"reason": "x"},
    "approvalReject": {"reason": "另有原因"},
    "approvalWithdraw": {"id": to_id("Approval", UUID(int=1))},
    "notificationsRead": {"ids": [to_id("Notification", UUID(int=1))]},
}
"""What is changed to make it another input; the verbs of loans get another day."""


CLIENT_VERBS = {
    "apiClientChange",
    "apiClientCreate",
    "apiClientDeactivate",
    "apiClientSecretAdd",
    "apiClientSecretRevoke",
}
"""Keyed verbs that are no loan's: tests/graphql/test_client_verbs.py repeats them."""
WEBHOOKS = {
    "webhookEndpointChange",
    "webhookEndpointCreate",
    "webhookEndpointRemove",
    "webhookRedeliver",
    "webhookSecretRotate",
    "webhookTest",
}
"""And these: tests/graphql/test_webhook_verbs.py."""


ROAD_VERBS = {
    call.name
    for domain in (
        collections,
        contracts,
        credit_lines,
        desk,
        disputes,
        early_warning,
        messages,
        payments,
        products,
        reconciliation,
        requests,
        scoring,
        statistics,
    )
    for call in domain.CALLS
    if call.root == "Mutation"
} - {"contractSign"}
"""And these, by their domains: tests/graphql/test_{collection,contract,dispute,line,message,
partner,disbursement,product,request,scoring,warning}_verbs.py, and test_desk_replay.py."""


def keyed() -> list[str]:
    """The mutations whose input has a key; those about staff and borrowers are repeated apart."""
    mutation: Any = schema._schema.type_map["Mutation"]
    found = set()
    for name, field in mutation.fields.items():
        for argument in field.args.values():
            kind = get_named_type(argument.type)
            if isinstance(kind, GraphQLInputObjectType) and "idempotencyKey" in kind.fields:
                found.add(name)
    elsewhere = (
        CLIENT_VERBS | WEBHOOKS | ROAD_VERBS | SERVICING | STAFF_VERBS.keys() | BORROWER_VERBS
    )
    elsewhere |= APPLICATIONS | CUSTOMERS | POLICY_VERBS.keys()
    return sorted(found - elsewhere)


def test_every_verb_that_moves_a_loan_takes_a_key() -> None:
    assert set(keyed()) == {*VERBS, *PAYLOADS}
    assert len(keyed()) == 31


async def policy() -> UUID:
    return await approvals.set_policy(SYSTEM, "loan.repay", 0, "approver_1", 72, "policy")


async def ready(house: House, name: str) -> dict[str, Any]:
    """A loan on 15 March in a state in which the verb is allowed, and the verb's input."""
    lender = house.lender
    if name == "contractSign":
        return {
            "customerId": to_id("Customer", lender.customer_id),
            "productVersionId": to_id("ProductVersion", lender.version_id),
            "signedOn": "2024-01-31",
            "terms": TERMS,
        }
    if name == "loanOpen":
        return {"contractId": to_id("Contract", await lender.contract())}
    if name == "endOfDayStart":
        return {"to": "2024-01-31"}
    if name == "jobRequeue":
        async with database.transaction() as tx:
            made = await jobs.enqueue(tx, "end_of_day", {"to": "2024-01-31"})
            await tx.execute("UPDATE job SET status = 'dead'")
        return {"id": to_id("Job", made.job_id)}
    if name == "scheduleChange":
        await register([Schedule("nightly", "30 0 * * *", "end_of_day")])
        return {"name": "nightly", "isEnabled": False}
    if name == "createCustomer":
        branch = to_id("Branch", lender.branch_id)
        return {"name": "赵六", "idNumber": "110105198001010032", "branchId": branch}
    if name == "revealCustomer":
        return {"id": to_id("Customer", lender.customer_id), "reason": "电核"}
    if name == "approvalPolicySet":
        return {"command": "loan.repay", "role": "approver_1"}
    if name == "approvalPolicyRemove":
        await database.pool().execute(
            "INSERT INTO approval_policy (id, command, role_id)"
            " VALUES ($1, 'loan.prepay', 'approver_1')",
            UUID(int=1),
        )
        return {"id": to_id("ApprovalPolicy", await policy())}
    if name.startswith("approval"):
        await policy()
        repay = """mutation ($id: ID!) { loanRepay(input: {loanId: $id, amount: "50.00",
            idempotencyKey: "held"}) { approval { id } } }"""
        held = await house.data(repay, "manager", id=await house.loan())
        reason = {} if name == "approvalWithdraw" else {"reason": "已核对"}
        return {"id": held["loanRepay"]["approval"]["id"]} | reason
    if name == "notificationsRead":
        me = (await house.data("{ viewer { staff { id } } }"))["viewer"]["staff"]["id"]
        async with database.transaction() as tx:
            told = f"staff:{key_of(me)}", "approval.rejected", {"command": "x"}
            return {"ids": [to_id("Notification", await notifications.notify(tx, *told))]}
    if name == "loanDisburse":
        loan_id = await lender.pending()
        return {"loanId": to_id("Loan", loan_id), "amount": "1200.00"}
    loan = await house.loan(excess="credit")
    await today_is(date(2024, 3, 15))
    given: dict[str, Any] = {"loanId": loan}
    if name == "loanReverse":
        paid = await lender.do(key_of(loan), "repay", "50.00")
        assert paid.event_id is not None
        return given | {"event": to_id("Transaction", paid.event_id)}
    if name == "loanRefund":
        await lender.do(key_of(loan), "repay", "2000.00")
    if name == "loanRecover":
        await lender.do(key_of(loan), "write_off")
    more = {"component": "INTEREST"} if name == "loanWaive" else {}
    return given | VERBS[name](None) | more  # type: ignore[arg-type]


LOAN = "eventId replayed loan { id number version status outstanding { amount } }"
PAYLOADS = {
    "loanOpen": LOAN,
    "contractSign": "contract { id number }",
    "endOfDayStart": "jobId firstDay days replayed",
    "jobRequeue": "job { id status attempts }",
    "scheduleChange": "schedule { name cron isEnabled nextAt }",
    "createCustomer": "customer { id number }",
    "revealCustomer": "revealed { name idNumber }",
    "approvalPolicySet": "policy { id command role }",
    "approvalPolicyRemove": "approval { id }",
    "approvalApprove": "request { id status checker { id } }",
    "approvalReject": "request { id status reason }",
    "approvalWithdraw": "request { id status }",
    "notificationsRead": "count",
}
LOGINS = {
    "jobRequeue": "admin",
    "scheduleChange": "admin",
    "approvalPolicySet": "admin",
    "approvalPolicyRemove": "admin",
    "approvalApprove": "approver1",
    "approvalReject": "approver1",
}
NEWS = {"loanOpen": 1, "approvalApprove": 2, "approvalReject": 1, "approvalPolicyRemove": 1}
"""Of the mutations that are no verbs of loans; of an approval its maker hears, and it is done; a
policy goes only with a second pair of eyes, who is told."""
RECORDS = {"approvalApprove": (2, 3), "notificationsRead": (1, 0)}
"""Keys and audit records; an approval is decided, done (with its own key) and told."""

COUNTS = """SELECT
    (SELECT count(*) FROM loan_event) AS events, (SELECT count(*) FROM loan) AS loans,
    (SELECT count(*) FROM contract) AS contracts, (SELECT count(*) FROM audit_record) AS audit,
    (SELECT count(*) FROM outbox_message) AS news, (SELECT count(*) FROM journal_entry) AS entries,
    (SELECT count(*) FROM idempotency_record) AS keys, (SELECT sum(cash_minor) FROM loan) AS cash"""


async def counts() -> dict[str, int]:
    return dict(await database.pool().fetchrow(COUNTS))


@pytest.mark.parametrize("name", keyed())
async def test_twenty_times_is_once(house: House, name: str) -> None:
    given = await ready(house, name)
    payload = PAYLOADS.get(name, LOAN)
    text = (
        f"mutation ($input: {type_of_input(name)}!) "
        f"{{ {name}(input: $input) {{ {payload} userErrors {{ code field }} }} }}"
    )

    async def send(login: str = LOGINS.get(name, "manager"), **changed: Any) -> dict[str, Any]:
        answer = await house.data(text, login, input=given | KEY | changed)
        found: dict[str, Any] = answer[name]
        return found

    before = await counts()
    assert (await send(idempotencyKey=""))["userErrors"] == [
        {"code": "IDEMPOTENCY_KEY_MISSING", "field": "idempotencyKey"}
    ]
    assert await counts() == before
    at_once = await asyncio.gather(*(send() for _ in range(TIMES // 2)))
    after = await counts()
    answers = [*at_once, *[await send() for _ in range(TIMES // 2)]]
    assert await counts() == after, "what comes later only reads"

    assert all(answer["userErrors"] == [] for answer in answers), answers[0]
    replayed = sorted(answer.pop("replayed") or False for answer in answers if "replayed" in answer)
    assert all(answer == answers[0] for answer in answers)
    if name in VERBS:
        assert replayed == [False] + [True] * (TIMES - 1)
        assert answers[0]["eventId"]
    done = {what: after[what] - before[what] for what in before if what != "cash"}
    assert (done["keys"], done["audit"]) == RECORDS.get(name, (1, 1))
    assert done["events"] == (1 if name in VERBS or name == "approvalApprove" else 0)
    assert (done["loans"], done["contracts"]) == (name == "loanOpen", name == "contractSign")
    assert done["news"] == (1 if name in VERBS else NEWS.get(name, 0))
    assert done["entries"] <= 1

    conflict = await send(**OTHER.get(name, {"on": "2024-01-31"}))
    assert conflict["userErrors"] == [{"code": "IDEMPOTENCY_CONFLICT", "field": "idempotencyKey"}]
    assert await counts() == after
    assert await verify() == []


async def test_a_refusal_is_an_answer_too(house: House) -> None:
    """What was refused stays refused under its key, also when it would be allowed by now."""
    loan = to_id("Loan", await house.lender.pending())
    text = """mutation ($input: LoanAmountInput!) { loanRepay(input: $input) {
        loan { id } userErrors { code field message } } }"""
    given = {"loanId": loan, "amount": "10.00", **KEY}
    first = await house.data(text, input=given)
    assert first["loanRepay"]["userErrors"][0]["code"] == "BEFORE_DISBURSEMENT"
    await house.lender.do(key_of(loan), "disburse", "1200.00")
    assert await house.data(text, input=given) == first
    done = await house.data(text, input=given | {"idempotencyKey": "two"})
    assert done["loanRepay"]["userErrors"] == []


async def test_the_same_key_of_another_person_is_another_key(house: House) -> None:
    loan = await house.loan()
    text = """mutation ($input: LoanAmountInput!) { loanRepay(input: $input) {
        eventId replayed userErrors { code } } }"""
    given = {"loanId": loan, "amount": "10.00", **KEY}
    events = set()
    for login in ("cashier", "manager", "key"):
        answer = (await house.data(text, login, input=given))["loanRepay"]
        assert (answer["userErrors"], answer["replayed"]) == ([], False)
        events.add(answer["eventId"])
    assert len(events) == 3
