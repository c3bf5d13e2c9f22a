"""Roles are rows: which of them there are."""

from __future__ import annotations

from collections.abc import Iterable

from xindai.kernel.errors import Refusal
from xindai.platform.db import Tx


async def check_roles(tx: Tx, roles: Iterable[str]) -> list[str]:
    """Known roles, sorted; refuses UNKNOWN_CHOICE."""
    wanted = sorted(set(roles))
    sql = "SELECT code FROM role WHERE code = ANY($1::text[])"
    known = {r["code"] for r in await tx.rows(sql, wanted)}
    if set(wanted) - known:
        raise Refusal("UNKNOWN_CHOICE", "no such role", "roles")
    return wanted
