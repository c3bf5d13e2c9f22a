"""Published annual percentage rates, matched to every published digit.

The cases and where each was published are in golden/apr_cases.json.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from xindai.engine import apr
from xindai.engine.apr import Flow
from xindai.kernel.dates import add_months

GOLDEN = json.loads((Path(__file__).parents[1] / "golden/apr_cases.json").read_text("utf-8"))
CASES: dict[str, dict[str, Any]] = {case["id"]: case for case in GOLDEN["apr"]}
DATED = [name for name, case in CASES.items() if "dates" in case]
ACTUAL_DAYS = {"PEER-EU-2pay": Fraction(365)}
"""Cases whose publisher counts days over a fixed year where the directive counts months."""


def shifted(start: date, every: str, steps: int) -> date:
    count, unit = (every or "0 month").split()
    if unit.startswith("week"):
        return start + timedelta(weeks=int(count) * steps)
    return add_months(start, int(count) * steps)


def flows(rows: list[dict[str, Any]]) -> list[Flow]:
    """Every single payment of rows that may stand for a series of them."""
    made = []
    for row in rows:
        for index in range(int(row.get("count", 1))):
            if "first_date" in row or "date" in row:
                start = date.fromisoformat(row.get("first_date") or row["date"])
                at: date | Fraction = shifted(start, row.get("every", ""), index)
            elif "t_days" in row:
                at = row["t_days"] / Fraction("365.25")
            else:
                at = Fraction(row.get("first_t_years") or row["t_years"])
                at += Fraction(row.get("step_years", "0")) * index
            made.append(Flow(Fraction(row["amount"]), at))
    return made


def stream(values: list[str]) -> tuple[list[Flow], list[Flow]]:
    """Advances and payments of a row of yearly cash flows, negative where money is lent."""
    timed = [(Fraction(value), Fraction(year)) for year, value in enumerate(values)]
    return (
        [Flow(-amount, year) for amount, year in timed if amount < 0],
        [Flow(amount, year) for amount, year in timed if amount > 0],
    )


def rate_of(case: dict[str, Any]) -> Decimal:
    if "flows" in case:
        return apr.nominal(*stream(case["flows"]), Fraction(1))
    advances = flows(case["advances"])
    payments = flows(case.get("charges", []) + case["payments"])
    if case["method"] == "monthly rate x 12":
        return apr.nominal(advances, payments)
    if "unit_period" in case:
        return apr.actuarial(advances, payments, Fraction(case["unit_periods_per_year"]))
    return apr.effective(advances, payments, ACTUAL_DAYS.get(case["id"]))


def rounded(rate: Decimal, decimals: int) -> str:
    return str((rate * 100).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


@pytest.mark.parametrize("name", CASES)
def test_published_digits(name: str) -> None:
    case = CASES[name]
    rate = rate_of(case)
    assert rounded(rate, case["decimals"]) == case["expected_percent"]
    assert rounded(rate, 8) == case["recomputed_percent"]


@pytest.mark.parametrize("name", DATED)
def test_dates_give_the_same_as_the_published_years(name: str) -> None:
    case = CASES[name]
    signed = date.fromisoformat(case["dates"]["agreement"])
    first = date.fromisoformat(case["dates"]["first"])
    (series,) = case["payments"]
    advances = [Flow(Fraction(row["amount"]), signed) for row in case["advances"]]
    payments = [Flow(Fraction(row["amount"]), signed) for row in case["charges"]]
    payments += [
        Flow(Fraction(series["amount"]), add_months(first, month))
        for month in range(series["count"])
    ]
    assert rounded(apr.effective(advances, payments), 8) == case["recomputed_percent"]


def test_the_peer_case_counted_by_whole_months() -> None:
    case = CASES["PEER-EU-2pay"]
    rate = apr.effective(flows(case["advances"]), flows(case["payments"]))
    assert rounded(rate, 2) == "85.59"
