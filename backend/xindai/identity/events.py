"""News of identity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import UUID

SESSION_ENDED: Final = "session.ended"


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """A session was ended before its time: what listens by it is cut off. The key is its id."""

    session_id: UUID


MESSAGES: Final[dict[str, type]] = {SESSION_ENDED: SessionEnded}
"""By topic."""
