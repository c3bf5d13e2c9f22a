"""Pure decisions of contracts."""

from __future__ import annotations

from typing import Final

LONGEST_REASON: Final = 200


def normal_reason(text: str) -> str | None:
    """A reason that says something, or None."""
    reason = text.strip()
    good = 2 <= len(reason) <= LONGEST_REASON and reason.isprintable()
    return reason if good else None
