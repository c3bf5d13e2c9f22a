"""Who acts: every door of a domain takes an Actor first, and row scope follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from xindai.platform.permission import Permission


class ActorKind(StrEnum):
    """A person of the lender, a borrower, a third party's client, or the program itself."""

    STAFF = "staff"
    BORROWER = "borrower"
    CLIENT = "client"
    SYSTEM = "system"


NOBODY_YET = UUID(int=0)
"""The customer of a borrower who has not bound his ID number: no row has this id."""


@dataclass(frozen=True, slots=True)
class Actor:
    """`id` names the actor in audit and idempotency records: "staff:UUID", "borrower:UUID".

    Row scope: `branch_path` is the subtree of staff and clients ("/" sees every branch), and
    `customer_id` the only customer of a borrower.
    """

    id: str
    kind: ActorKind
    permissions: frozenset[str] = frozenset()
    branch_path: str = "/"
    customer_id: UUID | None = None
    session_id: UUID | None = None

    def __post_init__(self) -> None:
        if self.kind is ActorKind.BORROWER and self.customer_id is None:
            raise ValueError("a borrower without a customer would see everybody")

    def may(self, wanted: Permission) -> bool:
        """True if a role of the actor holds the permission; the program itself may everything."""
        match self.kind:
            case ActorKind.SYSTEM:
                return True
            case ActorKind.BORROWER:
                return wanted.borrowers
            case _:
                return wanted.code in self.permissions

    def branch_pattern(self) -> str:
        """The LIKE pattern of the branch paths that this actor may see."""
        return self.branch_path.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"

    def scope(self) -> tuple[str, UUID | None]:
        """What `in_scope` wants as $1 and $2."""
        return self.branch_pattern(), self.customer_id


def in_scope(path: str, customer: str) -> str:
    """The SQL condition of row scope, on the columns of a branch's path and of a customer's id.

    Its parameters are $1 and $2: every read begins with `*actor.scope()`.
    """
    return f"{path} LIKE $1 AND ($2::uuid IS NULL OR {customer} = $2)"


def system_actor(name: str) -> Actor:
    """The program acting by itself: "system:eod", "system:demo"."""
    return Actor(id=f"system:{name}", kind=ActorKind.SYSTEM)
