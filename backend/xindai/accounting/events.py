"""News of the books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

PERIOD_CLOSED: Final = "accounting.period_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodClosed:
    """A month takes no bookings any more; `month` is its first day."""

    month: date

    def to_json(self) -> dict[str, Any]:
        """The message body."""
        return {"month": self.month.isoformat()}


MESSAGES: Final[Mapping[str, type]] = {PERIOD_CLOSED: PeriodClosed}
