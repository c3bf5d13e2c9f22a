"""News of applications, for the outbox: told after the commit that made them true."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from xindai.origination.permissions import READ
from xindai.platform.topics import topic

APPLICATION_CHANGED: Final = "application.changed"
APPLICATION_QUEUED: Final = "application.queued"


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationChanged:
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

    def to_json(self) -> dict[str, Any]:
        """The message body; no personal data."""
        return {
            "applicationId": str(self.application_id),
            "number": self.number,
            "customerId": str(self.customer_id),
            "branchId": str(self.branch_id),
            "productId": str(self.product_id),
            "verb": self.verb,
            "fromStatus": self.from_status,
            "status": self.status,
            "version": self.version,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationQueued:
    """A queue has changed: an application came, went, was claimed or released."""

    application_id: UUID
    queue: str
    change: str
    branch_path: str

    def to_json(self) -> dict[str, Any]:
        """The message body."""
        return {
            "applicationId": str(self.application_id),
            "queue": self.queue,
            "change": self.change,
            "branchPath": self.branch_path,
        }


MESSAGES: Final[Mapping[str, type]] = {
    APPLICATION_CHANGED: ApplicationChanged,
    APPLICATION_QUEUED: ApplicationQueued,
}
"""What readers of the outbox may find, by topic."""

topic(APPLICATION_CHANGED, ApplicationChanged, READ, "进件变动", "An application changed")


def queue_key(status: str) -> str:
    """The key of the news of a queue."""
    return f"applications:{status}"
