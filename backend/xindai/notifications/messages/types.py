"""Values of messages that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from xindai.notifications.contact.types import ContactChannel, Purpose


class MessageStatus(StrEnum):
    """Where a message is on its way."""

    PLANNED = "planned"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    SUPPRESSED = "suppressed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """Something that a customer is to be told by each channel that he and the policy allow.

    `dedupe_key` names the occasion: however often it is planned, it is told once a channel.
    `params` are the values of the kind's variables: amounts as "1234.56 CNY", days as ISO texts.
    """

    subject_id: UUID
    kind: str
    params: Mapping[str, str]
    reference: str
    dedupe_key: str
    channels: tuple[ContactChannel, ...]
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Planned:
    """A message that is new; `dedupe_key` is that of the occasion, without the channel."""

    id: UUID
    dedupe_key: str
    channel: ContactChannel


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    """A message as it stands; its text is made of its template's version when it is asked for."""

    id: UUID
    subject_id: UUID
    purpose: Purpose
    kind: str
    channel: ContactChannel
    template_version_id: UUID
    language: str
    params: Mapping[str, Any]
    reference: str
    status: MessageStatus
    reason: str | None
    due_at: datetime
    expires_at: datetime
    tries: int
    created_at: datetime
    sent_at: datetime | None
    settled_at: datetime | None
    delivered_at: datetime | None
    subject: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFilter:
    """None: all. The subjects that an actor may see are found by the caller."""

    subject_id: UUID | None = None
    status: MessageStatus | None = None
    channel: ContactChannel | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class MessagePage:
    """`cursors[i]` continues behind `messages[i]`."""

    messages: tuple[MessageView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferenceView:
    """What a customer wants: the channels of each purpose (all, where he said nothing)."""

    language: str
    channels: Mapping[Purpose, tuple[ContactChannel, ...]]
    email: str | None
    """Masked."""
    email_confirmed: bool
    """Nothing goes to an address before."""
    has_push: bool


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewPreference:
    """All of it; `email` None leaves the address, "" takes it away."""

    language: str
    channels: Mapping[Purpose, tuple[ContactChannel, ...]]
    email: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class PushSubscription:
    """Where a browser listens, and the keys that only it has the other half of (base64url)."""

    endpoint: str
    p256dh: str
    auth: str
