"""News of the books."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from xindai.platform.news import News

PERIOD_CLOSED: Final = "accounting.period_closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodClosed(News):
    """A month takes no bookings any more; `month` is its first day."""

    month: date


MESSAGES: Final[Mapping[str, type]] = {PERIOD_CLOSED: PeriodClosed}
