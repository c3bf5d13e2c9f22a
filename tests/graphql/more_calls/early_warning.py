"""Calls of early warning; of nothing that is there: it has stories of its own."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.early_warning.api import CATALOGUE
from xindai.early_warning.rules import to_json
from xindai.graphql.base.node import to_id

_GONE = ("WARNING_TASK_NOT_FOUND",)
_SIGNAL = (
    "{ id code customerId loanId taskId severity weight action policyNumber raisedOn raisedAt "
    "lapsedOn finding facts { code number amount { amount currency } on text codes } }"
)
_TASK = (
    "{ id number subject status severity assigned { id name } createdAt dueOn isLate escalatedOn "
    f"finding comment resolvedBy {{ id }} resolvedAt version isMine signals {_SIGNAL} "
    "customer { id } branch { id } }"
)
_RULE = "{ code isEnabled threshold days severity weight action }"
_POLICY = (
    f"{{ id number rules {_RULE} elevatedScore highScore taskDays note status proposedBy {{ id }} "
    "proposedAt decidedBy { id } decidedAt isOwn }"
)
_HOLD = (
    "{ id signalId customerId lineId lineNumber status voidCode wantedAt askedBy { id } "
    "releasedAt }"
)


def _id(kind: str) -> str:
    return to_id(kind, UUID(int=1))


def policy(**other: Any) -> dict[str, Any]:
    """The first policy as an input, with changes."""
    rules = [
        {**rule, "code": rule["code"].upper(), "severity": rule["severity"].upper(),
         "action": rule["action"].upper()}
        for rule in to_json([kind.first for kind in CATALOGUE.values()])
    ]  # fmt: skip
    given = {"rules": rules, "elevatedScore": 50, "highScore": 100, "taskDays": 3, "note": "试行"}
    return given | other


CALLS: list[Call] = [
    Call("Query", "watchEntry",
         f"query ($id: ID!) {{ watchEntry(customerId: $id) {{ id customerId level score "
         f"signalCount sinceOn changedAt version customer {{ id }} branch {{ id }} signals "
         f"{_SIGNAL} tasks {{ id number }} holds {_HOLD} }} }}",
         lambda ids, _: {"id": _id("Customer")}, frozenset()),
    query("watchList", "where: WatchWhere, first: Int!",
          "{ edges { cursor node { id level score } } pageInfo { hasNextPage endCursor } }",
          where={"level": "HIGH", "hasTask": True, "hasHold": False, "code": "INCOME_DROP"},
          first=5),
    query("warningTask", "id: ID!", _TASK, id=lambda _: _id("WarningTask")),
    query("warningTasks", "where: WarningTaskWhere, first: Int!",
          "{ edges { cursor node { id number } } pageInfo { hasNextPage endCursor } }",
          where={"isOpen": True, "isMine": True, "isLate": False, "severity": "HIGH"}, first=5),
    query("warningCatalogue", "",
          f"{{ code zh en unit hasDays isPortfolio facts first {_RULE} }}"),
    query("warningPolicies", "", _POLICY),
    query("warningHits", "fromOn: Date!, toOn: Date!",
          "{ code raised counting lapsed confirmed contacted lineCut falseAlarm confirmedShare }",
          fromOn="2024-01-01", toOn="2024-12-31"),
    mutation("warningTaskClaim", lambda _: {"taskId": _id("WarningTask")}, f"task {_TASK}",
             may_answer=_GONE),
    mutation("warningTaskRelease", lambda _: {"taskId": _id("WarningTask")}, "task { id }",
             may_answer=_GONE),
    mutation("warningTaskResolve", lambda _: {"taskId": _id("WarningTask"),
             "finding": "CONFIRMED", "comment": "已核实"}, "task { id }", may_answer=_GONE),
    mutation("warningHoldRelease", lambda _: {"holdId": _id("WarningHold"), "reason": "已结清"},
             f"hold {_HOLD} proposalId", may_answer=("WARNING_HOLD_NOT_FOUND",)),
    mutation("warningPolicyPropose", lambda _: policy(), f"policy {_POLICY}",
             may_answer=("WARNING_POLICY_WAITS",), writes=True),
    mutation("warningPolicyDecide", lambda _: {"policyId": _id("WarningPolicy"), "agrees": True},
             "policy { id }", may_answer=("WARNING_POLICY_NOT_FOUND",)),
    Call("Subscription", "warningTasksMoved",
         "subscription { warningTasksMoved { cursor taskId verb } }",
         lambda _ids, _: {}, frozenset()),
]  # fmt: skip
