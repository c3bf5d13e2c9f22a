"""LendingClub's loans of early 2018 as the applications that they were, in US dollars.

What LendingClub did not publish is assumed, openly: applicants are of legal age, confirmed, agree
to inquiries and are on no blacklist (it lent to all of them); a tenant spends 30 percent of his
income, who pays a mortgage 25, an owner 15, for its debt-to-income leaves housing out; whoever was
30 days late within two years was so within the last one; a third of a year's inquiries falls into
three months. `debt_to_income` that is not published is a fact that is missing.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from xindai.decisioning.types import DecisionRequest

FILE: Final = Path(__file__).parent / "data" / "lendingclub_2018q1_applications.csv.gz"
PRICED_ON: Final = date(2018, 3, 31)
LIST_RATE: Final = "0.12"
"""One list price for all: the policy adds to it by grade."""
_HOUSING_PERCENT: Final = {"RENT": 30, "MORTGAGE": 25, "OWN": 15}
_ASSUMED: Final[dict[str, Any]] = {
    "age_years": 35,
    "is_blacklisted": False,
    "has_required_consents": True,
}


def applications(
    source: str, limit: int | None = None
) -> Iterator[tuple[DecisionRequest, dict[str, Any]]]:
    """The first `limit` rows, or all 10,000, with what a bureau would have reported."""
    with gzip.open(FILE, "rt", encoding="ascii") as text:
        for n, row in enumerate(csv.DictReader(text)):
            if n == limit:
                return
            yield _request(row, source), _reports(row)


def _request(row: dict[str, str], source: str) -> DecisionRequest:
    joint = row["application_type"] == "joint"
    yearly = _minor(row["annual_income_joint" if joint else "annual_income"])
    debts = row["debt_to_income_joint" if joint else "debt_to_income"]
    income = yearly // 12
    facts = _ASSUMED | {
        "monthly_income_minor": income,
        "monthly_expenses_minor": income * _HOUSING_PERCENT[row["homeownership"]] // 100,
        "monthly_obligations_minor": int(income * Decimal(debts) / 100) if debts else None,
        "employment_months": int(Decimal(row["emp_length"]) * 12) if row["emp_length"] else None,
    }
    return DecisionRequest(
        subject=f"{source}/{row['row_id']}",
        customer_id=None,
        product_code=f"CASH{row['term']}",
        channel="web",
        segment=row["loan_purpose"],
        currency="USD",
        amount_minor=_minor(row["loan_amount"]),
        instalments=int(row["term"]),
        annual_rate=LIST_RATE,
        facts=facts,
    )


def _reports(row: dict[str, str]) -> dict[str, Any]:
    late = int(row["delinq_2y"])
    bureau = {
        "accounts_open": int(row["open_credit_lines"]),
        "overdue_accounts_now": 0,
        "worst_days_late_12m": 30 if late else 0,
        "months_late_24m": min(late, 24),
        "inquiries_3m": -(-int(row["inquiries_last_12m"]) // 3),
        "is_thin": False,
    }
    return {"bureau": bureau, "identity": {"result": "match"}}


def _minor(dollars: str) -> int:
    return int(Decimal(dollars or "0") * 100)
