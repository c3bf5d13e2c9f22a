"""Calls of decisions, policies and simulations."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from tests.graphql.call import Call, mutation, query
from xindai.decisioning.standard_policy import standard_policy
from xindai.graphql.base.node import to_id

NO_VERSION, NO_POLICY, NO_DECISION, NO_SIMULATION = (
    to_id(kind, UUID(int=1))
    for kind in (
        "DecisionPolicyVersion",
        "DecisionPolicy",
        "Decision",
        "DecisionSimulation",
    )
)
DRAFT: dict[str, Any] = {
    "code": "OWN",
    "nameZh": "自有策略",
    "nameEn": "Own policy",
    "content": standard_policy()["content"],
}
_NO_VERSION = ("POLICY_VERSION_NOT_FOUND",)
_VERSION = "version { id number status arm sharePercent note }"
_REASONS = "reasons { code zh en rank outcome rule } counterfactual { fact was needed zh en }"
_OWN = (
    "id subject outcome instalments annualRate decidedAt amount { amount } "
    "reasons { code zh en rank } counterfactual { fact zh en }"
)
_TRY = f"{{ outcome grade amount {{ amount }} {_REASONS} trace }}"
POLICY_VERBS: dict[str, dict[str, Any]] = {
    "policyDraftSave": DRAFT,
    "policyTestCasesSet": {"versionId": NO_VERSION, "testCases": []},
    "policySubmit": {"versionId": NO_VERSION},
    "policyPublish": {"versionId": NO_VERSION},
    "policyReject": {"versionId": NO_VERSION, "reason": "不够审慎"},
    "policyRetire": {"versionId": NO_VERSION},
    "policyChallengerSet": {"versionId": NO_VERSION, "percent": 10},
    "policySimulationStart": {"versionId": NO_VERSION},
}
"""Keyed verbs: tests/graphql/test_policy_verbs.py repeats them."""


def _verb(name: str) -> Call:
    starts = name == "policySimulationStart"
    return mutation(
        name,
        lambda ids: dict(POLICY_VERBS[name]),
        "simulation { id status totals }" if starts else _VERSION,
        writes=name == "policyDraftSave",
        may_answer=_NO_VERSION,
    )


CALLS: list[Call] = [
    query("decision", "id: ID!", f"{{ id grade {_REASONS} }}", f"{{ {_OWN} }}",
          id=NO_DECISION),
    query("decisions", "applicationId: ID",
          f"{{ edges {{ node {{ id outcome grade {_REASONS} }} }} }}",
          f"{{ edges {{ node {{ {_OWN} }} }} }}",
          applicationId=to_id("Application", UUID(int=1))),
    query("policies", "", "{ code versions { id number status content testCases } }"),
    query("policy", "id: ID!", "{ code versions { number } }", id=NO_POLICY),
    query("decisionFacts", "", "{ name kind unit zh en isOptional isDerived }"),
    query("policyFormat", "",
          "{ nodeKinds answers { name kind zh en isFinding } mostNodes mostEdges }"),
    query("policyTest", "versionId: ID!", "{ name passed outcome reasons differs }",
          versionId=NO_VERSION),
    query("decisionTry", "versionId: ID!, facts: JSON!", _TRY, versionId=NO_VERSION, facts={}),
    query("simulation", "id: ID!", "{ id status totals }", id=NO_SIMULATION),
    query("simulationChanges", "simulationId: ID!",
          "{ totalCount edges { node { subject before after } } }", simulationId=NO_SIMULATION),
    query("policySimulations", "versionId: ID!",
          "{ edges { node { id status requestedBy { id } totals } } pageInfo { hasNextPage } }",
          versionId=NO_VERSION),
    *(_verb(name) for name in POLICY_VERBS),
]  # fmt: skip
CALLS = [
    replace(call, may_answer=call.may_answer | {"POLICY_VERSION_NOT_FOUND", "SIMULATION_NOT_FOUND"})
    if call.name in ("policyTest", "decisionTry", "simulationChanges", "policySimulations")
    else call
    for call in CALLS
]
"""Nobody has these versions and simulations: that is answered, by those who may ask."""
