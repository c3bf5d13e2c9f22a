"""The road of the demo: cut off, gone through again, and everybody stands where planned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from xindai.demo import calendar as demo_calendar
from xindai.demo import loader
from xindai.demo.road.plan import APPLICATIONS
from xindai.identity import api as identity
from xindai.identity.types import Visit
from xindai.loans import api as loans
from xindai.platform import db as database

TODAY = date(2026, 11, 4)
LOANS = 12
HERE = Visit("192.0.2.44", "a browser", "zh")
STATES = {
    "draft": 2,
    "submitted": 1,
    "phone_verification": 6,
    "review_1": 4,
    "review_2": 3,
    "returned": 2,
    "approved": 3,
    "offer_accepted": 3,
    "contract_signed": 2,
    "disbursing": 4,
    "rejected": 5,
    "withdrawn": 1,
}
"""Without bureau and identity check, so that people examine nearly everything."""
BESIDE = {
    "active_merchants": 1,
    "waiting_merchants": 1,
    "products_in_review": 1,
    "product_drafts": 1,
    "policy_drafts": 1,
    "scorecards": 1,
    "list_entries": 3,
    "line_proposals": 2,
    "approvals": 2,
    "clients": 1,
    "disputes": 1,
    "planned_payouts": 4,
    "past_due": 6,
    "claimed": 2,
}
_STATES = "SELECT status, count(*) AS n FROM application GROUP BY 1"
_HOW_MANY = """
SELECT (SELECT count(*) FROM merchant WHERE status = 'active') AS active_merchants,
    (SELECT count(*) FROM merchant WHERE status <> 'active') AS waiting_merchants,
    (SELECT count(*) FROM product_version WHERE status = 'under_review') AS products_in_review,
    (SELECT count(*) FROM product_version WHERE status = 'draft') AS product_drafts,
    (SELECT count(*) FROM decision_policy_version WHERE status = 'draft') AS policy_drafts,
    (SELECT count(*) FROM scorecard_version) AS scorecards,
    (SELECT count(*) FROM list_entry) AS list_entries,
    (SELECT count(*) FROM line_proposal WHERE status = 'pending') AS line_proposals,
    (SELECT count(*) FROM approval_request WHERE status = 'pending') AS approvals,
    (SELECT count(*) FROM api_client) AS clients,
    (SELECT count(*) FROM loan_dispute WHERE status = 'open') AS disputes,
    (SELECT count(*) FROM payment_order WHERE status = 'planned') AS planned_payouts,
    (SELECT count(*) FROM application WHERE due_at < now()) AS past_due,
    (SELECT count(*) FROM application WHERE claimed_until > now()) AS claimed
"""


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Few days are closed; files and keys lie in a folder of the test."""
    monkeypatch.setattr(demo_calendar, "DAYS_CLOSED", 6)
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))


class CutOffError(Exception):
    """Stands for the power cut."""


def cut_off(what: str, at: int) -> Callable[[str, int, int], None]:
    """A progress that ends the load at a step's n-th part."""

    def tell(step: str, done: int, _total: int) -> None:
        if step == what and done == at:
            raise CutOffError

    return tell


async def test_everybody_stands_where_the_plan_wants_him(
    db: Any, redis: Any, redis_url: str
) -> None:
    with pytest.raises(ExceptionGroup):
        await loader.load(LOANS, cut_off("applications led on", 14), TODAY, redis_url)
    assert await loader.is_wanted()
    await loader.load(LOANS, None, TODAY, redis_url)
    assert not await loader.is_wanted()

    states = {r["status"]: r["n"] for r in await database.pool().fetch(_STATES)}
    assert states == STATES
    assert sum(states.values()) == len(APPLICATIONS) + 3, "and those of the regulars"
    row = await database.pool().fetchrow(_HOW_MANY)
    assert row is not None and dict(row) == BESIDE
    assert await loans.verify() == []
    for phone, password, _ in identity.DEMO_BORROWERS:
        await identity.sign_in_with_password(redis, phone, password, HERE)
    for login, password, _ in identity.DEMO_LOGINS:
        await identity.sign_in(redis, login, password, HERE.address)
