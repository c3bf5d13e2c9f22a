"""Calls of scoring."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from tests.scoring.cards import CARD
from xindai.graphql.base.node import to_id

NO_CARD = to_id("Scorecard", UUID(int=1))
_CARD = "scorecard { id code version status content }"
_NOT_THERE = ("SCORECARD_NOT_FOUND",)

CALLS: list[Call] = [
    query("scorecard", "id: ID!", "{ id code version status content note }", id=NO_CARD),
    query("scorecards", "code: String", "{ edges { cursor node { id code version } } }",
          code="small"),
    query("standardScorecards", "", "{ code content modelCard }"),
    query("scorecardTry", "content: JSON!, facts: JSON!",
          "{ points grade parts { fact bin points } reasons { rank zh } }", content=CARD,
          facts={"monthly_income_minor": 900_000}),
    query("creditReports", "customerId: ID!, first: Int!",
          "{ edges { cursor node { id kind outcome why requestedAt validUntil } } }",
          "{ edges { node { kind requestedAt } } }", customerId=lambda ids: ids.customer, first=5),
    mutation("scorecardSave", lambda ids: {"content": CARD}, _CARD, writes=True),
    mutation("scorecardSubmit", lambda ids: {"id": NO_CARD}, _CARD, may_answer=_NOT_THERE),
    mutation("scorecardActivate", lambda ids: {"id": NO_CARD}, _CARD, may_answer=_NOT_THERE),
    mutation("scorecardReturn", lambda ids: {"id": NO_CARD, "reason": "分箱过粗"}, _CARD,
             may_answer=_NOT_THERE),
    mutation("reportFetch", lambda ids: {"customerId": ids.customer}, "jobId",
             may_answer=("CONSENT_MISSING",)),
]  # fmt: skip
