"""The rows of the data, as integers and words of ours."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from xindai.kernel.money import parse_amount
from xindai.kernel.rate import format_rate, parse_rate

FILE: Final = Path(__file__).parent / "data" / "lendingclub_2018q1.csv.gz"
SOURCE: Final = "LendingClub 2018Q1"
PURPOSES: Final = {
    "home_improvement": "renovation",
    "major_purchase": "consumption",
    "medical": "medical",
    "car": "vehicle",
    "small_business": "business",
    "vacation": "travel",
}
"""Published purposes that we have a word for; the others are "other"."""


@dataclass(frozen=True, slots=True)
class SourceLoan:
    """One published loan. Amounts are minor units; `annual_rate` is a text such as "0.1407"."""

    row_id: str
    principal_minor: int
    term: int
    annual_rate: str
    instalment_minor: int
    grade: str
    issue_month: str
    status: str
    balance_minor: int
    paid_principal_minor: int
    paid_interest_minor: int
    purpose: str

    @property
    def label(self) -> str:
        """Where the loan comes from, as contract and customer remember it."""
        return f"{SOURCE} {self.row_id}"


def loans(limit: int | None = None) -> Iterator[SourceLoan]:
    """The first `limit` rows, or all 10,000."""
    with gzip.open(FILE, "rt", encoding="ascii") as text:
        for n, row in enumerate(csv.DictReader(text)):
            if n == limit:
                return
            yield SourceLoan(
                row_id=row["row_id"],
                principal_minor=_minor(row["loan_amount"]),
                term=int(row["term"]),
                annual_rate=_fraction(row["interest_rate"]),
                instalment_minor=_minor(row["installment"]),
                grade=row["grade"],
                issue_month=row["issue_month"],
                status=row["loan_status"],
                balance_minor=_minor(row["balance"]),
                paid_principal_minor=_minor(row["paid_principal"]),
                paid_interest_minor=_minor(row["paid_interest"]),
                purpose=PURPOSES.get(row["loan_purpose"], "other"),
            )


def _minor(text: str) -> int:
    return parse_amount(text, "CNY")


def _fraction(percent: str) -> str:
    return format_rate(parse_rate(percent, "interest_rate") // 100)
