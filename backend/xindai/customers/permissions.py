"""Who may do what with customers. Rows are narrowed apart, by the actor's branch subtree."""

from __future__ import annotations

from typing import Final

from xindai.customers.errors import forbidden
from xindai.platform.actor import Actor

READERS: Final = frozenset({"admin", "manager", "loan_officer", "cashier", "accountant", "auditor"})
WRITERS: Final = frozenset({"admin", "manager", "loan_officer"})
REVEALERS: Final = frozenset({"admin", "manager", "loan_officer"})


def require(actor: Actor, roles: frozenset[str], act: str) -> None:
    """Refuses FORBIDDEN unless the actor has one of the roles (the program has them all)."""
    if not any(actor.has_role(role) for role in roles):
        raise forbidden(act)
