"""The two languages of documents; the Chinese text is the one that counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final


class Language(StrEnum):
    """What a part of a document is written in."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the schedule's table."""

    columns: tuple[str, ...]
    total: str

    def table(self) -> dict[str, Any]:
        """As the typesetter takes them."""
        return {"columns": list(self.columns), "total": self.total}


LABELS: Final = {
    Language.ZH: Labels(
        ("期次", "还款日", "应还本金", "应还利息", "费用", "应还总额", "剩余本金"), "合计"
    ),
    Language.EN: Labels(
        ("No.", "Due on", "Principal", "Interest", "Fees", "Payment", "Balance"), "Total"
    ),
}
NOTHING: Final = {Language.ZH: "无", Language.EN: "none"}
"""Where there is no value."""
