"""The road with the rules that a new installation has, not with those of the tests."""

from __future__ import annotations

import pytest

from tests.origination import conftest
from tests.origination.conftest import SYSTEM, Road, S
from xindai.decisioning import api as decisioning
from xindai.decisioning.actions.decide import decide
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
