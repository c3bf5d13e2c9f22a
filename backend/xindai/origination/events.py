"""News of applications, for the outbox: told after the commit that made them true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.origination.permissions import READ
from xindai.platform.news import News
from xindai.platform.topics import topic

APPLICATION_CHANGED: Final = "application.changed"
APPLICATION_QUEUED: Final = "application.queued"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationChanged(News):
    """Something happened to an application; `verb` says what, `version` counts."""

    application_id: UUID
    number: str
    customer_id: UUID
    branch_id: UUID
    product_id: UUID
    verb: str
    from_status: str | None
    status: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationQueued(News):
    """A queue has changed: an application came, went, was claimed or released."""

    application_id: UUID
    queue: str
    change: str
    branch_path: str


MESSAGES: Final[Mapping[str, type]] = {
    APPLICATION_CHANGED: ApplicationChanged,
    APPLICATION_QUEUED: ApplicationQueued,
}
"""What readers of the outbox may find, by topic."""

topic(APPLICATION_CHANGED, ApplicationChanged, READ, "进件变动", "An application changed")


def queue_key(status: str) -> str:
    """The key of the news of a queue."""
    return f"applications:{status}"
