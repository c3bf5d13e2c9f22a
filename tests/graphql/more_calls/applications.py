"""Calls of applications."""

from __future__ import annotations

from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.graphql.base.node import to_id

NOBODYS = UUID(int=24)
APPLICATION, RULE, CONFLICT, STAFF = (
    to_id(kind, NOBODYS) for kind in ("Application", "AuthorityRule", "StaffConflict", "Staff")
)
GONE = ("APPLICATION_NOT_FOUND",)
THEIRS = (
    "{ id number status amount { amount } product { code } decision { outcome reasons { zh } } "
    "offer { amount { amount } aprPercent rows { n } } history { toStatus verb at } nextVerbs "
    "missing { field code } parties { name } rejectionReasons { zh en } }"
)
_PAYLOAD = "application { id status }"


def _about(**more: object) -> dict[str, object]:
    return {"applicationId": APPLICATION, **more}


CALLS: list[Call] = [
    query("application", "id: ID!", "{ id number isOverdue claimedBy { name } "
          "history { verb actor { name } } rejectionReasons { code zh en } "
          "reviews { level verdict } "
          "phoneChecks { verdict answers } }", THEIRS, id=APPLICATION),
    query("applications", "where: ApplicationWhere, order: ApplicationOrder!, first: Int!",
          "{ totalCount pageInfo { hasNextPage } edges { node { id claimedBy { name } } } }",
          "{ totalCount edges { node { id number status } } }",
          where=lambda ids: {"customerId": ids.customer, "statuses": ["DRAFT", "REVIEW_1"]},
          order="DUE_FIRST", first=5),
    query("applicationQueue", "queue: ApplicationStatus, first: Int!",
          "{ totalCount edges { node { id dueAt hindrance colleagues { id displayName } "
          "proposal { amount { amount } } } } }", queue="REVIEW_1", first=5),
    query("applicationReviewQuote", "applicationId: ID!, amount: Amount, instalments: Int, "
          "annualRate: Rate", "{ instalment { amount } aprPercent rows { n } }",
          applicationId=APPLICATION, amount="1000.00", instalments=6, annualRate="0.12"),
    query("phoneCheckForm", "", "{ code zh en }"),
    query("authorityRules", "statuses: [AuthorityRuleStatus!]",
          "{ id level maxAmount { amount } maker { name } checker { name } }", statuses=["ACTIVE"]),
    query("staffConflicts", "", "{ id staffName reason }"),
    query("applicationFunnel", "groupBy: ApplicationFunnelGroup!, start: Date!, end: Date!",
          "{ key submitted approved disbursed submittedAmount { amount } }", groupBy="DAY",
          start="2024-01-01", end="2024-01-31"),
    query("applicationStateTimes", "start: Date!, end: Date!",
          "{ status count averageSeconds p90Seconds }", start="2024-01-01", end="2024-01-31"),
    mutation("applicationDraftSave", lambda ids: {"customerId": ids.customer,
             "productVersionId": ids.version, "amount": "1000.00", "instalments": 12},
             _PAYLOAD, writes=True),
    mutation("applicationSubmit", lambda ids: _about(), _PAYLOAD, writes=True, may_answer=GONE),
    mutation("applicationWithdraw", lambda ids: _about(reason="不需要了"), _PAYLOAD, writes=True,
             may_answer=GONE),
    mutation("applicationOfferAccept", lambda ids: _about(inPerson="到店"), _PAYLOAD, writes=True,
             may_answer=GONE),
    mutation("applicationClaim", lambda ids: _about(), _PAYLOAD, writes=True, may_answer=GONE),
    mutation("applicationClaimNext", lambda ids: {"queue": "REVIEW_1"}, _PAYLOAD, writes=True,
             may_answer=("ABOVE_AUTHORITY",)),
    mutation("applicationRelease", lambda ids: _about(), _PAYLOAD, writes=True, may_answer=GONE),
    mutation("applicationHandOver", lambda ids: _about(staffId=STAFF, reason="休假"), _PAYLOAD,
             writes=True, may_answer=GONE),
    mutation("applicationReturn", lambda ids: _about(wanted=["income_proof"], reason="缺收入证明"),
             _PAYLOAD, writes=True, may_answer=GONE),
    mutation("applicationNoteAdd", lambda ids: _about(text="下午再打"), _PAYLOAD, writes=True,
             may_answer=GONE),
    mutation("applicationPhoneCheck", lambda ids: _about(verdict="UNREACHABLE", answers=[]),
             _PAYLOAD, writes=True, may_answer=GONE),
    mutation("applicationReviewApprove", lambda ids: _about(), _PAYLOAD, writes=True,
             may_answer=GONE),
    mutation("applicationReviewReject", lambda ids: _about(reason="负债过高",
             reasonCodes=["DTI_TOO_HIGH"]), _PAYLOAD, writes=True, may_answer=GONE),
    mutation("authorityRulePropose", lambda ids: {"level": 1, "maxAmount": "60000.00",
             "reason": "季度调整"}, "rule { id status }", writes=True),
    mutation("authorityRuleApprove", lambda ids: {"ruleId": RULE}, "rule { id }", writes=True,
             may_answer=("AUTHORITY_NOT_FOUND",)),
    mutation("authorityRuleReject", lambda ids: {"ruleId": RULE}, "rule { id }", writes=True,
             may_answer=("AUTHORITY_NOT_FOUND",)),
    mutation("staffConflictDeclare", lambda ids: {"customerId": ids.customer, "reason": "亲属"},
             "conflict { id staffName }", writes=True, may_answer=("COLLEAGUE_NOT_FOUND",)),
    mutation("staffConflictEnd", lambda ids: {"conflictId": CONFLICT}, "conflict { id }",
             writes=True, may_answer=("CONFLICT_NOT_FOUND",)),
    Call("Subscription", "applicationChanged",
         "subscription ($id: ID!) { applicationChanged(applicationId: $id) "
         "{ version cursor application { id status } } }",
         lambda ids, _: {"id": APPLICATION}, frozenset(GONE)),
    Call("Subscription", "applicationQueueChanged",
         "subscription { applicationQueueChanged(queue: REVIEW_1) { id queue change cursor } }",
         lambda ids, _: {}),
]  # fmt: skip
KEYED = {call.name for call in CALLS if call.root == "Mutation"}
"""Verbs with a key: tests/graphql/test_application_verbs.py repeats them."""
