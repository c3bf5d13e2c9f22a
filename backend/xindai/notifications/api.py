"""The door of notifications."""

from __future__ import annotations

from xindai.notifications.notify import notify
from xindai.notifications.queries import (
    count_unread,
    find_notifications,
    mark_read,
    notifications_by_id,
)

__all__ = ["count_unread", "find_notifications", "mark_read", "notifications_by_id", "notify"]
