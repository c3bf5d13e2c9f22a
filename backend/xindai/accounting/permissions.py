"""Who reads the books as a whole: bookkeepers of a head office, for they know no branches."""

from __future__ import annotations

from typing import Final

from xindai.kernel.errors import Refusal
from xindai.platform.actor import Actor

BOOKKEEPERS: Final = frozenset({"admin", "manager", "accountant", "auditor"})
_HEAD_OFFICE: Final = 2
"""Slashes in the path of a root branch: "/HO/"."""


def require_books(actor: Actor, act: str) -> None:
    """Refuses FORBIDDEN."""
    reads = any(actor.has_role(role) for role in BOOKKEEPERS)
    if not reads or actor.branch_path.count("/") > _HEAD_OFFICE:
        raise Refusal("FORBIDDEN", f"your roles or branch do not allow: {act}", None)
