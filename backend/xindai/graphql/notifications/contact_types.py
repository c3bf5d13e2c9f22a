"""Contacts, their rules and stops in the schema."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.notifications.api import (
    AttemptView,
    ContactChannel,
    ContactRole,
    Decision,
    Purpose,
    Rule,
    RuleSetStatus,
    RuleSetView,
    StopKind,
    StopView,
)

strawberry.enum(
    Purpose,
    name="ContactPurpose",
    description="触达用途: service 服务, reminder 还款提醒, collection 催收, marketing 营销.",
)
strawberry.enum(
    ContactChannel,
    name="ContactChannel",
    description="触达渠道: sms 短信, email 邮件, push 推送, call 电话, visit 上门, letter 信函.",
)
strawberry.enum(
    ContactRole,
    name="ContactRole",
    description="触达对象: customer 客户本人, guarantor 保证人, third_party 第三人.",
)
strawberry.enum(
    StopKind,
    name="ContactStopKind",
    description="停止原因: stop_request 要求停止, cease_and_desist 正式停止函, dispute 争议, "
    "legal_hold 法律程序, deceased 身故, insolvency 破产, wrong_person 非本人.",
)
strawberry.enum(
    RuleSetStatus,
    name="PublicationStatus",
    description="版本状态: draft 草稿, in_review 审批中, approved 生效, retired 停用.",
)


@classified(PUBLIC)
@strawberry.type(
    description="触达规则: empty lists mean all; minutes count from the person's midnight."
)
class ContactRule:
    """All rules that apply bind; what no rule gives hours to is refused."""

    code: str
    zh: str
    en: str
    purposes: list[Purpose]
    roles: list[ContactRole]
    channels: list[ContactChannel]
    regions: list[str]
    is_forbidden: bool
    no_debt: bool
    from_minute: int | None
    to_minute: int | None
    weekdays: list[int]
    closed_days: list[str]
    cap_day: int | None
    cap_week: int | None
    gap_minutes: int | None

    @classmethod
    def of(cls, rule: Rule) -> Self:
        """From the domain."""
        return cls(
            code=rule.code,
            zh=rule.zh,
            en=rule.en,
            purposes=list(rule.purposes),
            roles=list(rule.roles),
            channels=list(rule.channels),
            regions=list(rule.regions),
            is_forbidden=rule.is_forbidden,
            no_debt=rule.no_debt,
            from_minute=rule.from_minute,
            to_minute=rule.to_minute,
            weekdays=list(rule.weekdays),
            closed_days=[day.isoformat() for day in rule.closed_days],
            cap_day=rule.cap_day,
            cap_week=rule.cap_week,
            gap_minutes=rule.gap_minutes,
        )


@classified(C1)
@strawberry.type(description="触达规则版本: one at a time is in force, and never changes.")
class ContactRuleSet(Node):
    """`makers` wrote it, `checker` approved it, `reason` says why it came back."""

    version: int
    status: RuleSetStatus
    rules: list[ContactRule]
    makers: list[str]
    checker: str | None
    reason: str | None
    created_at: str
    approved_at: str | None
    retired_at: str | None

    @classmethod
    def of(cls, view: RuleSetView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ContactRuleSet", view.id),
            version=view.version,
            status=view.status,
            rules=[ContactRule.of(rule) for rule in view.rules],
            makers=list(view.makers),
            checker=view.checker,
            reason=view.reason,
            created_at=moment(view.created_at),
            approved_at=maybe_moment(view.approved_at),
            retired_at=maybe_moment(view.retired_at),
        )


@classified(C1)
@strawberry.type(description="能否触达: what the gate would say, and from when it would say yes.")
class ContactDecision:
    """`rule` is the rule, or the kind of the stop, that says no."""

    is_permitted: bool
    code: str | None
    rule: str | None
    next_at: str | None

    @classmethod
    def of(cls, found: Decision) -> Self:
        """From the domain."""
        return cls(
            is_permitted=found.is_permitted,
            code=found.code,
            rule=found.rule,
            next_at=maybe_moment(found.next_at),
        )


@classified(C1)
@strawberry.type(description="停止触达: no purposes or channels named means all of them.")
class ContactStop:
    """In force from `fromAt` until `untilAt`, or until it is lifted."""

    id: strawberry.ID
    role: ContactRole
    kind: StopKind
    purposes: list[Purpose]
    channels: list[ContactChannel]
    from_at: str
    until_at: str | None
    reference: str | None
    created_by: str
    lifted_by: str | None
    lifted_at: str | None

    @classmethod
    def of(cls, view: StopView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ContactStop", view.id),
            role=view.role,
            kind=view.kind,
            purposes=list(view.purposes),
            channels=list(view.channels),
            from_at=moment(view.from_at),
            until_at=maybe_moment(view.until_at),
            reference=view.reference,
            created_by=view.created_by,
            lifted_by=view.lifted_by,
            lifted_at=maybe_moment(view.lifted_at),
        )


@classified(C1)
@strawberry.type(description="触达记录: a contact that the gate let pass.")
class ContactAttempt:
    """`reference` names what it belongs to."""

    id: strawberry.ID
    role: ContactRole
    purpose: Purpose
    channel: ContactChannel
    reference: str
    at: str
    created_by: str

    @classmethod
    def of(cls, view: AttemptView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ContactAttempt", view.id),
            role=view.role,
            purpose=view.purpose,
            channel=view.channel,
            reference=view.reference,
            at=moment(view.at),
            created_by=view.created_by,
        )


@classified(C1)
@strawberry.type
class ContactRulesPayload(Payload):
    """The version, or why not."""

    rule_set: ContactRuleSet | None


@classified(C1)
@strawberry.type
class ContactStopPayload(Payload):
    """The stop, or why not."""

    stop: ContactStop | None
