"""The door of decisioning."""

from __future__ import annotations

from xindai.decisioning.reports.actions.start_fetch import start_report_fetch
from xindai.decisioning.reports.fetch import fetch_reports, person_for_reports
from xindai.decisioning.reports.queries import facts_of_reports, find_reports, reports_by_id
from xindai.decisioning.reports.types import (
    MissingWhy,
    PersonForReports,
    ReportKind,
    ReportOutcome,
    ReportView,
)
from xindai.decisioning.scoring.actions.check import activate_scorecard, return_scorecard
from xindai.decisioning.scoring.actions.save import save_scorecard
from xindai.decisioning.scoring.actions.submit import submit_scorecard
from xindai.decisioning.scoring.queries import (
    find_scorecards,
    get_scorecard,
    score,
    scorecards_by_id,
    standard_scorecards,
    try_scorecard,
)
from xindai.decisioning.scoring.types import (
    Part,
    Score,
    ScorecardStatus,
    ScorecardView,
    ScoreReason,
    StandardCard,
)

__all__ = [
    "MissingWhy",
    "Part",
    "PersonForReports",
    "ReportKind",
    "ReportOutcome",
    "ReportView",
    "Score",
    "ScoreReason",
    "ScorecardStatus",
    "ScorecardView",
    "StandardCard",
    "activate_scorecard",
    "facts_of_reports",
    "fetch_reports",
    "find_reports",
    "find_scorecards",
    "get_scorecard",
    "person_for_reports",
    "reports_by_id",
    "return_scorecard",
    "save_scorecard",
    "score",
    "scorecards_by_id",
    "standard_scorecards",
    "start_report_fetch",
    "submit_scorecard",
    "try_scorecard",
]
