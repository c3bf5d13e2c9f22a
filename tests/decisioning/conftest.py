"""A lender with a customer, and applications in one sentence."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from tests.conftest import Database
from tests.loans.conftest import Lender, set_up_lender
from xindai.decisioning import api
from xindai.decisioning.types import Decision, DecisionRequest
from xindai.platform import db as database
from xindai.platform.actor import system_actor

SYSTEM = system_actor("test")
FACTS: dict[str, Any] = {
    "age_years": 35,
    "is_blacklisted": False,
    "has_required_consents": True,
    "monthly_income_minor": 1_500_000,
    "monthly_expenses_minor": 400_000,
    "monthly_obligations_minor": 100_000,
    "employment_months": 48,
}
BUREAU: dict[str, Any] = {
    "accounts_open": 2,
    "overdue_accounts_now": 0,
    "overdue_minor": 0,
    "worst_days_late_12m": 0,
    "months_late_24m": 0,
    "inquiries_3m": 1,
    "months_of_history": 60,
    "outstanding_minor": 500_000,
    "monthly_payment_minor": 80_000,
    "is_thin": False,
    "score": 700,
}
REPORTS: dict[str, Any] = {
    "bureau": BUREAU,
    "bureau_missing": None,
    "bureau_report_id": "0192f0c0-0000-7000-8000-000000000001",
    "identity": {"result": "match", "phone": "match"},
    "identity_missing": None,
}


def request(
    subject: str = "application/1", customer_id: UUID | None = None, **changed: Any
) -> DecisionRequest:
    """30,000.00 yuan in twelve instalments at 12 %, asked for by a good applicant."""
    facts = FACTS | changed.pop("facts", {})
    given: dict[str, Any] = {
        "product_code": "CASH",
        "channel": "web",
        "segment": None,
        "currency": "CNY",
        "amount_minor": 3_000_000,
        "instalments": 12,
        "annual_rate": "0.12",
    }
    return DecisionRequest(
        subject=subject, customer_id=customer_id, facts=facts, **(given | changed)
    )


async def decided(wanted: DecisionRequest, reports: dict[str, Any] | None = None) -> Decision:
    """What the program decides, in a transaction of its own."""
    async with database.transaction() as tx:
        return await api.decide(tx, SYSTEM, wanted, REPORTS if reports is None else reports)


@pytest.fixture
async def lender(db: Database) -> Lender:
    """On 31 January 2024."""
    return await set_up_lender()
