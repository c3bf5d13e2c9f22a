"""Write, test, submit, publish and end versions of policies; start simulations."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

import strawberry

from xindai.decisioning import api as decisioning
from xindai.decisioning.permissions import POLICY_EDIT, POLICY_PUBLISH, SIMULATE
from xindai.decisioning.types import Past
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.scalars import Day, Json
from xindai.graphql.decisions.policy_types import (
    DecisionPolicyVersion,
    DecisionSimulation,
    PolicyPayload,
    SimulationPayload,
)
from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal


@classified(C1)
@strawberry.input
class PolicyDraftSaveInput:
    """`code` of the policy; one that is not there begins. `content` is the whole of it as JSON."""

    code: str
    name_zh: str
    name_en: str
    content: Json
    idempotency_key: str


@classified(C1)
@strawberry.input
class PolicyTestCasesSetInput:
    """`testCases`: a list of {name, facts, outcome, reasons, grade} in place of the draft's."""

    version_id: strawberry.ID
    test_cases: Json
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class PolicyVersionInput:
    """Which version."""

    version_id: strawberry.ID
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class PolicyPublishInput:
    """With `challengerPercent` the version challenges the champion, else it becomes him."""

    version_id: strawberry.ID
    challenger_percent: int | None = None
    idempotency_key: str


@classified(C1)
@strawberry.input
class PolicyRejectInput:
    """Which version, and why not."""

    version_id: strawberry.ID
    reason: str
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class PolicyChallengerSetInput:
    """The challenger and its share of the applications, 0 to 100."""

    version_id: strawberry.ID
    percent: int
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class PolicySimulationStartInput:
    """`source`: the part before "/" of what was decided on ("application"); none: all decisions.

    Of the decisions made from `firstDay` to `lastDay` in China, where there are such. Without
    `againstId` it is compared with what was decided then.
    """

    version_id: strawberry.ID
    against_id: strawberry.ID | None = None
    source: str | None = None
    first_day: Day | None = None
    last_day: Day | None = None
    idempotency_key: str

    def to_past(self) -> Past:
        """For the domain."""
        days = {"first_day": self.first_day, "last_day": self.last_day}
        read = {name: parse_date(text, name) if text else None for name, text in days.items()}
        return Past(source=self.source, **read)


@strawberry.type
class PolicyMutation:
    """Part of Mutation."""

    @verb(may(POLICY_EDIT), Rows.LENDER, "保存策略草稿; every rule is checked.", PolicyPayload)
    async def policy_draft_save(self, info: Info, input: PolicyDraftSaveInput) -> PolicyPayload:
        if not isinstance(input.content, Mapping):
            raise Refusal("NOT_AN_OBJECT", "an object is wanted", "content")
        draft = decisioning.Draft(
            code=input.code,
            name_zh=input.name_zh,
            name_en=input.name_en,
            content=input.content,
        )
        actor = await info.context.actor()
        return await _payload(
            info, await decisioning.save_draft(actor, draft, input.idempotency_key)
        )

    @verb(may(POLICY_EDIT), Rows.LENDER, "设置策略测试用例 of a draft.", PolicyPayload)
    async def policy_test_cases_set(
        self, info: Info, input: PolicyTestCasesSetInput
    ) -> PolicyPayload:
        row, actor = _row(input.version_id), await info.context.actor()
        await decisioning.set_test_cases(actor, row, input.test_cases, input.idempotency_key)
        return await _payload(info, row)

    @verb(may(POLICY_EDIT), Rows.LENDER, "提交策略审核: all test cases must pass.", PolicyPayload)
    async def policy_submit(self, info: Info, input: PolicyVersionInput) -> PolicyPayload:
        row, actor = _row(input.version_id), await info.context.actor()
        await decisioning.submit(actor, row, input.idempotency_key)
        return await _payload(info, row)

    @verb(
        may(POLICY_PUBLISH),
        Rows.LENDER,
        "发布策略 that somebody else wrote, as champion or challenger.",
        PolicyPayload,
    )
    async def policy_publish(self, info: Info, input: PolicyPublishInput) -> PolicyPayload:
        row, actor = _row(input.version_id), await info.context.actor()
        await decisioning.publish(actor, row, input.challenger_percent, input.idempotency_key)
        return await _payload(info, row)

    @verb(may(POLICY_PUBLISH), Rows.LENDER, "退回策略 to its author, with a reason.", PolicyPayload)
    async def policy_reject(self, info: Info, input: PolicyRejectInput) -> PolicyPayload:
        row, actor = _row(input.version_id), await info.context.actor()
        await decisioning.reject(actor, row, input.reason, input.idempotency_key)
        return await _payload(info, row)

    @verb(may(POLICY_PUBLISH), Rows.LENDER, "停用挑战者版本.", PolicyPayload)
    async def policy_retire(self, info: Info, input: PolicyVersionInput) -> PolicyPayload:
        row, actor = _row(input.version_id), await info.context.actor()
        await decisioning.retire(actor, row, input.idempotency_key)
        return await _payload(info, row)

    @verb(may(POLICY_PUBLISH), Rows.LENDER, "设置挑战者比例.", PolicyPayload)
    async def policy_challenger_set(
        self, info: Info, input: PolicyChallengerSetInput
    ) -> PolicyPayload:
        row, actor = _row(input.version_id), await info.context.actor()
        await decisioning.set_share(actor, row, input.percent, input.idempotency_key)
        return await _payload(info, row)

    @verb(
        may(SIMULATE),
        Rows.LENDER,
        "开始策略仿真 in the background, over past decisions.",
        SimulationPayload,
    )
    async def policy_simulation_start(
        self, info: Info, input: PolicySimulationStartInput
    ) -> SimulationPayload:
        row, actor = _row(input.version_id), await info.context.actor()
        other = maybe_id(
            "DecisionPolicyVersion", input.against_id, "againstId", "POLICY_VERSION_NOT_FOUND"
        )
        started = await decisioning.start_simulation(
            actor, row, other, input.to_past(), input.idempotency_key
        )
        view = await decisioning.simulation_of(actor, started)
        return SimulationPayload(simulation=DecisionSimulation.of(view), user_errors=[])


def _row(id: str) -> UUID:
    return from_id("DecisionPolicyVersion", id, "versionId", "POLICY_VERSION_NOT_FOUND")


async def _payload(info: Info, row: UUID) -> PolicyPayload:
    view = (await decisioning.versions_by_id(await info.context.actor(), [row])).get(row)
    shown = DecisionPolicyVersion.of(view) if view else None
    return PolicyPayload(version=shown, user_errors=[])
