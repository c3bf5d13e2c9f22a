"""Where a list that is ordered by id goes on: "approval|UUID"."""

from __future__ import annotations

from uuid import UUID

from xindai.kernel.errors import Refusal


def cursor_of(kind: str, key: UUID) -> str:
    """Behind this row of a list of this kind."""
    return f"{kind}|{key}"


def row_behind(kind: str, cursor: str | None) -> UUID | None:
    """The row a cursor stands behind; refuses INVALID_CURSOR for one of another list."""
    if cursor is None:
        return None
    found, _, key = cursor.partition("|")
    try:
        if found == kind:
            return UUID(key)
    except ValueError:
        pass
    raise Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")
