"""Actors as a seeded installation makes them: what their roles hold, and which rows they see."""

from __future__ import annotations

from uuid import UUID

from xindai.platform.actor import Actor, ActorKind
from xindai.platform.permission import load_declarations


def permissions_of(*roles: str) -> frozenset[str]:
    """The codes that the seeded roles begin with."""
    declared = load_declarations().values()
    return frozenset(p.code for p in declared if p.seeded & set(roles))


def staff(role: str, branch_path: str = "/", name: str = "x") -> Actor:
    """A person with one role."""
    return Actor(f"staff:{name}", ActorKind.STAFF, permissions_of(role), branch_path)


def borrower(customer_id: UUID, name: str = "b") -> Actor:
    """The borrower who is this customer."""
    return Actor(f"borrower:{name}", ActorKind.BORROWER, customer_id=customer_id)
