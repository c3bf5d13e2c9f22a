"""A decision: what it says, what it keeps, and that it says the same again."""

from __future__ import annotations

import asyncpg
import pytest

from tests.actors import borrower, staff
from tests.decisioning.conftest import BUREAU, REPORTS, SYSTEM, decided, request
from tests.loans.conftest import Lender
from xindai.decisioning import api
from xindai.decisioning.content import of_version
from xindai.decisioning.judge import judge
from xindai.decisioning.rows import application_of, summary_of, summary_of_row
from xindai.decisioning.types import Arm, Outcome
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database


async def test_a_new_installation_decides_by_the_standard_policy(lender: Lender) -> None:
    found = await decided(request(customer_id=lender.customer_id))
    assert (found.outcome, found.amount_minor, found.instalments) == (
        Outcome.APPROVE,
        3_000_000,
        12,
    )
    assert (found.grade, found.annual_rate, found.arm) == ("A", "0.1", Arm.CHAMPION)
    assert (found.review_levels, found.needs_phone_check, found.capacity_minor) == (
        0,
        False,
        725_000,
    )
    assert [(r.code, r.rank, r.rule) for r in found.reasons] == [("GRADE_A", 1, "grades/a")]
    assert found.counterfactual is None
    again = await api.decisions_of(SYSTEM, ["application/1"])
    assert again == {"application/1": (found,)}


async def test_debts_decline_and_the_counterfactual_says_how_much_less(lender: Lender) -> None:
    """15,000.00 of income, 9,500.00 of debts: the new instalment does not fit any more."""
    found = await decided(request(facts={"monthly_obligations_minor": 950_000}))
    assert (found.outcome, found.amount_minor) == (Outcome.DECLINE, 0)
    codes = [r.code for r in found.reasons]
    assert codes[0] == "DTI_TOO_HIGH"
    told = found.counterfactual
    assert told is not None
    assert (told.fact, told.was) == ("monthly_obligations_minor", 950_000)
    assert told.en.startswith("Approved if declared monthly debts were ")
    for debts, wanted in ((told.needed, Outcome.APPROVE), (told.needed + 10_000, None)):
        other = await decided(request(facts={"monthly_obligations_minor": debts}))
        assert (other.outcome is Outcome.APPROVE) == (wanted is Outcome.APPROVE)


async def test_missing_data_go_to_people(lender: Lender) -> None:
    nothing = {"bureau": None, "bureau_missing": "timeout", "identity": None}
    found = await decided(request(), nothing)
    assert found.outcome is Outcome.REFER
    assert [r.code for r in found.reasons] == ["DATA_MISSING_BUREAU", "DATA_MISSING_IDENTITY"]
    assert found.review_levels >= 1
    income = await decided(request(facts={"monthly_income_minor": None}))
    assert income.outcome is Outcome.REFER
    assert [r.code for r in income.reasons] == ["DATA_MISSING_MONTHLY_INCOME"]
    assert income.reasons[0].zh == "缺少资料: 月收入"
    listed = await decided(request(facts={"is_blacklisted": True}), nothing)
    assert listed.outcome is Outcome.DECLINE, "what is missing rescues nobody"
    assert listed.reasons[0].code == "BLACKLISTED"


async def test_what_cannot_be_carried_is_offered_smaller(lender: Lender) -> None:
    """50,000.00 in six instalments takes more than the 7,250.00 a month that can be carried."""
    found = await decided(request(amount_minor=5_000_000, instalments=6))
    assert found.outcome is not Outcome.DECLINE
    assert 0 < found.amount_minor < 5_000_000
    assert "CAPACITY_EXCEEDED" in [r.code for r in found.reasons]
    least = request(amount_minor=5_000_000, instalments=6, facts={"min_amount_minor": 4_900_000})
    assert (await decided(least)).outcome is Outcome.DECLINE


async def test_a_row_holds_everything_to_decide_again(lender: Lender) -> None:
    await decided(request(facts={"sex": "F", "nationality": "x", "name": "somebody"}))
    row = await database.pool().fetchrow(
        "SELECT d.*, v.content FROM decision d"
        " JOIN decision_policy_version v ON v.id = d.policy_version_id"
    )
    assert not {"sex", "nationality", "name"} & row["facts"].keys()
    assert row["facts"]["bureau_inquiries_3m"] == BUREAU["inquiries_3m"]
    assert row["reports"] == {"bureau_report_id": REPORTS["bureau_report_id"]}
    assert row["trace"]["fired"] == ["grades/a", "levels/small_a", "phone/none"]
    again = judge(of_version(row["content"]), application_of(row))
    assert summary_of(again) == summary_of_row(row)


async def test_decisions_are_never_changed(lender: Lender) -> None:
    await decided(request())
    for sql in ("UPDATE decision SET outcome = 'approve'", "DELETE FROM decision"):
        with pytest.raises(asyncpg.PostgresError):
            await database.pool().execute(sql)


async def test_who_sees_a_decision(lender: Lender) -> None:
    found = await decided(request("application/2", lender.customer_id))
    own, other = borrower(lender.customer_id), borrower(new_id())
    assert (await api.decisions_by_id(own, [found.id])).keys() == {found.id}
    assert await api.decisions_by_id(other, [found.id]) == {}
    assert await api.decisions_of(staff("approver_1", "/B2/"), ["application/2"]) == {}
    nobody = await decided(request("import/1"))
    assert await api.decisions_by_id(staff("approver_1", "/B1/"), [nobody.id]) == {}
    assert (await api.decisions_by_id(staff("approver_1"), [nobody.id])).keys() == {nobody.id}
    with pytest.raises(Refusal, match="roles"):
        async with database.transaction() as tx:
            await api.decide(tx, staff("cashier"), request(), {})


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"amount_minor": 0}, "OUT_OF_RANGE"),
        ({"amount_minor": 10**40}, "OUT_OF_RANGE"),
        ({"instalments": 0}, "OUT_OF_RANGE"),
        ({"annual_rate": "NaN"}, "INVALID_RATE"),
        ({"currency": "XXX"}, "UNKNOWN_CURRENCY"),
        ({"facts": {"age_years": float("nan")}}, "FACT_INVALID"),
        ({"facts": {"age_years": 10**30}}, "FACT_INVALID"),
        ({"facts": {"is_blacklisted": "no"}}, "FACT_INVALID"),
        ({"facts": {"employment_kind": "x" * 10**6}}, "FACT_INVALID"),
        ({"customer_id": new_id()}, "CUSTOMER_NOT_FOUND"),
        ({"subject": "x" * 101}, "OUT_OF_RANGE"),
    ],
)
async def test_what_is_no_application_is_refused(
    lender: Lender, changed: dict[str, object], code: str
) -> None:
    with pytest.raises(Refusal) as no:
        await decided(request(**changed))
    assert no.value.code == code
    assert await database.pool().fetchval("SELECT count(*) FROM decision") == 0


@pytest.mark.parametrize(
    "method", ["equal_principal", "interest_only", "single_payment", "flat", "custom"]
)
async def test_every_method_has_an_instalment(lender: Lender, method: str) -> None:
    found = await decided(request(facts={"method": method}))
    assert (found.outcome, found.amount_minor) == (Outcome.APPROVE, 3_000_000)
