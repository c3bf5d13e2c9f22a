"""The road with the rules that a new installation has, not with those of the tests."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.origination import conftest
from tests.origination.conftest import SYSTEM, Road, S
from xindai.decisioning import api as decisioning
from xindai.decisioning.actions.decide import decide
from xindai.loans.end_of_day.run import run_to
from xindai.origination import api
from xindai.platform import db as database


async def test_the_standard_policy_decides(road: Road, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is known of the customer, who is 74: the rules say so, and it is not approved."""
    monkeypatch.setattr(decisioning, "decide", decide)
    key = await road.decided()
    view = await api.get_application(SYSTEM, key)
    assert view.status in (S.REJECTED, S.REVIEW_1, S.PHONE_VERIFICATION)
    assert view.decision_id is not None
    found = (await decisioning.decisions_by_id(SYSTEM, [view.decision_id]))[view.decision_id]
    assert found.decision.subject == f"application/{key}"
    assert found.decision.reasons
    assert found.facts["amount_minor"] == 1_000_000
    assert found.facts["method"] == "equal_instalment"
    assert await database.pool().fetchval("SELECT count(*) FROM decision") == 1
    assert conftest.OFFER["instalments"] == {"min": 3, "max": 36}


async def test_a_loan_of_ours_that_is_late_declines_the_next_one(
    road: Road, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While he pays in time the loan is known and no reason; a day late it is one."""
    monkeypatch.setattr(decisioning, "decide", decide)
    road.lender.customer_id = road.customer_id
    await road.lender.loan()
    await road.lender.loan(principal="600.00")
    await road.lender.pending()

    async def found(amount_minor: int) -> tuple[dict[str, Any], set[str]]:
        view = await api.get_application(SYSTEM, await road.decided(amount_minor=amount_minor))
        assert view.decision_id is not None
        made = (await decisioning.decisions_by_id(SYSTEM, [view.decision_id]))[view.decision_id]
        if view.status is not S.REJECTED:
            await road.withdraw(view.id)
        facts = {name: made.facts[name] for name in made.facts if name.startswith("loans_")}
        return facts, {reason.code for reason in made.decision.reasons}

    on_time, reasons = await found(1_000_000)
    owed = {"loans_open": 2, "loans_outstanding_minor": 180_000}
    assert on_time == owed | {"loans_days_past_due": 0}
    assert "OVERDUE_HERE" not in reasons
    await run_to(SYSTEM, date(2024, 3, 4))
    late, reasons = await found(1_100_000)
    assert late == owed | {"loans_days_past_due": 5}, "due on 29 February"
    assert "OVERDUE_HERE" in reasons


async def test_who_has_no_loan_here_is_late_with_nothing(road: Road) -> None:
    await road.lender.loan()  # another customer's
    await road.decided()
    facts = road.requests[0].facts
    assert (facts["loans_open"], facts["loans_days_past_due"]) == (0, 0)
    assert facts["loans_outstanding_minor"] == 0
