"""The catalogue: every report that there is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xindai.reporting.errors import report_not_found
from xindai.reporting.statistics import cohorts, people, portfolio, risk
from xindai.reporting.statistics.kinds import Report

CATALOGUE: Final[Mapping[str, Report]] = {
    report.code: report
    for report in (
        portfolio.BALANCE,
        risk.BUCKETS,
        risk.ROLL,
        cohorts.VINTAGE,
        cohorts.FIRST_PAYMENT,
        risk.MIGRATION,
        portfolio.CASH,
        portfolio.INCOME,
        people.FUNNEL,
        cohorts.PRODUCTS,
        people.BORROWERS,
    )
}


def report_of(code: str) -> Report:
    """Refuses REPORT_NOT_FOUND."""
    found = CATALOGUE.get(code)
    if found is None:
        raise report_not_found()
    return found
