"""Values of webhooks that cross the border."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID


class DeliveryStatus(StrEnum):
    """What became of a message for an endpoint."""

    PENDING = "pending"
    DELIVERED = "delivered"
    FAILED = "failed"
    """The schedule is over."""
    CANCELLED = "cancelled"
    """Its endpoint was switched off."""


class DisabledWhy(StrEnum):
    """Why an endpoint is off."""

    BY_HAND = "by_hand"
    FAILING = "failing"
    """It took nothing for days."""
    GONE = "gone"
    """It answered 410."""


@dataclass(frozen=True, slots=True)
class EndpointView:
    """Where a client wants its news."""

    id: UUID
    client_id: UUID
    url: str
    topics: tuple[str, ...]
    is_active: bool
    disabled_why: DisabledWhy | None
    consecutive_failures: int
    failing_since: datetime | None
    paused_until: datetime | None
    previous_until: datetime | None
    """Until then the secret before the present one signs too."""
    created_at: datetime


@dataclass(frozen=True, slots=True)
class AttemptView:
    """One call of an endpoint: a status, or the code of why no answer came."""

    id: UUID
    delivery_id: UUID
    at: datetime
    response_status: int | None
    duration_ms: int
    error: str | None
    excerpt: str | None
    is_manual: bool


@dataclass(frozen=True, slots=True)
class DeliveryView:
    """One message for one endpoint."""

    id: UUID
    endpoint_id: UUID
    message_id: UUID
    topic: str
    payload: object
    status: DeliveryStatus
    attempts: int
    next_attempt_at: datetime | None
    created_at: datetime
    delivered_at: datetime | None


@dataclass(frozen=True, slots=True)
class DeliveryPage:
    """Newest first; a cursor stands behind its delivery."""

    deliveries: tuple[DeliveryView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEndpoint:
    """`client_id` is None where a client registers for itself."""

    client_id: UUID | None
    url: str
    topics: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointChange:
    """What is to be different; None leaves a thing as it is."""

    url: str | None = None
    topics: Sequence[str] | None = None
    is_active: bool | None = None


@dataclass(frozen=True, slots=True, repr=False)
class FreshSecret:
    """`secret` is None where it is no longer valid: who repeats a request too late."""

    endpoint_id: UUID
    secret: str | None
