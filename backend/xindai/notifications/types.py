"""Values of notifications that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationView:
    """A notice and its words."""

    id: UUID
    kind: str
    params: Mapping[str, Any]
    zh: str
    en: str
    created_at: datetime
    delivered_at: datetime | None
    """When a client went on behind it, or it was read."""
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class NotificationPage:
    """`cursors[i]` continues behind `notifications[i]`."""

    notifications: tuple[NotificationView, ...]
    cursors: tuple[str, ...]
    has_next: bool
