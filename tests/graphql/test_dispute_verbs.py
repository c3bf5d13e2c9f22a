"""Disputes through GraphQL: who may, who sees, what comes of it, and that keys are kept."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House, key_of
from tests.graphql.test_approvals import decide, set_policy
from tests.graphql.test_replay import TIMES
from tests.loans.conftest import today_is
from xindai.kernel.ids import new_id
from xindai.loans.verify import verify
from xindai.platform import db as database
from xindai.platform.files.routes import routes

OWN = """id number reason status text answer correction openedOn answerDueOn endedOn version
    amount { amount } loan { id } documents { id } packs { id kind sha256 }"""
ALL = f"{OWN} isLate isByBorrower createdBy {{ name }} endedBy {{ name }} customer {{ id }}"
ONE = "query ($id: ID!) { loanDispute(id: $id) { %s } }"
LIST = """query ($where: LoanDisputeWhere) { loanDisputes(where: $where) {
    totalCount edges { node { id } } } }"""
LOAN = "query ($id: ID!) { loan(id: $id) { daysPastDue disputes { id status } } }"
SAID = {"reason": "FEE_WRONG", "text": "合同里没有这笔费用", "amount": "30.00"}
COUNTS = """SELECT (SELECT count(*) FROM loan_dispute) AS disputes,
    (SELECT count(*) FROM loan_event) AS events, (SELECT count(*) FROM contact_stop) AS stops,
    (SELECT count(*) FROM outbox_message) AS told, (SELECT count(*) FROM audit_record) AS audit"""


async def send(house: House, name: str, login: str, **given: Any) -> Any:
    """The payload of a verb."""
    shown = f"dispute {{ {OWN if login in ('borrower', 'neighbour') else ALL} }}"
    if name == "loanDisputeUphold":
        shown += " replayed approval { id status } preview { rowsAfter { n unpaid { amount } } }"
    if name == "loanDisputeEvidence":
        shown = "paper { id number kind sha256 downloadPath }"
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ {shown} userErrors {{ code field }} }} }}"
    )
    return (await house.data(text, login, input={"idempotencyKey": str(new_id())} | given))[name]


async def done(house: House, name: str, login: str, **given: Any) -> Any:
    """A verb that is not refused; its dispute."""
    told = await send(house, name, login, **given)
    assert told["userErrors"] == [], told
    return told["dispute"]


async def code(house: House, name: str, login: str, **given: Any) -> str:
    """The code of the refusal."""
    (error,) = (await send(house, name, login, **given))["userErrors"]
    return str(error["code"])


async def charged(house: House) -> tuple[str, str]:
    """A loan with a fee of 30.00, and the fee's event."""
    loan = await house.loan()
    await today_is(date(2024, 3, 10))
    fee = await house.lender.do(key_of(loan), "charge_fee", "30.00", name="快递费")
    return loan, str(fee.event_id)


async def test_the_borrower_contests_a_fee_and_is_right(house: House) -> None:
    loan, _ = await charged(house)
    made = await done(house, "myLoanDisputeOpen", "borrower", loanId=loan, **SAID)
    assert (made["status"], made["number"][:2]) == ("OPEN", "YY")
    assert (made["openedOn"], made["answerDueOn"]) == ("2024-03-10", "2024-03-25")
    assert await code(house, "loanDisputeOpen", "officer", loanId=loan, **SAID) == "DISPUTE_OPEN"
    neighbour = await house.data(ONE % OWN, "neighbour", id=made["id"])
    assert neighbour["loanDispute"] is None
    gone = {"disputeId": made["id"]}
    assert await code(house, "loanDisputeWithdraw", "neighbour", **gone) == "LOAN_DISPUTE_NOT_FOUND"
    where = {"status": "OPEN", "isLate": False}
    found = (await house.data(LIST, "manager", where=where))["loanDisputes"]
    assert found == {"totalCount": 1, "edges": [{"node": {"id": made["id"]}}]}
    late = (await house.data(LOAN, "borrower", id=loan))["loan"]
    assert late == {"daysPastDue": 10, "disputes": [{"id": made["id"], "status": "OPEN"}]}
    assert await code(house, "loanDisputeReject", "officer", answer="不成立", **gone) == "FORBIDDEN"

    waive = {"correction": "WAIVE", "amount": "1.00", "component": "PENALTY", "answer": "已减免"}
    looked = await send(house, "loanDisputeUphold", "manager", **gone, **waive, dryRun=True)
    assert looked["userErrors"] == [{"code": "ABOVE_DEBT", "field": "amount"}]
    need = {"correction": "WAIVE", "answer": "已减免", **gone}
    assert await code(house, "loanDisputeUphold", "manager", **need) == "MISSING_FIELD"


