"""Enums come in as enums, however they are sent; what was asked does not go into the logs."""

from __future__ import annotations

import pytest

from tests.graphql.conftest import House

LOANS = """query ($order: LoanOrder!, $where: LoanWhere) {
    loans(order: $order, where: $where) { edges { node { outstanding { amount } } } } }"""


async def amounts(house: House, order: str, status: str) -> list[str]:
    given = {"order": order, "where": {"status": status, "assetClass": "NORMAL"}}
    found = await house.data(LOANS, **given)
    literal = LOANS.replace("($order: LoanOrder!, $where: LoanWhere)", "")
    literal = literal.replace("$order", order).replace(
        "$where", f"{{status: {status}, assetClass: NORMAL}}"
    )
    assert await house.data(literal) == found
    return [edge["node"]["outstanding"]["amount"] for edge in found["loans"]["edges"]]


async def test_lists_are_ordered_and_filtered_by_enums(house: House) -> None:
    for principal in ("1200.00", "1800.00", "1500.00"):
        await house.loan(principal=principal)
    await house.lender.pending()
    assert await amounts(house, "OUTSTANDING_DESC", "ACTIVE") == ["1800.00", "1500.00", "1200.00"]
    assert await amounts(house, "NUMBER", "ACTIVE") == ["1200.00", "1800.00", "1500.00"]
    assert await amounts(house, "OUTSTANDING", "PENDING") == ["0.00"]


@pytest.mark.parametrize(
    "operation",
    [
        '{ explain(loanId: "110101199001011237", what: "payoff") { label } }',
        '{ customers(where: { idNumber: "110101199001011237" }) { nothing } }',
        '{ customers(where: { idNumber: "110101199001011237" } { edges',
    ],
    ids=["refused", "invalid", "no syntax"],
)
async def test_what_was_asked_stays_out_of_the_logs(
    house: House,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    operation: str,
) -> None:
    answer = await house.ask(operation)
    assert answer["errors"]
    shown = capfd.readouterr()
    assert "110101199001011237" not in shown.out + shown.err + caplog.text
