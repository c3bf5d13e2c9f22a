"""Tell somebody, in the transaction of what he is told."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.notifications.events import NOTIFICATION_RECEIVED, NotificationReceived
from xindai.notifications.kinds import words
from xindai.platform import outbox
from xindai.platform.db import Tx

_INSERT: Final = "INSERT INTO notification (id, recipient, kind, params) VALUES ($1, $2, $3, $4)"


async def notify(tx: Tx, recipient: str, kind: str, params: Mapping[str, str]) -> UUID:
    """The id of the notice; KeyError for an unknown kind or a missing parameter (bugs)."""
    words(kind, params)
    key = new_id()
    await tx.execute(_INSERT, key, recipient, kind, dict(params))
    told = NotificationReceived(notification_id=key, kind=kind)
    await outbox.add(tx, NOTIFICATION_RECEIVED, recipient, told.to_json())
    return key