async def test_upheld_by_two_pairs_of_eyes(house: House) -> None:
    loan, event = await charged(house)
    made = await done(house, "loanDisputeOpen", "officer", loanId=loan, **SAID)
    assert (made["isByBorrower"], made["createdBy"]["name"]) == (False, "officer")
    await set_policy(house, "loan.reverse", "0.00", "approver_1", "policy")
    seen = "query ($id: ID!) { loan(id: $id) { transactions { id type } } }"
    rows = (await house.data(seen, "manager", id=loan))["loan"]["transactions"]
    fee = next(row["id"] for row in rows if row["type"] == "charge_fee")
    given = {"disputeId": made["id"], "correction": "REVERSE", "eventId": fee, "answer": "已冲正"}
    looked = await send(house, "loanDisputeUphold", "manager", **given, dryRun=True)
    assert looked["userErrors"] == [] and looked["preview"]["rowsAfter"]
    held = await send(house, "loanDisputeUphold", "manager", **given)
    assert held["userErrors"] == [] and held["approval"]["status"] == "pending"
    approved = await decide(house, held["approval"]["id"], "approver1")
    assert approved["userErrors"] == []
    view = (await house.data(ONE % ALL, "manager", id=made["id"]))["loanDispute"]
    assert (view["status"], view["correction"]) == ("UPHELD", "REVERSE")
    own = (await house.data(ONE % OWN, "borrower", id=made["id"]))["loanDispute"]
    assert (own["answer"], own["endedOn"]) == ("已冲正", "2024-03-10")
    assert event and await verify() == []


async def test_the_evidence_is_sealed_and_both_sides_read_it(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))
    loan, _ = await charged(house)
    made = await done(house, "myLoanDisputeOpen", "borrower", loanId=loan, **SAID)
    about = {"disputeId": made["id"]}
    neighbour = await code(house, "loanDisputeEvidence", "neighbour", **about)
    assert neighbour == "LOAN_DISPUTE_NOT_FOUND"
    told = await send(house, "loanDisputeEvidence", "manager", **about)
    assert told["userErrors"] == []
    paper = told["paper"]
    assert (paper["kind"], paper["number"][:2]) == ("DISPUTE_EVIDENCE", "ZJ")
    own = (await house.data(ONE % OWN, "borrower", id=made["id"]))["loanDispute"]
    assert own["packs"] == [{n: paper[n] for n in ("id", "kind", "sha256")}]
    transport = httpx.ASGITransport(app=Starlette(routes=routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        answer = await client.get(paper["downloadPath"])
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")


NAMES = ["loanDisputeOpen", "myLoanDisputeOpen", "loanDisputeWithdraw", "loanDisputeReject",
         "loanDisputeUphold", "loanDisputeEvidence"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
async def test_a_key_is_good_for_one(
    house: House, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))
    loan, _ = await charged(house)
    login = "borrower" if name.startswith("my") else "manager"
    given: dict[str, Any] = {"loanId": loan, **SAID}
    if not name.endswith("Open"):
        opener = "borrower" if name != "loanDisputeWithdraw" else "officer"
        first = "myLoanDisputeOpen" if opener == "borrower" else "loanDisputeOpen"
        made = await done(house, first, opener, loanId=loan, **SAID)
        given = {"disputeId": made["id"]}
    if name == "loanDisputeReject":
        given |= {"answer": "费用有约定"}
    if name == "loanDisputeUphold":
        given |= {"correction": "REPAY", "amount": "1.00", "on": "2024-03-01", "answer": "已补记"}
    key = {"idempotencyKey": "one"}
    once = await send(house, name, login, **given, **key)
    assert once["userErrors"] == []
    ground = dict(await database.pool().fetchrow(COUNTS))
    for _ in range(TIMES - 17):
        again = await send(house, name, login, **given, **key)
        assert again["userErrors"] == []
    assert dict(await database.pool().fetchrow(COUNTS)) == ground, "nothing twice"
    other = given | ({"amount": "2.00"} if "amount" in given else {"disputeId": loan})
    if "amount" in given:
        assert await code(house, name, login, **other, **key) == "IDEMPOTENCY_CONFLICT"
