"""Decisions as staff and borrowers see them: what, why, and what would have been enough."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.decisioning.permissions import REPORT_OPEN
from xindai.decisioning.types import (
    Arm,
    Counterfactual,
    DecisionView,
    Outcome,
    Reason,
)
from xindai.graphql.base.access import C1, C2, PUBLIC, classified, for_borrowers, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.scalars import Json, Rate, maybe_moment, rate

strawberry.enum(Outcome, name="DecisionOutcome", description="决策结果")
strawberry.enum(Arm, name="DecisionArm", description="主策略或挑战者")


@classified(C1)
@for_borrowers("code", "zh", "en", "rank")
@strawberry.type(description="决策原因; rank 1 weighs most.")
class DecisionReason:
    """`rule` is the rule that fired, "node/rule"; `outcome` what it alone leads to."""

    code: str
    zh: str
    en: str
    rank: int
    outcome: Outcome | None
    rule: str | None

    @classmethod
    def of(cls, reason: Reason) -> Self:
        """From the domain."""
        return cls(
            code=reason.code,
            zh=reason.zh,
            en=reason.en,
            rank=reason.rank,
            outcome=reason.outcome,
            rule=reason.rule,
        )


@classified(C1)
@for_borrowers("zh", "en", "fact")
@strawberry.type(description="反事实: the smallest change of one fact that would be approved.")
class DecisionCounterfactual:
    """Verified by running the rules again when it was decided."""

    fact: str
    was: Json | None
    needed: Json
    zh: str
    en: str

    @classmethod
    def of(cls, told: Counterfactual) -> Self:
        """From the domain."""
        was = None if told.was is None else Json(told.was)
        return cls(fact=told.fact, was=was, needed=Json(told.needed), zh=told.zh, en=told.en)


@classified(C1, facts=C2, trace=C2)
@needs(facts=REPORT_OPEN, trace=REPORT_OPEN)
@for_borrowers(
    "subject",
    "outcome",
    "amount_asked",
    "amount",
    "instalments",
    "annual_rate",
    "reasons",
    "counterfactual",
    "decided_at",
)
@strawberry.type(description="决策: what became of an application, and why.")
class Decision(Node):
    """`subject` is "application/UUID". `facts` and `trace` hold what reports say."""

    subject: str
    outcome: Outcome
    amount_asked: Money
    amount: Money
    instalments: int
    annual_rate: Rate
    grade: str
    score: int | None
    capacity: Money | None
    review_levels: int
    needs_phone_check: bool
    reasons: list[DecisionReason]
    counterfactual: DecisionCounterfactual | None
    policy_code: str
    policy_version: int
    policy_version_id: strawberry.ID
    arm: Arm
    product_code: str
    channel: str
    segment: str | None
    scorecard: str | None
    facts: Json
    reports: Json
    trace: Json
    duration_us: int
    decided_at: str | None

    @classmethod
    def of(cls, view: DecisionView) -> Self:
        """From the domain."""
        made = view.decision
        told, left = made.counterfactual, made.capacity_minor
        return cls(
            id=to_id("Decision", made.id),
            subject=made.subject,
            outcome=made.outcome,
            amount_asked=money(made.amount_asked_minor, made.currency),
            amount=money(made.amount_minor, made.currency),
            instalments=made.instalments,
            annual_rate=rate(made.annual_rate),
            grade=made.grade,
            score=made.score,
            capacity=None if left is None else money(left, made.currency),
            review_levels=made.review_levels,
            needs_phone_check=made.needs_phone_check,
            reasons=[DecisionReason.of(reason) for reason in made.reasons],
            counterfactual=DecisionCounterfactual.of(told) if told else None,
            policy_code=view.policy_code,
            policy_version=view.policy_version,
            policy_version_id=to_id("DecisionPolicyVersion", made.policy_version_id),
            arm=made.arm,
            product_code=view.product_code,
            channel=view.channel,
            segment=view.segment,
            scorecard=view.scorecard,
            facts=Json(dict(view.facts)),
            reports=Json(dict(view.reports)),
            trace=Json(dict(view.trace)),
            duration_us=view.duration_us,
            decided_at=maybe_moment(made.decided_at),
        )


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class DecisionEdge:
    """A decision and where to go on behind it."""

    cursor: str
    node: Decision


@classified(C1)
@for_borrowers()
@strawberry.type
class DecisionConnection:
    """A page of decisions, newest first."""

    edges: list[DecisionEdge]
    page_info: PageInfo
