"""Who may do what with loans. Rows are narrowed apart, by the actor's branch subtree."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.loans.errors import forbidden
from xindai.platform.actor import Actor

READERS: Final = frozenset({"admin", "manager", "loan_officer", "cashier", "accountant", "auditor"})
CASHIERS: Final = frozenset({"admin", "manager", "loan_officer", "cashier"})
OFFICERS: Final = frozenset({"admin", "manager", "loan_officer"})
MANAGERS: Final = frozenset({"admin", "manager"})
ACCOUNTANTS: Final = frozenset({"admin", "manager", "accountant"})

OPEN: Final = OFFICERS
END_OF_DAY: Final = ACCOUNTANTS
END_OF_DAY_READERS: Final = ACCOUNTANTS | {"auditor"}
VERIFY: Final = frozenset({"admin", "accountant", "auditor"})


def require(actor: Actor, roles: frozenset[str], act: str) -> None:
    """Refuses FORBIDDEN unless the actor has one of the roles (the program has them all)."""
    if not any(actor.has_role(role) for role in roles):
        raise forbidden(act)


def operation(kind: EventType) -> str:
    """The name of a verb in idempotency, audit and journal records: "loan.repay"."""
    return f"loan.{kind.value}"
