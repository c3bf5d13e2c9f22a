"""Moments as clients write them."""

from __future__ import annotations

from datetime import datetime

from xindai.kernel.errors import Refusal


def as_moment(text: str | None, field: str) -> datetime | None:
    """RFC 3339 with a zone; refuses INVALID_MOMENT."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None or not 2000 <= found.year <= 2199:
        raise Refusal("INVALID_MOMENT", "such as 2026-03-31T08:00:00+08:00", field)
    return found
