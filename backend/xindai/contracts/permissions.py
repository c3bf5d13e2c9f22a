"""Who may do what with contracts. Rows are narrowed apart, by the customer's branch."""

from __future__ import annotations

from typing import Final

from xindai.contracts.errors import forbidden
from xindai.platform.actor import Actor

READERS: Final = frozenset({"admin", "manager", "loan_officer", "cashier", "accountant", "auditor"})
SIGNERS: Final = frozenset({"admin", "manager", "loan_officer"})


def require(actor: Actor, roles: frozenset[str], act: str) -> None:
    """Refuses FORBIDDEN unless the actor has one of the roles (the program has them all)."""
    if not any(actor.has_role(role) for role in roles):
        raise forbidden(act)
