"""News of notifications."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.platform.news import News

NOTIFICATION_RECEIVED: Final = "notification.received"


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationReceived(News):
    """Somebody got a notice; `kind` says which."""

    notification_id: UUID
    kind: str


CONTACT_STOP_ADDED: Final = "contact_stop.added"
CONTACT_STOP_LIFTED: Final = "contact_stop.lifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactStopChanged(News):
    """A person is not contacted any more for some purposes, or is again; see the stop."""

    stop_id: UUID
    role: str
    subject_id: UUID
    kind: str


MESSAGE_SETTLED: Final = "message.settled"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSettled(News):
    """A message was sent, or will not be; `reason` says why not."""

    message_id: UUID
    status: str
    reason: str | None


MESSAGES: Final[Mapping[str, type]] = {
    NOTIFICATION_RECEIVED: NotificationReceived,
    CONTACT_STOP_ADDED: ContactStopChanged,
    CONTACT_STOP_LIFTED: ContactStopChanged,
    MESSAGE_SETTLED: MessageSettled,
}
"""What readers of the outbox may find, by topic."""
