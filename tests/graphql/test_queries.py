"""What is read through GraphQL, with literal numbers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from graphql import GraphQLEnumType

from tests.graphql.calls import TERMS
from tests.graphql.conftest import House, key_of
from tests.loans.conftest import today_is
from xindai.graphql.base.node import to_id
from xindai.graphql.codes import CODES
from xindai.graphql.loans.ledger_texts import CODES as LEDGER_CODES
from xindai.graphql.schema import schema
from xindai.loans.end_of_day.run import run_to
from xindai.platform.actor import system_actor

LOAN = """query ($id: ID!) { loan(id: $id) {
  number status assetClass annualRate instalmentCount daysPastDue nextDueOn maturityOn asOf
  principal { amount currency } level { amount } outstanding { amount } principalPaid { amount }
  interestPaid { amount } interestReceivable { amount } credit { amount }
  customer { number name phone } product { code } branch { code path }
  contract { number principal { amount } annualRate customer { number } }
  instalments { n dueOn principal { amount } interest { amount } total { amount }
    unpaid { amount } balanceAfter { amount } settledOn }
  transactions { type effectiveOn amount { amount } reversed applied { name amount { amount } } }
  journalEntries { kind bookedOn valueOn lines { accountCode amount { amount } } } } }"""


async def test_a_loan_in_full(house: House) -> None:
    loan = await house.loan()
    await today_is(date(2024, 2, 29))
    await house.lender.do(key_of(loan), "repay", "106.62")
    got = (await house.data(LOAN, id=loan))["loan"]
    assert (got["status"], got["assetClass"], got["annualRate"]) == ("ACTIVE", "NORMAL", "0.12")
    assert got["principal"] == {"amount": "1200.00", "currency": "CNY"}
    assert (got["level"]["amount"], got["outstanding"]["amount"]) == ("106.62", "1105.38")
    assert (got["principalPaid"]["amount"], got["interestPaid"]["amount"]) == ("94.62", "12.00")
    assert (got["nextDueOn"], got["maturityOn"], got["asOf"]) == (
        "2024-03-31",
        "2025-01-31",
        "2024-02-29",
    )
    assert got["customer"] == {"number": "KH1", "name": "张*", "phone": "138****8000"}
    assert (got["product"], got["branch"]) == ({"code": "P1"}, {"code": "B1", "path": "/B1/"})
    assert got["contract"]["customer"] == {"number": "KH1"}
    rows = got["instalments"]
    assert [row["n"] for row in rows] == list(range(1, 13))
    assert rows[0] == {
        "n": 1,
        "dueOn": "2024-02-29",
        "principal": {"amount": "94.62"},
        "interest": {"amount": "12.00"},
        "total": {"amount": "106.62"},
        "unpaid": {"amount": "0.00"},
        "balanceAfter": {"amount": "1105.38"},
        "settledOn": "2024-02-29",
    }
    assert sum(Decimal(row["principal"]["amount"]) for row in rows) == Decimal("1200.00")
    assert rows[-1]["balanceAfter"]["amount"] == "0.00"
    assert [(t["type"], t["amount"]["amount"]) for t in got["transactions"]] == [
        ("disburse", "1200.00"),
        ("repay", "106.62"),
    ]
    assert got["transactions"][1]["applied"] == [
        {"name": "principal", "amount": {"amount": "94.62"}},
        {"name": "interest", "amount": {"amount": "12.00"}},
    ]
    for entry in got["journalEntries"]:
        assert sum(Decimal(line["amount"]["amount"]) for line in entry["lines"]) == 0


async def test_the_books(house: House) -> None:
    loan = await house.loan()
    await today_is(date(2024, 2, 29))
    await house.lender.do(key_of(loan), "repay", "106.62")
    asked = """query ($on: Date) { businessDate trialBalance(on: $on) { on currency
        difference { amount } lines { accountCode debit { amount } credit { amount }
        opening { amount } closing { amount } } } }"""
    got = await house.data(asked, "accountant")
    assert got["businessDate"] == "2024-02-29"
    (balance,) = got["trialBalance"]
    assert (balance["on"], balance["difference"]["amount"]) == ("2024-02-29", "0.00")
    closing = {line["accountCode"]: line["closing"]["amount"] for line in balance["lines"]}
    assert closing["1002"] == "-1093.38"
    assert sum(Decimal(amount) for amount in closing.values()) == 0
    (line,) = [line for line in balance["lines"] if line["accountCode"] == "1002"]
    assert {name: line[name]["amount"] for name in ("opening", "debit", "credit")} == {
        "opening": "-1200.00",
        "debit": "106.62",
        "credit": "0.00",
    }
    assert (await house.data(asked, "accountant", on="2024-01-30"))["trialBalance"] == []

    journal = """query ($on: Date, $account: String, $after: String) {
        journalEntries(bookedOn: $on, accountCode: $account, first: 1, after: $after) {
        pageInfo { hasNextPage endCursor } edges { node { number kind bookedOn
        lines { lineNo accountCode amount { amount } } } } } }"""
    first = (await house.data(journal, "auditor", account="1002"))["journalEntries"]
    assert first["pageInfo"]["hasNextPage"]
    assert first["edges"][0]["node"]["kind"] == "loan.disburse"
    then = (
        await house.data(journal, "auditor", account="1002", after=first["pageInfo"]["endCursor"])
    )["journalEntries"]
    assert (then["edges"][0]["node"]["kind"], then["pageInfo"]["hasNextPage"]) == (
        "loan.repay",
        False,
    )
    today = (await house.data(journal, "auditor", on="2024-02-29"))["journalEntries"]
    assert [edge["node"]["kind"] for edge in today["edges"]] == ["loan.repay"]
    assert (await house.data(journal, "auditor", account="9999"))["journalEntries"]["edges"] == []


async def test_a_payoff_quote_closes_the_loan(house: House) -> None:
    loan = await house.loan()
    await today_is(date(2024, 3, 15))
    asked = """query ($id: ID!, $on: Date, $days: Int!) {
        payoffQuote(loanId: $id, on: $on, untilDays: $days) { on until total { amount }
        principal { amount } interest { amount } penalty { amount } perDiem { amount } } }"""
    quote = (await house.data(asked, id=loan, days=0))["payoffQuote"]
    assert (quote["on"], quote["principal"]["amount"]) == ("2024-03-15", "1200.00")
    parts = sum(Decimal(quote[name]["amount"]) for name in ("principal", "interest", "penalty"))
    assert Decimal(quote["total"]["amount"]) == parts
    later = (await house.data(asked, id=loan, on="2024-03-16", days=0))["payoffQuote"]
    assert Decimal(later["total"]["amount"]) > parts
    pay = """mutation ($id: ID!, $amount: Amount!) { loanPayOff(input: {loanId: $id,
        amount: $amount, idempotencyKey: "k"}) { loan { status outstanding { amount } }
        userErrors { code } } }"""
    done = (await house.data(pay, id=loan, amount=quote["total"]["amount"]))["loanPayOff"]
    assert done["loan"] == {"status": "CLOSED", "outstanding": {"amount": "0.00"}}
    assert await house.code(asked, id=loan, days=0) == "LOAN_NOT_ACTIVE"
    other = await house.loan()
    assert await house.code(asked, id=other, on="2024-03-14", days=0) == "QUOTE_IN_PAST"
    for days in (-1, 10**6):
        assert await house.code(asked, id=other, days=days) == "OUT_OF_RANGE"


async def test_the_leaves_of_an_explanation_add_up(house: House) -> None:
    loan = await house.loan()
    await today_is(date(2024, 4, 15))
    asked = """query ($id: ID!, $what: String!, $n: Int!) {
        explain(loanId: $id, what: $what, n: $n) { depth label amount note } }"""
    amounts = {}
    for what, n in (("interest", 1), ("interest", 3), ("penalty", 1), ("payoff", 0)):
        tree = (await house.data(asked, id=loan, what=what, n=n))["explain"]
        assert tree[0]["depth"] == 0
        depths = [node["depth"] for node in tree] + [0]
        leaves = [node for node, below in zip(tree, depths[1:], strict=True)
                  if below <= node["depth"]]  # fmt: skip
        assert len(tree) > 1
        assert sum(Decimal(node["amount"]) for node in leaves) == Decimal(tree[0]["amount"])
        amounts[what, n] = tree[0]["amount"]
    assert amounts["interest", 1] == "12.00"
    assert await house.code(asked, id=loan, what="weather", n=1) == "UNKNOWN_CHOICE"
    assert await house.code(asked, id=loan, what="interest", n=99) == "NO_SUCH_INSTALMENT"


async def test_previews_and_rates_need_no_login(house: House) -> None:
    asked = """query ($terms: JSON!) { schedulePreview(terms: $terms) { instalment { amount }
        principal { amount } interest { amount } total { amount } aprPercent
        rows { n dueOn total { amount } balanceAfter { amount } } } }"""
    got = (await house.data(asked, None, terms=TERMS))["schedulePreview"]
    assert got["instalment"]["amount"] == "106.62"
    assert (got["principal"]["amount"], got["interest"]["amount"], got["total"]["amount"]) == (
        "1200.00",
        "79.42",
        "1279.42",
    )
    assert got["rows"][-1]["balanceAfter"]["amount"] == "0.00"
    answer = await house.ask(asked, None, terms=TERMS | {"annual_rate": "NaN"})
    assert answer["errors"][0]["extensions"] == {
        "code": "INVALID_RATE",
        "field": "terms.annualRate",
    }
    for wrong in (None, [], "x", 1):
        answer = await house.ask(asked, None, terms=wrong)
        code = answer["errors"][0]["extensions"]["code"]
        assert code == ("GRAPHQL_INVALID" if wrong is None else "NOT_AN_OBJECT")

    rate = """query ($m: AprMethod!, $out: [FlowInput!]!, $in: [FlowInput!]!) {
        apr(method: $m, advances: $out, payments: $in) { percent } }"""
    flows = {
        "out": [{"amount": "1000.00", "on": "2024-01-01"}],
        "in": [{"amount": "1100.00", "on": "2025-01-01"}],
    }
    percents = {
        method: (await house.data(rate, None, m=method, **flows))["apr"]["percent"]
        for method in ("EU", "US", "IRR12")
    }
    assert percents["EU"] == "10.00000000000"
    # One advance and one payment a year apart: Reg Z takes the year itself as the unit period.
    assert (percents["US"], percents["IRR12"]) == ("10.0000000000", "9.56896851468")
    nothing = await house.ask(rate, None, m="EU", out=[], **{"in": flows["in"]})
    assert nothing["errors"][0]["extensions"]["code"] == "NO_ADVANCES"
    many = flows["in"] * 601
    assert (
        await house.code(rate, None, m="EU", out=flows["out"], **{"in": many}) == "TOO_MANY_ITEMS"
    )
    bad = [{"amount": "1.00", "on": "2024-02-30"}]
    answer = await house.ask(rate, None, m="EU", out=flows["out"], **{"in": bad})
    assert answer["errors"][0]["extensions"] == {"code": "INVALID_DATE", "field": "payments[0].on"}


async def test_the_portfolio_and_the_nodes(house: House) -> None:
    await today_is(date(2024, 3, 5))
    loan = await house.loan()
    await house.lender.pending()
    asked = """{ portfolio { asOf currency loans activeLoans overdueLoans outstanding { amount }
        overduePrincipal { amount } byClass { name amount { amount } } } }"""
    assert (await house.data(asked))["portfolio"] == [
        {
            "asOf": "2024-03-05",
            "currency": "CNY",
            "loans": 2,
            "activeLoans": 1,
            "overdueLoans": 1,
            "outstanding": {"amount": "1200.00"},
            "overduePrincipal": {"amount": "94.62"},
            "byClass": [{"name": "normal", "amount": {"amount": "1200.00"}}],
        }
    ]
    contract = (
        await house.data("query ($id: ID!) { loan(id: $id) { contract { id } } }", id=loan)
    )["loan"]["contract"]["id"]
    lender = house.lender
    for id, name, fragment, value in (
        (loan, "Loan", "number", "JJ0000000014"),
        (to_id("Customer", lender.customer_id), "Customer", "number", "KH1"),
        (to_id("Branch", lender.branch_id), "Branch", "code", "B1"),
        (to_id("Product", lender.product_id), "Product", "code", "P1"),
        (contract, "Contract", "number", "HT0000000014"),
    ):
        text = f"query ($id: ID!) {{ node(id: $id) {{ id ... on {name} {{ {fragment} }} }} }}"
        assert (await house.data(text, id=id))["node"] == {"id": id, fragment: value}


async def test_the_end_of_day_is_visible(house: House) -> None:
    await house.loan()
    asked = """{ endOfDayRuns(first: 2) { businessDate status startedAt finishedAt error
        steps { name status done total } } }"""
    assert (await house.data(asked, "accountant"))["endOfDayRuns"] == []
    await run_to(system_actor("eod"), date(2024, 2, 2))
    runs = (await house.data(asked, "accountant"))["endOfDayRuns"]
    assert [run["businessDate"] for run in runs] == ["2024-02-02", "2024-02-01"]
    for run in runs:
        assert (run["status"], run["error"]) == ("done", None)
        assert run["startedAt"] <= run["finishedAt"]
        assert [step["name"] for step in run["steps"]] == [
            "refold", "overdue", "due", "accrual", "non_accrual", "classify", "agreement",
            "snapshot", "month", "provision", "close",
        ]  # fmt: skip
        assert {step["status"] for step in run["steps"]} == {"done"}
    accrued = """{ journalEntries(bookedOn: "2024-02-01") { edges { node { kind
        lines { amount { amount } } } } } }"""
    edges = (await house.data(accrued, "accountant"))["journalEntries"]["edges"]
    assert "'0.41'" in str(edges), "the first of the 29 days that earn 12.00"


async def test_from_customer_to_money(house: House) -> None:
    """Everything that a branch does with a new borrower, through the schema alone."""
    person = """mutation ($branch: ID!, $key: String!) { createCustomer(input: {name: "赵六",
        idNumber: "110105198001010032", phone: "13500135000", branchId: $branch,
        idempotencyKey: $key}) {
        customer { id number name idNumber phone isSynthetic } userErrors { code field } } }"""
    branch = to_id("Branch", house.lender.branch_id)
    made = (await house.data(person, "officer", branch=branch, key="1"))["createCustomer"]
    customer = made["customer"]
    assert customer["name"] == "赵*"
    assert "19800101" not in customer["idNumber"]
    again = (await house.data(person, "officer", branch=branch, key="2"))["createCustomer"]
    assert again["userErrors"] == [{"code": "CUSTOMER_EXISTS", "field": "idNumber"}]

    find = """query ($where: CustomerWhere) { customers(where: $where) { totalCount
        edges { node { id } } } }"""
    for where, count in (
        ({"phone": "13500135000"}, 1),
        ({"idNumber": "110105198001010032"}, 1),
        ({"phone": "13500135001"}, 0),
        ({"number": customer["number"]}, 1),
    ):
        found = (await house.data(find, "officer", where=where))["customers"]
        assert found["totalCount"] == count, where
    assert await house.code(find, "officer", where={"phone": "12"}) == "INVALID_PHONE"

    version = (await house.data("{ products { code versions { id status } } }"))["products"][0]
    sign = """mutation ($input: ContractSignInput!) { contractSign(input: $input) {
        contract { id number principal { amount } terms } userErrors { code field } } }"""
    given = {
        "customerId": customer["id"],
        "productVersionId": version["versions"][0]["id"],
        "signedOn": "2024-01-31",
        "terms": TERMS,
        "idempotencyKey": "sign",
    }
    signed = (await house.data(sign, "officer", input=given))["contractSign"]
    twice = (await house.data(sign, "officer", input=given))["contractSign"]
    assert signed["contract"]["id"] == twice["contract"]["id"]
    wrong = given | {"terms": TERMS | {"instalments": 0}, "idempotencyKey": "other"}
    refused = (await house.data(sign, "officer", input=wrong))["contractSign"]
    assert refused["userErrors"] == [{"code": "OUT_OF_RANGE", "field": "terms.instalments"}]

    opened = await house.data(
        """mutation ($id: ID!) { loanOpen(input: {contractId: $id, idempotencyKey: "o"}) {
           loan { id status } userErrors { code } } }""",
        "officer",
        id=signed["contract"]["id"],
    )
    loan = opened["loanOpen"]["loan"]["id"]
    out = await house.data(
        """mutation ($id: ID!) { loanDisburse(input: {loanId: $id, amount: "1200.00",
           idempotencyKey: "d"}) { loan { status customer { id } } userErrors { code } } }""",
        "manager",
        id=loan,
    )
    assert out["loanDisburse"]["loan"] == {"status": "ACTIVE", "customer": {"id": customer["id"]}}

    reveal = """mutation ($id: ID!, $reason: String!) {
        revealCustomer(input: {id: $id, reason: $reason, idempotencyKey: "reveal"}) {
        revealed { name idNumber phone } userErrors { code field } } }"""
    silent = (await house.data(reveal, "officer", id=customer["id"], reason=" "))["revealCustomer"]
    assert silent == {
        "revealed": None,
        "userErrors": [{"code": "REASON_MISSING", "field": "reason"}],
    }
    seen = (await house.data(reveal, "officer", id=customer["id"], reason="电核"))["revealCustomer"]
    assert seen["revealed"] == {
        "name": "赵六",
        "idNumber": "110105198001010032",
        "phone": "13500135000",
    }


async def test_codes_for_screens_are_in_both_languages(house: House) -> None:
    got = (await house.data('{ codes(kind: "LoanStatus") { kind code zh en } }', None))["codes"]
    assert {"kind": "LoanStatus", "code": "CLOSED", "zh": "已结清", "en": "Closed"} in got
    kinds = {c["kind"] for c in (await house.data("{ codes { kind } }", None))["codes"]}
    enums = {
        name
        for name, kind in schema._schema.type_map.items()
        if isinstance(kind, GraphQLEnumType) and not name.startswith("__")
    }
    records = {"AuditAction", "JobKind", "JournalKind", "Subject"}
    words = {"CollectionActionKind", "WarningFact"}
    assert kinds == enums | {"Error", "Permission", *LEDGER_CODES} | records | words


def test_every_enum_value_has_its_texts() -> None:
    for name, kind in schema._schema.type_map.items():
        if isinstance(kind, GraphQLEnumType) and not name.startswith("__"):
            assert set(CODES[name]) == set(kind.values), name
