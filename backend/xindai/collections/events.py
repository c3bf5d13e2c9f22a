"""News of collections, for the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.collections.permissions import READ
from xindai.platform.news import News
from xindai.platform.topics import topic

CASE_CHANGED: Final = "collection_case.changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class CollectionCaseChanged(News):
    """Something happened on a case: `verb` says what, "opened", "contact", "promise_kept"…"""

    case_id: UUID
    number: str
    customer_id: UUID
    branch_id: UUID
    verb: str
    status: str
    stage: str
    version: int


MESSAGES: Final[Mapping[str, type]] = {CASE_CHANGED: CollectionCaseChanged}
"""What readers of the outbox may find, by topic."""

topic(CASE_CHANGED, CollectionCaseChanged, READ, "催收案件变动", "A collection case moved on")
