"""Who may change what is on offer. Products belong to the whole lender: all staff read them."""

from __future__ import annotations

from typing import Final

from xindai.platform.actor import Actor
from xindai.products.errors import forbidden

WRITERS: Final = frozenset({"admin", "manager"})


def require(actor: Actor, act: str) -> None:
    """Refuses FORBIDDEN unless the actor may change products (the program may)."""
    if not any(actor.has_role(role) for role in WRITERS):
        raise forbidden(act)
