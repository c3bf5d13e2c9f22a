"""Permissions: what may be done, declared beside the act; roles are rows that hold them.

A domain declares each of its permissions once, in its permissions.py, with the seeded roles that
hold it in a new installation. After a migration `identity.seed_permissions` makes rows of those
the database did not know; from then on the lender's own administrators decide.
"""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from xindai.kernel.errors import Refusal
from xindai.platform.ladder import DOMAINS

if TYPE_CHECKING:
    from xindai.platform.actor import Actor

ADMINISTRATOR: Final = "administrator"
BRANCH_MANAGER: Final = "branch_manager"
PRODUCT_MANAGER: Final = "product_manager"
CUSTOMER_MANAGER: Final = "customer_manager"
PHONE_VERIFIER: Final = "phone_verifier"
APPROVER_1: Final = "approver_1"
APPROVER_2: Final = "approver_2"
APPROVER_3: Final = "approver_3"
DISBURSEMENT: Final = "disbursement"
CASHIER: Final = "cashier"
COLLECTIONS: Final = "collections"
ACCOUNTANT: Final = "accountant"
RISK_MANAGER: Final = "risk_manager"
PARTNER_MANAGER: Final = "partner_manager"
AUDITOR: Final = "auditor"
BORROWERS: Final = "borrower"
"""Not a role: a permission declared with it is every borrower's, on his own rows."""

SEEDED_ROLES: Final[dict[str, tuple[str, str]]] = {
    ADMINISTRATOR: ("系统管理员", "Administrator"),
    BRANCH_MANAGER: ("网点经理", "Branch manager"),
    PRODUCT_MANAGER: ("产品经理", "Product manager"),
    CUSTOMER_MANAGER: ("客户经理", "Customer manager"),
    PHONE_VERIFIER: ("电话核实", "Phone verifier"),
    APPROVER_1: ("一级审批", "Approver, level 1"),
    APPROVER_2: ("二级审批", "Approver, level 2"),
    APPROVER_3: ("三级审批", "Approver, level 3"),
    DISBURSEMENT: ("放款", "Disbursement"),
    CASHIER: ("出纳", "Cashier"),
    COLLECTIONS: ("催收", "Collections"),
    ACCOUNTANT: ("会计", "Accountant"),
    RISK_MANAGER: ("风险经理", "Risk manager"),
    PARTNER_MANAGER: ("合作方经理", "Partner manager"),
    AUDITOR: ("审计", "Auditor"),
}
"""The roles of a new installation, in both languages."""
EVERYBODY: Final = tuple(SEEDED_ROLES)
"""All of them: for what every member of staff may see."""


@dataclass(frozen=True, slots=True)
class Permission:
    """The right to one act, "loan.repay"; `seeded` are the roles that begin with it.

    `borrowers`: every borrower holds it too, for the rows of his own.
    """

    code: str
    zh: str
    en: str
    seeded: frozenset[str]
    borrowers: bool


DECLARED: Final[dict[str, Permission]] = {}
"""By code. Complete once `load_declarations` ran."""


def permission(code: str, zh: str, en: str, *seeded: str) -> Permission:
    """Declare a permission; a second one of the same code is a bug."""
    roles = frozenset(seeded) - {BORROWERS}
    if code in DECLARED or not roles <= SEEDED_ROLES.keys():
        raise ValueError(f"{code}: declared twice, or seeded to a role that is none")
    made = DECLARED[code] = Permission(code, zh, en, roles, BORROWERS in seeded)
    return made


def load_declarations() -> dict[str, Permission]:
    """Every permission of every domain that stands in the ladder."""
    for domain in ("platform", *DOMAINS):
        name = f"xindai.{domain}"
        if importlib.util.find_spec(name) and importlib.util.find_spec(f"{name}.permissions"):
            importlib.import_module(f"{name}.permissions")
    return DECLARED


def require(actor: Actor, wanted: Permission) -> None:
    """Refuses FORBIDDEN unless the actor holds the permission (the program itself holds all)."""
    if not actor.may(wanted):
        raise forbidden(wanted.code)


def forbidden(act: str) -> Refusal:
    """None of the actor's roles holds it."""
    return Refusal("FORBIDDEN", f"your roles do not allow: {act}", None)
