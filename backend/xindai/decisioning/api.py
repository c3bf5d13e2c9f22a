"""The door of decisioning."""

from __future__ import annotations

from xindai.decisioning.actions.decide import decide
from xindai.decisioning.actions.draft import Draft, save_draft, set_test_cases
from xindai.decisioning.actions.review import publish, reject, retire, set_share, submit
from xindai.decisioning.actions.start_simulation import start_simulation
from xindai.decisioning.bulk import Bulk, NamedPolicy, decide_many, named_policy, simulate_policy
from xindai.decisioning.policies import (
    facts_dictionary,
    policies,
    policies_by_id,
    run_tests,
    try_facts,
    version_of,
    versions_by_id,
)
from xindai.decisioning.policy_format import policy_format
from xindai.decisioning.queries import decisions_by_id, decisions_of, find_decisions, subjects_of
from xindai.decisioning.reasons import (
    NOT_OFFERED,
    PHONE_CHECK_FAILED,
    adverse_reasons,
    told_of,
)
from xindai.decisioning.reports.actions.start_fetch import start_report_fetch
from xindai.decisioning.reports.fetch import fetch_reports, person_for_reports
from xindai.decisioning.reports.newest import Elsewhere, overdue_elsewhere
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
from xindai.decisioning.scoring.development import Measures, SampleMeasures, standard_measures
from xindai.decisioning.scoring.queries import (
    find_scorecards,
    get_scorecard,
    score,
    scorecards_by_id,
    standard_scorecards,
    try_content,
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
from xindai.decisioning.simulations import (
    changes_of,
    find_simulations,
    simulation_of,
    simulations_by_id,
)
from xindai.decisioning.standard_policy import ensure_standard_policy
from xindai.decisioning.tally import Tally
from xindai.decisioning.types import (
    AdverseReason,
    Arm,
    Counterfactual,
    Decision,
    DecisionRequest,
    DecisionView,
    Outcome,
    Reason,
)

__all__ = [
    "NOT_OFFERED",
    "PHONE_CHECK_FAILED",
    "AdverseReason",
    "Arm",
    "Bulk",
    "Counterfactual",
    "Decision",
    "DecisionRequest",
    "DecisionView",
    "Draft",
    "Elsewhere",
    "Measures",
    "MissingWhy",
    "NamedPolicy",
    "Outcome",
    "Part",
    "PersonForReports",
    "Reason",
    "ReportKind",
    "ReportOutcome",
    "ReportView",
    "SampleMeasures",
    "Score",
    "ScoreReason",
    "ScorecardStatus",
    "ScorecardView",
    "StandardCard",
    "Tally",
    "activate_scorecard",
    "adverse_reasons",
    "changes_of",
    "decide",
    "decide_many",
    "decisions_by_id",
    "decisions_of",
    "ensure_standard_policy",
    "facts_dictionary",
    "facts_of_reports",
    "fetch_reports",
    "find_decisions",
    "find_reports",
    "find_scorecards",
    "find_simulations",
    "get_scorecard",
    "named_policy",
    "overdue_elsewhere",
    "person_for_reports",
    "policies",
    "policies_by_id",
    "policy_format",
    "publish",
    "reject",
    "reports_by_id",
    "retire",
    "return_scorecard",
    "run_tests",
    "save_draft",
    "save_scorecard",
    "score",
    "scorecards_by_id",
    "set_share",
    "set_test_cases",
    "simulate_policy",
    "simulation_of",
    "simulations_by_id",
    "standard_measures",
    "standard_scorecards",
    "start_report_fetch",
    "start_simulation",
    "subjects_of",
    "submit",
    "submit_scorecard",
    "told_of",
    "try_content",
    "try_facts",
    "try_scorecard",
    "version_of",
    "versions_by_id",
]
