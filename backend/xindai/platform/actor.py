"""Who acts: every door of a domain takes an Actor first, and row scope follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """A person of the lender, a third party's key, or the program itself."""

    STAFF = "staff"
    API_KEY = "api_key"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Actor:
    """`id` names the actor in audit and idempotency records; `branch_path` is its subtree.

    The path is that of identity.branch ("/HO/E/"); "/" sees every branch.
    """

    id: str
    kind: ActorKind
    roles: frozenset[str] = frozenset()
    branch_path: str = "/"

    def has_role(self, role: str) -> bool:
        """True if the role was granted; the program itself has every role."""
        return self.kind is ActorKind.SYSTEM or role in self.roles

    def branch_pattern(self) -> str:
        """The LIKE pattern of the branch paths that this actor may see."""
        return self.branch_path.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"


def system_actor(name: str) -> Actor:
    """The program acting by itself: "system:eod", "system:demo"."""
    return Actor(id=f"system:{name}", kind=ActorKind.SYSTEM)
