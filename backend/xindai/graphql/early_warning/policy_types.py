"""The policy of early warning, its catalogue, and what became of signals."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

import strawberry

from xindai.early_warning.api import SignalKind, Unit
from xindai.early_warning.types import (
    HitView,
    NewPolicy,
    PolicyView,
    Rule,
    Severity,
    SignalCode,
    WarningAction,
    WarningPolicyStatus,
)
from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.context import Info
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Rate, maybe_moment, moment, rate
from xindai.graphql.early_warning import enums as _enums  # noqa: F401 - names them first
from xindai.graphql.identity.actors import NamedActor


@classified(C1)
@strawberry.type(description="预警规则: one signal in a policy.")
class WarningRule:
    """`threshold` in the unit of its kind; `days` is the window it looks back over, if any."""

    code: SignalCode
    is_enabled: bool
    threshold: int
    days: int | None
    severity: Severity
    weight: int
    action: WarningAction

    @classmethod
    def of(cls, rule: Rule) -> Self:
        """From the domain."""
        return cls(**{name: getattr(rule, name) for name in Rule.__slots__})


@classified(PUBLIC)
@strawberry.type(description="预警信号目录: what can be noticed, and what its threshold counts.")
class WarningKind:
    """`isPortfolio`: about a part of the portfolio, not about a customer."""

    code: SignalCode
    zh: str
    en: str
    unit: Unit
    has_days: bool
    is_portfolio: bool
    facts: list[str]
    first: WarningRule

    @classmethod
    def of(cls, kind: SignalKind) -> Self:
        """From the domain."""
        return cls(
            code=kind.code,
            zh=kind.zh,
            en=kind.en,
            unit=kind.unit,
            has_days=kind.has_days,
            is_portfolio=kind.is_portfolio,
            facts=list(kind.facts),
            first=WarningRule.of(kind.first),
        )


@classified(C1)
@strawberry.type(description="预警策略: a version.")
class WarningPolicy(Node):
    """From `elevatedScore` and `highScore` on, signals add up to the levels of these names."""

    number: int
    rules: list[WarningRule]
    elevated_score: int
    high_score: int
    task_days: int
    note: str
    status: WarningPolicyStatus
    proposed_by: NamedActor
    proposed_at: str
    decided_by: NamedActor | None
    decided_at: str | None

    @classmethod
    def of(cls, view: PolicyView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("WarningPolicy", view.id),
            number=view.number,
            rules=[WarningRule.of(rule) for rule in view.rules],
            elevated_score=view.elevated_score,
            high_score=view.high_score,
            task_days=view.task_days,
            note=view.note,
            status=view.status,
            proposed_by=NamedActor.of(view.proposed_by),
            proposed_at=moment(view.proposed_at),
            decided_by=NamedActor.of(view.decided_by),
            decided_at=maybe_moment(view.decided_at),
        )

    @strawberry.field
    async def is_own(self, info: Info) -> bool:
        """Whether the reader proposed it: then somebody else decides."""
        return str(self.proposed_by.id) == (await info.context.actor()).id


@classified(C1)
@strawberry.type(description="预警统计: what became of the signals of one kind.")
class WarningHit:
    """`confirmedShare`: the share of what was not a false alarm among those with a finding."""

    code: SignalCode
    raised: int
    counting: int
    lapsed: int
    confirmed: int
    contacted: int
    line_cut: int
    false_alarm: int
    confirmed_share: Rate | None

    @classmethod
    def of(cls, view: HitView) -> Self:
        """From the domain."""
        counts = {name: getattr(view, name) for name in HitView.__slots__}
        bps = view.confirmed_bps
        share = None if bps is None else rate(Decimal(bps) / 10_000)
        return cls(**counts, confirmed_share=share)


@classified(C1)
@strawberry.input
class WarningRuleInput:
    """As in WarningRule."""

    code: SignalCode
    is_enabled: bool
    threshold: int
    days: int | None = None
    severity: Severity
    weight: int
    action: WarningAction


@classified(C1)
@strawberry.input
class WarningPolicyProposeInput:
    """A rule for every signal of the catalogue; `note` says why."""

    rules: list[WarningRuleInput]
    elevated_score: int
    high_score: int
    task_days: int
    note: str
    idempotency_key: str = ""

    def to_policy(self) -> NewPolicy:
        """For the domain."""
        rules = tuple(
            Rule(**{name: getattr(rule, name) for name in Rule.__slots__}) for rule in self.rules
        )
        return NewPolicy(
            rules=rules,
            elevated_score=self.elevated_score,
            high_score=self.high_score,
            task_days=self.task_days,
            note=self.note,
        )


@classified(C1)
@strawberry.input
class WarningPolicyDecideInput:
    """Yes or no to a version that somebody else proposed."""

    policy_id: strawberry.ID
    agrees: bool
    idempotency_key: str = ""


@classified(C1)
@strawberry.type
class WarningPolicyPayload(Payload):
    """The version as it is now, or why not."""

    policy: WarningPolicy | None
