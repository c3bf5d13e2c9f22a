"""Reads of messages. Which customers an actor may see is for the caller to find out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.notifications.contact.types import ContactChannel, Purpose
from xindai.notifications.messages.catalogue import KINDS
from xindai.notifications.messages.texts import filled, texts_of
from xindai.notifications.messages.types import (
    MessageFilter,
    MessagePage,
    MessageStatus,
    MessageView,
)
from xindai.notifications.permissions import MESSAGE_READ
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.permission import require

MOST_PAGE: Final = 100
_COLUMNS: Final = """
SELECT m.id, m.subject_id, m.purpose, m.kind, m.channel, m.template_version_id, m.language,
    m.params, m.reference, m.status, m.reason, m.due_at, m.expires_at, m.tries, m.created_at,
    m.sent_at, m.settled_at, m.delivered_at, v.texts
FROM message m JOIN message_template_version v ON v.id = m.template_version_id
"""
_FIND: Final = f"""{_COLUMNS}
WHERE ($1::uuid IS NULL OR m.id < $1) AND ($2::uuid IS NULL OR m.subject_id = $2)
AND ($3::text IS NULL OR m.status = $3) AND ($4::text IS NULL OR m.channel = $4)
AND ($5::text IS NULL OR m.kind = $5)
ORDER BY m.id DESC LIMIT $6
"""


async def find_messages(
    actor: Actor, wanted: MessageFilter, first: int, after: str | None = None
) -> MessagePage:
    """The newest first; refuses INVALID_CURSOR. The whole lender's unless a subject is named."""
    require(actor, MESSAGE_READ)
    size = max(1, min(first, MOST_PAGE))
    rows = await db.pool().fetch(
        _FIND,
        row_behind("message", after),
        wanted.subject_id,
        wanted.status and wanted.status.value,
        wanted.channel and wanted.channel.value,
        wanted.kind,
        size + 1,
    )
    shown = tuple(_view(r) for r in rows[:size])
    return MessagePage(shown, tuple(cursor_of("message", m.id) for m in shown), len(rows) > size)


async def messages_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, MessageView]:
    """These messages."""
    require(actor, MESSAGE_READ)
    rows = await db.pool().fetch(f"{_COLUMNS} WHERE m.id = ANY ($1::uuid[])", list(ids))
    return {r["id"]: _view(r) for r in rows}


def _view(r: Mapping[str, Any]) -> MessageView:
    channel, kind = ContactChannel(r["channel"]), KINDS[r["kind"]]
    text = filled(kind, texts_of(r["texts"])[channel][r["language"]], r["params"], r["language"])
    kept = {name: r[name] for name in r.keys() if name != "texts"}  # noqa: SIM118
    return MessageView(
        **kept
        | {
            "channel": channel,
            "purpose": Purpose(r["purpose"]),
            "status": MessageStatus(r["status"]),
            "subject": text.subject,
            "body": text.body,
        }
    )
