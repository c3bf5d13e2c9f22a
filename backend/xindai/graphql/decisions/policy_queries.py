"""Policies, what they may speak of, what they would say, and what they would change."""

from __future__ import annotations

from collections.abc import Mapping

import strawberry

from xindai.decisioning import api as decisioning
from xindai.decisioning.permissions import POLICY_EDIT, POLICY_READ, SIMULATE
from xindai.decisioning.types import Outcome
from xindai.graphql.base.access import C1, PUBLIC, STAFF, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import from_id, split_id
from xindai.graphql.base.scalars import Json
from xindai.graphql.decisions.policy_types import (
    DecisionAnswer,
    DecisionChange,
    DecisionChangeConnection,
    DecisionChangeEdge,
    DecisionFact,
    DecisionPolicy,
    DecisionSimulation,
    DecisionSimulationConnection,
    DecisionTry,
    PolicyFormat,
    PolicyTestResult,
)
from xindai.kernel.errors import Refusal


@strawberry.type
class PolicyQuery:
    """Part of Query."""

    @entry(may(POLICY_READ), Rows.LENDER, "决策策略 with their versions, by code.")
    async def policies(self, info: Info) -> list[DecisionPolicy]:
        found = await decisioning.policies(await info.context.actor())
        return [DecisionPolicy.of(view) for view in found]

    @entry(may(POLICY_READ), Rows.LENDER, "一个决策策略, or null.", id=PUBLIC)
    async def policy(self, info: Info, id: strawberry.ID) -> DecisionPolicy | None:
        kind, key = split_id(id)
        if kind != "DecisionPolicy" or key is None:
            return None
        view = await load(info.context, decisioning.policies_by_id, key)
        return DecisionPolicy.of(view) if view else None

    @entry(STAFF, Rows.NONE, "决策因子字典: what rules may speak of.")
    async def decision_facts(self, info: Info) -> list[DecisionFact]:
        found = decisioning.facts_dictionary()
        return [
            DecisionFact(
                name=fact.name,
                kind=fact.kind.value,
                unit=fact.unit,
                zh=fact.zh,
                en=fact.en,
                is_optional=fact.is_optional,
                is_derived=fact.is_derived,
            )
            for fact in found
        ]

    @entry(STAFF, Rows.NONE, "策略格式: what a policy's model can be made of.")
    async def policy_format(self, info: Info) -> PolicyFormat:
        found = decisioning.policy_format()
        answers = [
            DecisionAnswer(
                name=answer.name,
                kind=answer.kind.value,
                zh=answer.zh,
                en=answer.en,
                is_finding=answer.is_finding,
            )
            for answer in found.answers
        ]
        return PolicyFormat(
            node_kinds=list(found.node_kinds),
            answers=answers,
            most_nodes=found.most_nodes,
            most_edges=found.most_edges,
        )

    @entry(
        may(POLICY_EDIT),
        Rows.LENDER,
        "运行测试用例 of a version; writes nothing.",
        version_id=PUBLIC,
    )
    async def policy_test(self, info: Info, version_id: strawberry.ID) -> list[PolicyTestResult]:
        row = from_id("DecisionPolicyVersion", version_id, "versionId", "POLICY_VERSION_NOT_FOUND")
        found = await decisioning.run_tests(await info.context.actor(), row)
        return [PolicyTestResult.of(result) for result in found]

    @entry(
        may(POLICY_EDIT),
        Rows.LENDER,
        "决策试算: given facts through a version; writes nothing.",
        version_id=PUBLIC,
        facts=C1,
    )
    async def decision_try(self, info: Info, version_id: strawberry.ID, facts: Json) -> DecisionTry:
        row = from_id("DecisionPolicyVersion", version_id, "versionId", "POLICY_VERSION_NOT_FOUND")
        if not isinstance(facts, Mapping):
            raise Refusal("NOT_AN_OBJECT", "facts by name", "facts")
        return DecisionTry.of(await decisioning.try_facts(await info.context.actor(), row, facts))

    @entry(may(SIMULATE), Rows.LENDER, "一次策略仿真, or null.", id=PUBLIC)
    async def simulation(self, info: Info, id: strawberry.ID) -> DecisionSimulation | None:
        kind, key = split_id(id)
        if kind != "DecisionSimulation" or key is None:
            return None
        view = await load(info.context, decisioning.simulations_by_id, key)
        return DecisionSimulation.of(view) if view else None

    @entry(
        may(SIMULATE),
        Rows.LENDER,
        "一个策略版本的仿真, newest first.",
        version_id=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def policy_simulations(
        self, info: Info, version_id: strawberry.ID, first: int = 20, after: str | None = None
    ) -> DecisionSimulationConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        row = from_id("DecisionPolicyVersion", version_id, "versionId", "POLICY_VERSION_NOT_FOUND")
        size, start = check_first(first), unseal(key, after)
        page = await decisioning.find_simulations(actor, row, size, start)
        return DecisionSimulationConnection.of(page, key)

    @entry(
        may(SIMULATE),
        Rows.LENDER,
        "仿真变化: the applications that are decided otherwise, of one outcome before or after.",
        simulation_id=PUBLIC,
        before=PUBLIC,
        after_outcome=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def simulation_changes(
        self,
        info: Info,
        simulation_id: strawberry.ID,
        before: Outcome | None = None,
        after_outcome: Outcome | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> DecisionChangeConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        row = from_id("DecisionSimulation", simulation_id, "simulationId", "SIMULATION_NOT_FOUND")
        await decisioning.simulation_of(actor, row)
        size, start = check_first(first), unseal(key, after)
        page = await decisioning.changes_of(actor, row, before, after_outcome, size, start)
        edges = [
            DecisionChangeEdge(cursor=seal(key, cursor), node=DecisionChange.of(view))
            for view, cursor in zip(page.changes, page.cursors, strict=True)
        ]
        end = edges[-1].cursor if edges else None
        info_of_page = PageInfo(has_next_page=page.has_next, end_cursor=end)
        return DecisionChangeConnection(edges=edges, page_info=info_of_page, total_count=page.total)
