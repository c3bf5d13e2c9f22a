"""Who reads the books as a whole: bookkeepers of a head office, for they know no branches."""

from __future__ import annotations

from typing import Final

from xindai.platform.actor import Actor
from xindai.platform.permission import ACCOUNTANT, AUDITOR, BRANCH_MANAGER, forbidden, permission

READ: Final = permission(
    "accounting.read", "查看总账", "See the general ledger", BRANCH_MANAGER, ACCOUNTANT, AUDITOR
)
CLOSE_PERIOD: Final = permission(
    "accounting.close_period", "会计期间结账", "Close a month of the books", ACCOUNTANT
)
_HEAD_OFFICE: Final = 2
"""Slashes in the path of a root branch: "/HO/"."""


def require_books(actor: Actor) -> None:
    """Refuses FORBIDDEN, also to a bookkeeper of a branch."""
    if not actor.may(READ) or actor.branch_path.count("/") > _HEAD_OFFICE:
        raise forbidden(READ.code)
