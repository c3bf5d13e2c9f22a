"""Branches, people and who asks."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Self

import strawberry

from xindai.graphql.base.access import C1, C2, PUBLIC, classified, for_borrowers
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import moment
from xindai.identity import api as identity
from xindai.identity.types import BranchView, RoleView, StaffView


@classified(C1)
@strawberry.type(description="机构 / 网点: a node of the lender's own tree.")
class Branch(Node):
    """The path holds the codes from the root."""

    code: str
    name: str
    path: str
    is_active: bool

    @classmethod
    def of(cls, view: BranchView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Branch", view.id),
            code=view.code,
            name=view.name,
            path=view.path,
            is_active=view.is_active,
        )


@classified(C1, phone=C2)
@strawberry.type(description="A person who works here.")
class Staff(Node):
    """Roles decide what he may do, his branch which rows he sees. The telephone is masked."""

    view: strawberry.Private[StaffView]
    login: str
    display_name: str
    roles: list[str]
    is_active: bool
    phone: str | None
    locked_until: str | None
    needs_factor: bool
    has_factor: bool

    @classmethod
    def of(cls, view: StaffView) -> Self:
        """From the domain; a lock that is over is none."""
        until = view.locked_until
        is_locked = until is not None and until > datetime.now(UTC)
        return cls(
            view=view,
            id=to_id("Staff", view.id),
            login=view.login,
            display_name=view.display_name,
            roles=sorted(view.roles),
            is_active=view.is_active,
            phone=view.phone,
            locked_until=moment(until) if until is not None and is_locked else None,
            needs_factor=view.needs_factor,
            has_factor=view.has_factor,
        )

    @strawberry.field
    async def branch(self, info: Info) -> Branch | None:
        """机构; null where the viewer does not see it."""
        view = await load(info.context, identity.branches_by_id, self.view.branch_id)
        return Branch.of(view) if view else None


@classified(PUBLIC)
@strawberry.type
class StaffEdge:
    """A person and where to go on behind him."""

    cursor: str
    node: Staff


@classified(C1)
@strawberry.type
class StaffConnection:
    """A page of people."""

    edges: list[StaffEdge]
    page_info: PageInfo
    total_count: int


@classified(C1)
@strawberry.type(description="角色: what people are here, and what that lets them do.")
class Role:
    """Seeded ones came with the program; who holds one that needs a factor must enrol first."""

    code: str
    name_zh: str
    name_en: str
    is_seeded: bool
    needs_factor: bool
    permissions: list[str]

    @classmethod
    def of(cls, view: RoleView) -> Self:
        """From the domain."""
        return cls(
            code=view.code,
            name_zh=view.name_zh,
            name_en=view.name_en,
            is_seeded=view.is_seeded,
            needs_factor=view.needs_factor,
            permissions=list(view.permissions),
        )


@classified(C1)
@for_borrowers("kind")
@strawberry.type(description="Who asks: a person or a third party's key.")
class Viewer:
    """`staff` is null for a key. Who must enrol holds no permission before he has a factor."""

    kind: str
    permissions: list[str]
    branch_path: str
    staff: Staff | None
    must_enrol: bool

    @strawberry.field
    async def roles(self, info: Info) -> list[Role]:
        """What he is here, by its names; a third party's key has none."""
        return [Role.of(view) for view in await identity.own_roles(await info.context.actor())]


@classified(C1)
@strawberry.type(description="权限: the right to one act.")
class PermissionText:
    """Its code and what a screen shows for it."""

    code: str
    zh: str
    en: str


@classified(C1)
@strawberry.type
class BranchPayload(Payload):
    """The branch as it is now, or why not."""

    branch: Branch | None


@classified(C1)
@strawberry.type
class StaffPayload(Payload):
    """The person as he is now, or why not."""

    staff: Staff | None


@classified(C1)
@strawberry.type
class RolePayload(Payload):
    """The role as it is now (null where it is gone), or why not."""

    role: Role | None


@classified(C1)
@for_borrowers()
@strawberry.type
class SignOutPayload(Payload):
    """The session is over."""


@classified(C1)
@strawberry.type
class DonePayload(Payload):
    """It is done where `userErrors` is empty."""
