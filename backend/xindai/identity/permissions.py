"""Who may change who may enter."""

from __future__ import annotations

from typing import Final

from xindai.identity.errors import forbidden
from xindai.platform.actor import Actor

MANAGE: Final = frozenset({"admin"})


def require(actor: Actor, act: str) -> None:
    """Refuses FORBIDDEN unless the actor manages identities (the program may)."""
    if not any(actor.has_role(role) for role in MANAGE):
        raise forbidden(act)
