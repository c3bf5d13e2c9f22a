"""A borrower's screens, each one request: all that is between him and us, and nobody else's."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.actors import borrower
from tests.graphql.conftest import PASSWORD, House, key_of
from tests.graphql.desk import Desk, desk  # noqa: F401 - a fixture
from tests.graphql.test_request_verbs import HARD, do
from tests.loans.conftest import MANAGER, today_is
from xindai.customers import api as customers
from xindai.customers.types.known import DocumentCategory, NewDocument
from xindai.graphql.base.node import to_id
from xindai.kernel.dates import parse_date
from xindai.kernel.money import format_minor
from xindai.loans import api as loans
from xindai.platform import db as database
from xindai.platform.files import api as files

HOME = """{ me { customer { name } creditLines { id available { amount } }
    loans { id number status outstanding { amount }
        nextPayment { n dueOn amount { amount } overdue { amount } total { amount } } }
    contracts { id number status documents { id } }
    applications { id number status }
    serviceRequests { id status } } }"""
LOAN = """query ($id: ID!) { loan(id: $id) { number terms daysPastDue
    instalments { n dueOn total { amount } unpaid { amount } }
    transactions { type amount { amount } applied { name amount { amount } } }
    nextPayment { n total { amount } } papers { id } serviceRequests { id } contract { number }
    } payoffQuote(loanId: $id) { total { amount } perDiem { amount } }
    explain(loanId: $id, what: "interest", n: 1) { depth label amount note } }"""
NEXT = "query ($id: ID!) { loan(id: $id) { nextPayment { n dueOn amount { amount } overdue "
NEXT += "{ amount } total { amount } } } }"


async def test_home_is_one_request(house: House, desk: Desk) -> None:  # noqa: F811
    loan = await house.loan()
    request = await do(house, "Submit", "borrower", loanId=loan, **HARD)
    application = await desk.draft()
    me = (await house.data(HOME, "borrower"))["me"]
    assert me["customer"]["name"] == "张*"
    assert me["creditLines"] == []
    (own,) = me["loans"]
    assert (own["id"], own["status"], own["outstanding"]["amount"]) == (loan, "ACTIVE", "1200.00")
    assert own["nextPayment"] == {
        "n": 1,
        "dueOn": "2024-02-29",
        "amount": {"amount": "106.62"},
        "overdue": {"amount": "0.00"},
        "total": {"amount": "106.62"},
    }
    assert len(me["contracts"]) == 1 and me["contracts"][0]["documents"] == []
    assert [each["id"] for each in me["applications"]] == [application]
    assert me["serviceRequests"] == [{"id": request["id"], "status": "SUBMITTED"}]
    theirs = (await house.data(HOME, "neighbour"))["me"]
    assert theirs.pop("customer")["name"] == "李*"
    assert set(map(str, theirs.values())) == {"[]"}


async def test_a_loan_is_one_request_and_explains_itself(house: House) -> None:
    loan = await house.loan()
    await house.lender.do(key_of(loan), "repay", "50.00")
    told = await house.data(LOAN, "borrower", id=loan)
    assert len(told["loan"]["instalments"]) == 12
    assert [each["type"] for each in told["loan"]["transactions"]] == ["disburse", "repay"]
    assert told["explain"][0]["depth"] == 0 and len(told["explain"]) > 1
    assert told["payoffQuote"]["total"]["amount"] == "1150.00"
    assert await house.code(LOAN, "neighbour", id=loan) == "LOAN_NOT_FOUND"


async def paid(house: House, id: str) -> Any:
    return (await house.data(NEXT, "borrower", id=id))["loan"]["nextPayment"]


async def test_what_is_next_is_what_the_schedule_leaves_open(house: House) -> None:
    loan = await house.loan()
    await house.lender.do(key_of(loan), "repay", "40.00")
    await today_is(parse_date("2024-04-10", "on"))
    rows = (await loans.instalments_of(MANAGER, [key_of(loan)]))[key_of(loan)]
    late = sum(row.unpaid_minor for row in rows[:2])
    told = await paid(house, loan)
    assert (told["n"], told["dueOn"]) == (3, "2024-04-30")
    assert told["overdue"]["amount"] == format_minor(late, "CNY") > "173"
    assert told["total"]["amount"] == format_minor(late + rows[2].unpaid_minor, "CNY")
    await today_is(parse_date("2025-03-01", "on"))
    ended = await paid(house, loan)
    assert (ended["n"], ended["amount"]["amount"]) == (12, "0.00")
    assert ended["overdue"] == ended["total"]
    await house.lender.do(key_of(loan), "payoff")
    assert await paid(house, loan) is None


async def test_the_copy_of_his_data_holds_what_he_wrote_and_was_told(house: House) -> None:
    loan = await house.loan()
    made = await do(house, "Submit", "borrower", loanId=loan, text="家人住院", **HARD)
    await do(house, "Claim", "risk", requestId=made["id"])
    await do(house, "Decline", "risk", requestId=made["id"], reason="请补充住院证明")
    text = """mutation ($password: String!) { exportOwnData(input: {password: $password,
        idempotencyKey: "copy"}) { document userErrors { code } } }"""
    told = (await house.data(text, "borrower", password=PASSWORD))["exportOwnData"]
    assert told["userErrors"] == []
    (own,) = told["document"]["loans"]
    (request,) = own["requests"]
    assert (request["text"], request["answer"]) == ("家人住院", "请补充住院证明")
    assert (request["status"], own["papers"]) == ("declined", [])
    assert not {"claimed_by", "decided_by"} & request.keys()


async def test_his_own_papers_go_with_a_request(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path))
    customer, drawn = house.lender.customer_id, io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(drawn, "PNG")
    sql = "SELECT account_id FROM customer WHERE id = $1"
    account = await database.pool().fetchval(sql, customer)
    sender = replace(borrower(customer), id=f"borrower:{account}")
    async with database.transaction() as tx:
        content = drawn.getvalue()
        file = await files.store(tx, sender, content, name="a.png", purpose="customer_document")
    wanted = NewDocument(category=DocumentCategory.INCOME_PROOF, file_id=file.id)
    document = await customers.add_document(sender, customer, wanted, "paper")
    id = to_id("CustomerDocument", document)
    loan = await house.loan()
    made = await do(house, "Submit", "borrower", loanId=loan, documentIds=[id, id], **HARD)
    assert made["documents"] == [{"id": id}]
