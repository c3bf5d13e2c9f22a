"""News of credit lines, for the outbox: told after the commit that made them true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.credit_lines.permissions import READ
from xindai.platform.news import News
from xindai.platform.topics import topic

LINE_CHANGED: Final = "credit_line.changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChanged(News):
    """A movement of a line; amounts in minor units, `temporary` as far as it is in force.

    `line_version` counts the changes of this line; a customer may have one in each currency.
    """

    line_id: UUID
    customer_id: UUID
    branch_id: UUID
    type: str
    status: str
    currency: str
    limit_minor: int
    temporary_minor: int
    reserved_minor: int
    used_minor: int
    available_minor: int
    line_version: int


MESSAGES: Final[Mapping[str, type]] = {LINE_CHANGED: LineChanged}
"""What readers of the outbox may find, by topic."""

topic(LINE_CHANGED, LineChanged, READ, "额度变动", "A credit line changed")
