"""Every verb through GraphQL: refused with code and field, dry run equal to the real call."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.graphql.conftest import House, key_of
from tests.loans.conftest import everything, today_is

PREVIEW = """preview {
  rowsBefore { n total { amount } unpaid { amount } }
  rowsAfter { n dueOn total { amount } unpaid { amount } principal { amount } }
  balancesAfter { name amount { amount } } journal { role accountCode amount { amount } }
  applied { name amount { amount } } statusAfter }"""


def verb(name: str, input_type: str) -> str:
    return f"""mutation ($input: {input_type}!) {{ {name}(input: $input) {{
        replayed eventId {PREVIEW} userErrors {{ code field message }}
        loan {{ status version outstanding {{ amount }} credit {{ amount }}
            instalments {{ n dueOn total {{ amount }} unpaid {{ amount }} principal {{ amount }} }}
            transactions {{ id type reversed }} journalEntries {{ lines {{ accountCode
                amount {{ amount }} }} }} }} }} }}"""


TYPES = {
    "loanDisburse": "LoanAmountInput",
    "loanRepay": "LoanAmountInput",
    "loanPrepay": "LoanPrepayInput",
    "loanPayOff": "LoanPayOffInput",
    "loanReverse": "LoanReverseInput",
    "loanRefund": "LoanAmountInput",
    "loanMerchantRefund": "LoanAmountInput",
    "loanExtend": "LoanInstalmentsInput",
    "loanShorten": "LoanInstalmentsInput",
    "loanShiftDue": "LoanShiftDueInput",
    "loanWaive": "LoanWaiveInput",
    "loanRestructure": "LoanRestructureInput",
    "loanRateChange": "LoanRateChangeInput",
    "loanPause": "LoanPauseInput",
    "loanNonAccrual": "LoanNonAccrualInput",
    "loanWriteOff": "LoanVerbInput",
    "loanRecover": "LoanAmountInput",
    "loanChargeFee": "LoanChargeFeeInput",
}


async def do(house: House, act: str, /, login: str = "manager", **given: Any) -> dict[str, Any]:
    found = await house.data(verb(act, TYPES[act]), login, input=given)
    payload: dict[str, Any] = found[act]
    return payload


STORIES: list[tuple[str, dict[str, Any], list[tuple[str, dict[str, Any]]]]] = [
    ("loanRepay", {"amount": "106.62"}, []),
    ("loanPrepay", {"amount": "500.00", "choice": "SMALLER_INSTALMENT"}, []),
    ("loanPayOff", {}, []),
    ("loanMerchantRefund", {"amount": "300.00"}, []),
    ("loanExtend", {"instalments": 3}, []),
    ("loanShorten", {"instalments": 3}, []),
    ("loanShiftDue", {"fromDue": "2024-04-30", "toDue": "2024-05-08"}, []),
    ("loanWaive", {"amount": "1.00", "component": "INTEREST"}, []),
    ("loanRestructure", {"instalments": 24, "annualRate": "0.10"}, []),
    ("loanRateChange", {"annualRate": "0.18"}, []),
    ("loanPause", {"until": "2024-04-30"}, []),
    ("loanNonAccrual", {"value": True}, []),
    ("loanWriteOff", {}, []),
    ("loanChargeFee", {"amount": "9.90", "name": "函件费"}, []),
    ("loanRecover", {"amount": "50.00"}, [("loanWriteOff", {})]),
    ("loanRefund", {"amount": "10.00"}, [("loanRepay", {"amount": "2000.00"})]),
]


@pytest.mark.parametrize(("name", "given", "before"), STORIES, ids=[s[0] for s in STORIES])
async def test_a_dry_run_shows_what_the_real_call_does(
    house: House, name: str, given: dict[str, Any], before: list[Any]
) -> None:
    loan = await house.loan(excess="credit")
    await today_is(date(2024, 3, 15))
    for n, (first, its) in enumerate(before):
        done = await do(house, first, loanId=loan, idempotencyKey=f"before-{n}", **its)
        assert done["userErrors"] == []
    ground = await everything(key_of(loan))
    shown = await do(house, name, loanId=loan, dryRun=True, **given)
    assert shown["userErrors"] == []
    assert await everything(key_of(loan)) == ground, "a dry run leaves nothing behind"

    real = await do(house, name, loanId=loan, idempotencyKey="k", **given)
    assert (real["userErrors"], real["preview"], real["replayed"]) == ([], None, False)
    preview = shown["preview"]
    assert real["loan"]["status"] == preview["statusAfter"]
    rows = ("n", "dueOn", "total", "unpaid", "principal")
    assert real["loan"]["instalments"] == [
        {name: row[name] for name in rows} for row in preview["rowsAfter"]
    ]
    if preview["journal"]:
        booked = real["loan"]["journalEntries"][-1]["lines"]
        wanted = [{k: line[k] for k in ("accountCode", "amount")} for line in preview["journal"]]
        order = str
        assert sorted(booked, key=order) == sorted(wanted, key=order)

    again = await do(house, name, loanId=loan, idempotencyKey="k", **given)
    assert (again["replayed"], again["eventId"]) == (True, real["eventId"])
    assert again["loan"]["version"] == real["loan"]["version"]


async def test_a_loan_opens_is_disbursed_repaid_and_reversed(house: House) -> None:
    pending = await house.lender.pending()
    from xindai.graphql.base.node import to_id

    loan = to_id("Loan", pending)
    out = await do(house, "loanDisburse", loanId=loan, amount="1200.00", idempotencyKey="d")
    assert (out["loan"]["status"], out["loan"]["outstanding"]["amount"]) == ("ACTIVE", "1200.00")
    await today_is(date(2024, 2, 29))
    paid = await do(house, "loanRepay", loanId=loan, amount="106.62", idempotencyKey="r")
    assert paid["loan"]["outstanding"]["amount"] == "1105.38"
    back = await do(house, "loanReverse", loanId=loan, event=paid["eventId"], idempotencyKey="v")
    assert back["loan"]["outstanding"]["amount"] == "1200.00"
    assert [t["reversed"] for t in back["loan"]["transactions"]] == [False, True, False]


async def test_a_contract_becomes_a_loan_once(house: House) -> None:
    from xindai.graphql.base.node import to_id

    contract = to_id("Contract", await house.lender.contract())
    mutation = """mutation ($input: LoanOpenInput!) { loanOpen(input: $input) {
        loan { id number status customer { name } product { code } branch { code } }
        userErrors { code field } } }"""
    given = {"contractId": contract, "idempotencyKey": "open"}
    one = (await house.data(mutation, input=given))["loanOpen"]
    assert one["loan"]["status"] == "PENDING"
    assert one["loan"]["customer"]["name"] == "张*"
    again = (await house.data(mutation, input=given))["loanOpen"]
    assert again["loan"]["id"] == one["loan"]["id"]
    other = (await house.data(mutation, input=given | {"idempotencyKey": "x"}))["loanOpen"]
    assert other["userErrors"] == [{"code": "CONTRACT_HAS_LOAN", "field": "contractId"}]


BAD: list[tuple[str, dict[str, Any], str, str | None]] = [
    ("loanRepay", {"amount": "-1.00"}, "INVALID_AMOUNT", "amount"),
    ("loanRepay", {"amount": "0"}, "AMOUNT_NOT_POSITIVE", "amount"),
    ("loanRepay", {"amount": "NaN"}, "INVALID_AMOUNT", "amount"),
    ("loanRepay", {"amount": "1e400"}, "INVALID_AMOUNT", "amount"),
    ("loanRepay", {"amount": "１２.００"}, "INVALID_AMOUNT", "amount"),
    ("loanRepay", {"amount": "1.001"}, "INVALID_AMOUNT", "amount"),
    ("loanRepay", {"amount": "1_000"}, "INVALID_AMOUNT", "amount"),
    ("loanRepay", {"amount": 12}, "INVALID_AMOUNT", "amount"),
    ("loanRepay", {"amount": 1.5}, "INVALID_AMOUNT", "amount"),
    ("loanRepay", {"amount": True}, "INVALID_AMOUNT", "amount"),
    ("loanRepay", {"amount": "9" * 40}, "INVALID_AMOUNT", "amount"),
    ("loanRepay", {"amount": "1.00", "on": "2024-02-30"}, "INVALID_DATE", "on"),
    ("loanRepay", {"amount": "1.00", "on": "２０２４-02-01"}, "INVALID_DATE", "on"),
    ("loanRepay", {"amount": "1.00", "on": "2024-01-30"}, "BEFORE_DISBURSEMENT", "on"),
    ("loanRepay", {"amount": "1.00", "on": "2024-03-16"}, "DATE_IN_FUTURE", "on"),
    (
        "loanRepay",
        {"amount": "1.00", "idempotencyKey": ""},
        "IDEMPOTENCY_KEY_MISSING",
        "idempotencyKey",
    ),
    (
        "loanRepay",
        {"amount": "1.00", "idempotencyKey": "x" * 999},
        "INVALID_IDEMPOTENCY_KEY",
        "idempotencyKey",
    ),
    ("loanRepay", {"amount": "1.00", "loanId": "nonsense"}, "LOAN_NOT_FOUND", "loanId"),
    ("loanRateChange", {"annualRate": "NaN"}, "INVALID_RATE", "annualRate"),
    ("loanRateChange", {"annualRate": "-0.1"}, "INVALID_RATE", "annualRate"),
    ("loanRateChange", {"annualRate": "100"}, "RATE_TOO_HIGH", "annualRate"),
    ("loanExtend", {"instalments": 0}, "OUT_OF_RANGE", "instalments"),
    ("loanReverse", {"event": "nonsense"}, "UNKNOWN_EVENT", "event"),
    ("loanRefund", {"amount": "1.00"}, "ABOVE_CREDIT", "amount"),
    ("loanRecover", {"amount": "1.00"}, "NOT_WRITTEN_OFF", "type"),
    ("loanPayOff", {"amount": "1.00"}, "BELOW_PAYOFF", "amount"),
    ("loanDisburse", {"amount": "1.00"}, "ABOVE_PRINCIPAL", "amount"),
]


@pytest.mark.parametrize(("name", "given", "code", "field"), BAD)
async def test_bad_input_is_refused_by_name_and_nothing_is_written(
    house: House, name: str, given: dict[str, Any], code: str, field: str | None
) -> None:
    loan = await house.loan()
    await today_is(date(2024, 3, 15))
    ground = await everything(key_of(loan))
    payload = await do(house, name, **({"loanId": loan, "idempotencyKey": "k"} | given))
    assert [(e["code"], e["field"]) for e in payload["userErrors"]] == [(code, field)]
    assert payload["loan"] is None
    assert await everything(key_of(loan)) == ground


async def test_a_closed_loan_takes_no_payment(house: House) -> None:
    loan = await house.loan()
    await do(house, "loanPayOff", loanId=loan, idempotencyKey="p")
    payload = await do(house, "loanRepay", loanId=loan, amount="1.00", idempotencyKey="q")
    assert payload["userErrors"][0]["code"] == "LOAN_CLOSED"


async def test_a_closed_period_takes_no_payment(house: House) -> None:
    from xindai.accounting import api as accounting
    from xindai.platform import db as database

    loan = await house.loan()
    async with database.transaction() as tx:
        await accounting.close_period(tx, date(2024, 1, 31))
    payload = await do(house, "loanRepay", loanId=loan, amount="1.00", idempotencyKey="q")
    assert payload["userErrors"][0]["code"] == "PERIOD_CLOSED"


async def test_the_same_key_with_other_input_is_a_conflict(house: House) -> None:
    loan = await house.loan()
    await do(house, "loanRepay", loanId=loan, amount="1.00", idempotencyKey="k")
    payload = await do(house, "loanRepay", loanId=loan, amount="2.00", idempotencyKey="k")
    assert payload["userErrors"][0]["code"] == "IDEMPOTENCY_CONFLICT"
    assert payload["userErrors"][0]["field"] == "idempotencyKey"


async def test_refusals_speak_chinese_by_default(house: House) -> None:
    loan = await house.loan()
    answer = await house.ask(
        verb("loanRepay", "LoanAmountInput"),
        "manager",
        {"Accept-Language": "zh-CN"},
        input={"loanId": loan, "amount": "0", "idempotencyKey": "k"},
    )
    assert answer["data"]["loanRepay"]["userErrors"][0]["message"] == "金额必须大于零"
