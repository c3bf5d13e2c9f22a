"""Policies, their versions, test results, tries and simulations."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.decisioning.types import (
    Arm,
    ChangeView,
    Outcome,
    PolicyView,
    SimulationPage,
    SimulationStatus,
    SimulationView,
    TestResult,
    Tried,
    VersionStatus,
    VersionView,
)
from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo, seal
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, Json, Rate, maybe_day, maybe_moment, moment, rate
from xindai.graphql.decisions.types import DecisionCounterfactual, DecisionReason
from xindai.graphql.identity.actors import NamedActor

strawberry.enum(VersionStatus, name="DecisionPolicyStatus", description="策略版本状态")
strawberry.enum(SimulationStatus, name="DecisionSimulationStatus", description="仿真状态")


@classified(C1)
@strawberry.type(description="策略版本: rules, reasons, affordability and test cases.")
class DecisionPolicyVersion(Node):
    """`content` is the whole policy as JSON, `sharePercent` that of a challenger, `note` why a
    review sent it back."""

    policy_id: strawberry.ID
    policy_code: str
    number: int
    status: VersionStatus
    content: Json
    test_cases: Json
    author: NamedActor
    publisher: NamedActor | None
    arm: Arm | None
    share_percent: int | None
    note: str | None
    created_at: str
    submitted_at: str | None
    published_at: str | None
    retired_at: str | None

    @classmethod
    def of(cls, view: VersionView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("DecisionPolicyVersion", view.id),
            policy_id=to_id("DecisionPolicy", view.policy_id),
            policy_code=view.policy_code,
            number=view.number,
            status=view.status,
            content=Json(dict(view.content)),
            test_cases=Json([dict(case) for case in view.test_cases]),
            author=NamedActor.of(view.author),
            publisher=NamedActor.of(view.publisher),
            arm=view.arm,
            share_percent=view.share_percent,
            note=view.note,
            created_at=moment(view.created_at),
            submitted_at=maybe_moment(view.submitted_at),
            published_at=maybe_moment(view.published_at),
            retired_at=maybe_moment(view.retired_at),
        )


@classified(C1)
@strawberry.type(description='决策策略: of the product of its code, or "standard" for the others.')
class DecisionPolicy(Node):
    """Its versions, newest first."""

    code: str
    name_zh: str
    name_en: str
    versions: list[DecisionPolicyVersion]

    @classmethod
    def of(cls, view: PolicyView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("DecisionPolicy", view.id),
            code=view.code,
            name_zh=view.name_zh,
            name_en=view.name_en,
            versions=[DecisionPolicyVersion.of(version) for version in view.versions],
        )


@classified(PUBLIC)
@strawberry.type(description="决策因子: what rules may speak of.")
class DecisionFact:
    """`unit` minor: whole minor units of the application's currency; bps: hundredths of a percent.

    A fact that is not optional and is missing turns an approval into a referral.
    """

    name: str
    kind: str
    unit: str
    zh: str
    en: str
    is_optional: bool
    is_derived: bool


@classified(PUBLIC)
@strawberry.type(description="决策结果字段: a name with a meaning when rules compute it.")
class DecisionAnswer:
    """`isFinding`: a column of tables only, a plain text in double quotes."""

    name: str
    kind: str
    zh: str
    en: str
    is_finding: bool


@classified(PUBLIC)
@strawberry.type(description="策略格式: what a policy's model can be made of.")
class PolicyFormat:
    """`nodeKinds` can be added; a model has one inputNode and one outputNode besides."""

    node_kinds: list[str]
    answers: list[DecisionAnswer]
    most_nodes: int
    most_edges: int


@classified(C1)
@strawberry.type(description="测试用例结果")
class PolicyTestResult:
    """`differs` names what is not as expected: outcome, reasons, grade, rules."""

    name: str
    passed: bool
    outcome: Outcome | None
    reasons: list[str]
    differs: list[str]

    @classmethod
    def of(cls, result: TestResult) -> Self:
        """From the domain."""
        return cls(
            name=result.name,
            passed=result.passed,
            outcome=result.outcome,
            reasons=list(result.reasons),
            differs=list(result.differs),
        )


@classified(C1)
@strawberry.type(description="试算: what a version makes of given facts; nothing is kept.")
class DecisionTry:
    """As a decision, with its trace."""

    outcome: Outcome
    amount: Money
    instalments: int
    annual_rate: Rate
    grade: str
    capacity: Money | None
    review_levels: int
    needs_phone_check: bool
    reasons: list[DecisionReason]
    counterfactual: DecisionCounterfactual | None
    trace: Json

    @classmethod
    def of(cls, tried: Tried) -> Self:
        """From the domain."""
        told, left = tried.counterfactual, tried.capacity_minor
        return cls(
            outcome=tried.outcome,
            amount=money(tried.amount_minor, tried.currency),
            instalments=tried.instalments,
            annual_rate=rate(tried.annual_rate),
            grade=tried.grade,
            capacity=None if left is None else money(left, tried.currency),
            review_levels=tried.review_levels,
            needs_phone_check=tried.needs_phone_check,
            reasons=[DecisionReason.of(reason) for reason in tried.reasons],
            counterfactual=DecisionCounterfactual.of(told) if told else None,
            trace=Json(dict(tried.trace)),
        )


@classified(C1)
@strawberry.type(description="策略仿真: a version over past decisions.")
class DecisionSimulation(Node):
    """`totals` holds before and after: outcomes, approvalRate, averageRate, amountMinor, reasons,
    the number of applications that change, and the period in which they were decided. Follow
    `jobId` with jobProgress."""

    version_id: strawberry.ID
    against_id: strawberry.ID | None
    source: str | None
    first_day: Day | None
    last_day: Day | None
    status: SimulationStatus
    job_id: strawberry.ID | None
    requested_by: NamedActor
    totals: Json
    created_at: str
    finished_at: str | None

    @classmethod
    def of(cls, view: SimulationView) -> Self:
        """From the domain."""
        against = view.against_id
        return cls(
            id=to_id("DecisionSimulation", view.id),
            version_id=to_id("DecisionPolicyVersion", view.version_id),
            against_id=to_id("DecisionPolicyVersion", against) if against else None,
            source=view.source,
            first_day=maybe_day(view.first_day),
            last_day=maybe_day(view.last_day),
            status=view.status,
            job_id=to_id("Job", view.job_id) if view.job_id else None,
            requested_by=NamedActor.of(view.requested_by),
            totals=Json(dict(view.totals)),
            created_at=moment(view.created_at),
            finished_at=maybe_moment(view.finished_at),
        )


@classified(PUBLIC)
@strawberry.type
class DecisionSimulationEdge:
    """A simulation and where to go on behind it."""

    cursor: str
    node: DecisionSimulation


@classified(C1)
@strawberry.type
class DecisionSimulationConnection:
    """A page of a version's simulations, newest first."""

    edges: list[DecisionSimulationEdge]
    page_info: PageInfo

    @classmethod
    def of(cls, page: SimulationPage, key: bytes) -> Self:
        """From the domain."""
        edges = [
            DecisionSimulationEdge(cursor=seal(key, cursor), node=DecisionSimulation.of(view))
            for view, cursor in zip(page.simulations, page.cursors, strict=True)
        ]
        end = edges[-1].cursor if edges else None
        return cls(edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=end))


@classified(C1)
@strawberry.type(description="变化: an application that the other version decides otherwise.")
class DecisionChange:
    """`before` and `after`: outcome, amountMinor, annualRate, grade and codes of reasons."""

    decision_id: strawberry.ID
    subject: str
    currency: str
    before: Json
    after: Json

    @classmethod
    def of(cls, view: ChangeView) -> Self:
        """From the domain."""
        return cls(
            decision_id=to_id("Decision", view.decision_id),
            subject=view.subject,
            currency=view.currency,
            before=Json(dict(view.before)),
            after=Json(dict(view.after)),
        )


@classified(PUBLIC)
@strawberry.type
class DecisionChangeEdge:
    """A change and where to go on behind it."""

    cursor: str
    node: DecisionChange


@classified(C1)
@strawberry.type
class DecisionChangeConnection:
    """A page of changes, in the order in which the applications were decided."""

    edges: list[DecisionChangeEdge]
    page_info: PageInfo
    total_count: int


@classified(C1)
@strawberry.type
class PolicyPayload(Payload):
    """The version as it is now."""

    version: DecisionPolicyVersion | None


@classified(C1)
@strawberry.type
class SimulationPayload(Payload):
    """The simulation that was started."""

    simulation: DecisionSimulation | None
