"""Branches, people and sessions."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, C3, classified, for_borrowers
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.identity.types import BranchView, SignedIn, StaffView


@classified(C1)
@strawberry.type(description="机构 / 网点: a node of the lender's own tree.")
class Branch(Node):
    """The path holds the codes from the root."""

    code: str
    name: str
    path: str

    @classmethod
    def of(cls, view: BranchView) -> Self:
        """From the domain."""
        return cls(id=to_id("Branch", view.id), code=view.code, name=view.name, path=view.path)


@classified(C1)
@strawberry.type(description="A person who works here.")
class Staff(Node):
    """Roles decide what he may do, his branch which rows he sees."""

    login: str
    display_name: str
    roles: list[str]

    @classmethod
    def of(cls, view: StaffView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Staff", view.id),
            login=view.login,
            display_name=view.display_name,
            roles=sorted(view.roles),
        )


@classified(C1)
@for_borrowers("kind")
@strawberry.type(description="Who asks: a person or a third party's key.")
class Viewer:
    """`staff` is null for a key."""

    kind: str
    permissions: list[str]
    branch_path: str
    staff: Staff | None


@classified(C1, token=C3)
@for_borrowers()
@strawberry.type
class SignInPayload(Payload):
    """The token goes into `Authorization: Bearer …`; it is shown this once.

    It is null where a cookie carries it.
    """

    token: str | None
    expires_at: str | None
    staff: Staff | None

    @classmethod
    def of(cls, signed: SignedIn, token: str | None) -> Self:
        """From the domain."""
        return cls(
            token=token,
            expires_at=signed.expires_at.isoformat(),
            staff=Staff.of(signed.staff),
            user_errors=[],
        )


@classified(C1)
@for_borrowers()
@strawberry.type
class SignOutPayload(Payload):
    """The session is over."""
