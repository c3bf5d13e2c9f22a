"""Properties of the standard policy and of affordability, over many applicants."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.decisioning.conftest import REPORTS, request
from xindai.decisioning import affordability
from xindai.decisioning.affordability import Affordability, Asked, capacity, instalment, most
from xindai.decisioning.application import Application, application
from xindai.decisioning.content import check_content
from xindai.decisioning.counterfactual import counterfactual
from xindai.decisioning.judge import judge
from xindai.decisioning.standard_policy import FILE, standard_policy
from xindai.decisioning.types import Outcome

DAY = date(2024, 1, 31)
CONTENT = check_content(standard_policy()["content"])
RULE = Affordability(share_bps=5000, reserve_minor=0, amount_step_minor=10_000)
ASKED = Asked("0.12", 12, "equal_instalment", "CNY", DAY)
WEIGHT = {Outcome.DECLINE: 0, Outcome.REFER: 1, Outcome.APPROVE: 2}


def app(**changed: Any) -> Application:
    bureau = REPORTS["bureau"] | {"monthly_payment_minor": None} | changed.pop("bureau", {})
    return application(request(**changed), REPORTS | {"bureau": bureau}, DAY)


people = st.fixed_dictionaries({
    "amount_minor": st.integers(10_000, 60_000_000),
    "instalments": st.integers(1, 60),
    "facts": st.fixed_dictionaries({
        "monthly_income_minor": st.one_of(st.none(), st.integers(0, 6_000_000)),
        "monthly_expenses_minor": st.integers(0, 2_000_000),
        "employment_months": st.one_of(st.none(), st.integers(0, 120)),
    }),
    "bureau": st.fixed_dictionaries({
        "inquiries_3m": st.integers(0, 9),
        "months_late_24m": st.integers(0, 6),
        "worst_days_late_12m": st.sampled_from([0, 10, 45, 100]),
    }),
})  # fmt: skip


@settings(max_examples=120)
@given(people, st.integers(0, 2_000_000), st.integers(0, 2_000_000))
def test_more_debts_never_make_it_better(who: dict[str, Any], debts: int, more: int) -> None:
    def outcome(owed: int) -> Outcome:
        facts = who["facts"] | {"monthly_obligations_minor": owed}
        return judge(CONTENT, app(**(who | {"facts": facts}))).outcome

    assert WEIGHT[outcome(debts + more)] <= WEIGHT[outcome(debts)]


@settings(max_examples=120)
@given(people, st.integers(0, 2_000_000))
def test_every_outcome_is_the_same_again_and_has_reasons(who: dict[str, Any], debts: int) -> None:
    facts = who["facts"] | {"monthly_obligations_minor": debts}
    wanted = app(**(who | {"facts": facts}))
    found = judge(CONTENT, wanted)
    assert found == judge(CONTENT, wanted)
    assert [reason.rank for reason in found.reasons] == list(range(1, len(found.reasons) + 1))
    assert found.reasons and (found.outcome is Outcome.DECLINE) == (found.amount_minor == 0)
    assert found.amount_minor <= who["amount_minor"]
    if found.capacity_minor is not None and found.outcome is not Outcome.DECLINE:
        assert (
            instalment(wanted.asked(found.annual_rate), found.amount_minor) <= found.capacity_minor
        )
    told = counterfactual(CONTENT, wanted, found)
    if told is not None and told.fact != "document_categories":
        changed = wanted.changed(told.fact, told.needed)
        assert judge(CONTENT, changed).outcome is Outcome.APPROVE, "it was verified"


@pytest.mark.parametrize(
    ("income", "expenses", "debts", "wanted"),
    [
        (1_500_000, 400_000, 100_000, 650_000),  # half of the income, less the debts
        (1_500_000, 1_300_000, 100_000, 100_000),  # what is left to live on is less
        (1_000_000, 0, 600_000, 0),
        (0, 0, 0, 0),
        (None, 0, 0, None),
        (1, None, 0, None),
        (1, 0, None, None),
    ],
)
def test_capacity(income: int, expenses: int, debts: int, wanted: int | None) -> None:
    assert capacity(RULE, income, expenses, debts) == wanted


def test_the_largest_amount_that_can_be_carried() -> None:
    """888.49 a month repay 10,000.00 in a year at 12 %; with 888.48 it is a step less."""
    assert instalment(ASKED, 1_000_000) == 88_849
    assert most(ASKED, 1_000_000, 88_849, 10_000) == 1_000_000
    assert most(ASKED, 1_000_000, 88_848, 10_000) == 990_000
    assert most(ASKED, 1_000_000, 0, 10_000) == 0
    assert affordability.debt_to_income_bps(0, 1, 1) == 1_000_000
    assert affordability.debt_to_income_bps(300, 100, 1) == 3_367


@settings(max_examples=60)
@given(st.integers(1, 5_000_000), st.integers(0, 400_000), st.integers(1, 48))
def test_most_is_the_most(amount: int, carried: int, count: int) -> None:
    asked = Asked("0.12", count, "equal_instalment", "CNY", DAY)
    found = most(asked, amount, carried, 10_000)
    assert 0 <= found <= amount
    assert found == 0 or instalment(asked, found) <= carried
    if found < amount and found + 10_000 < amount:
        assert instalment(asked, found + 10_000) > carried


def test_shipped_policies_are_valid() -> None:
    import json

    for path in FILE.parent.glob("*.json"):
        check_content(json.loads(path.read_text(encoding="utf-8"))["content"])
