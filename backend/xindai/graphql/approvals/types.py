"""Requests and policies in the schema."""

from __future__ import annotations

from typing import Any, Self

import strawberry
from graphql import GraphQLSchema

from xindai.approvals.types import ApprovalStatus, ApprovalView, PolicyView
from xindai.graphql.approvals.mask import masked
from xindai.graphql.approvals.subject import subject_name
from xindai.graphql.base.access import C1, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Json, maybe_moment
from xindai.graphql.identity.actors import NamedActor, RoleName, role_name

strawberry.enum(ApprovalStatus, description="复核状态")


@classified(C1)
@strawberry.type(description="复核: a command that waits, or waited, for a second pair of eyes.")
class Approval(Node):
    """`command` is the permission of the mutation; `maker` asked, `checker` decided."""

    view: strawberry.Private[ApprovalView]
    command: str
    mutation: str
    subject: str | None
    maker: NamedActor
    checker: NamedActor | None
    role: str
    status: ApprovalStatus
    reason: str | None
    created_at: str
    expires_at: str
    decided_at: str | None
    executed_at: str | None
    outcome: Json | None

    @classmethod
    def of(cls, view: ApprovalView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Approval", view.id),
            view=view,
            command=view.command,
            mutation=view.mutation,
            subject=view.subject,
            maker=NamedActor.of(view.maker),
            checker=NamedActor.of(view.checker),
            role=view.role,
            status=view.status,
            reason=view.reason,
            created_at=view.created_at.isoformat(),
            expires_at=view.expires_at.isoformat(),
            decided_at=maybe_moment(view.decided_at),
            executed_at=maybe_moment(view.executed_at),
            outcome=Json(dict(view.outcome)) if view.outcome is not None else None,
        )

    @strawberry.field
    async def role_name(self, info: Info) -> RoleName:
        """What the role is called."""
        return await role_name(info, self.role)

    @strawberry.field
    async def subject_name(self, info: Info) -> str | None:
        """The number, code or name of what it is about; null for who may not see that."""
        return await subject_name(info, self.view.subject)

    @strawberry.field
    async def is_mine(self, info: Info) -> bool:
        """Whether the viewer asked for it: he may take it back, and does not decide."""
        return self.view.maker == (await info.context.actor()).id

    @strawberry.field
    async def amount(self) -> Money | None:
        """What the policy looked at."""
        minor = self.view.amount_minor
        return None if minor is None else money(minor, "CNY")

    @strawberry.field
    async def arguments(self, info: Info) -> Json:
        """What was asked for, personal data hidden."""
        core: GraphQLSchema = info.schema._schema
        shown: dict[str, Any] = masked(core, self.view.mutation, self.view.arguments)
        return Json(shown)


@classified(PUBLIC)
@strawberry.type
class ApprovalEdge:
    """A request and where to go on behind it."""

    cursor: str
    node: Approval


@classified(PUBLIC)
@strawberry.type
class ApprovalConnection:
    """A page of requests."""

    edges: list[ApprovalEdge]
    page_info: PageInfo


@classified(C1)
@strawberry.type(description="复核规则: from this amount on, a checker of this role.")
class ApprovalPolicy(Node):
    """Of the policies of a command, that of the highest amount it reaches applies."""

    command: str
    min_amount: Money
    role: str
    valid_hours: int

    @classmethod
    def of(cls, view: PolicyView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ApprovalPolicy", view.id),
            command=view.command,
            min_amount=money(view.min_amount_minor, "CNY"),
            role=view.role,
            valid_hours=view.valid_hours,
        )

    @strawberry.field
    async def role_name(self, info: Info) -> RoleName:
        """What the role is called."""
        return await role_name(info, self.role)


@classified(C1)
@strawberry.type
class ApprovalPayload(Payload):
    """The request after the decision."""

    request: Approval | None


@classified(C1)
@strawberry.type
class ApprovalPolicyPayload(Payload):
    """The policy as it is now."""

    policy: ApprovalPolicy | None


@classified(C1)
@strawberry.type
class ApprovalPolicyRemovePayload(Payload):
    """The policy is gone."""
