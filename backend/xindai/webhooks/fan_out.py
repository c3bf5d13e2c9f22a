"""From one message of the outbox to the deliveries of everybody who wants it and may see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from xindai.platform.db import Tx
from xindai.platform.outbox import Message
from xindai.platform.topics import topics
from xindai.webhooks.rules import envelope

_OWED: Final = """
INSERT INTO webhook_delivery (id, endpoint_id, message_id, topic, payload, next_attempt_at)
SELECT uuidv7(), e.id, m.id, m.topic, m.payload, now()
FROM jsonb_to_recordset($1)
    AS m (id uuid, topic text, branch uuid, permission text, payload jsonb)
JOIN branch b ON b.id = m.branch
JOIN webhook_endpoint e ON e.is_active AND e.topics @> ARRAY[m.topic]
JOIN api_client c ON c.id = e.client_id AND c.is_active AND m.permission = ANY (c.scopes)
JOIN branch own ON own.id = c.branch_id AND starts_with(b.path, own.path)
ORDER BY m.id, e.id
ON CONFLICT (endpoint_id, message_id) DO NOTHING
"""


async def fan_out(tx: Tx, messages: Sequence[Message]) -> None:
    """Leaves the deliveries, in the transaction that marks the messages as published.

    A message that is told again (its relay was killed) finds its deliveries there: exactly one
    for an endpoint and a message.
    """
    offered = [cells for message in messages if (cells := _cells(message)) is not None]
    if offered:
        await tx.execute(_OWED, offered)


def _cells(message: Message) -> Mapping[str, Any] | None:
    """What the statement wants to know; None for news that are not offered to third parties."""
    topic = topics().get(message.topic)
    branch = message.payload.get("branchId")
    if topic is None or branch is None:
        return None
    return {
        "id": str(message.id),
        "topic": message.topic,
        "branch": branch,
        "permission": topic.permission.code,
        "payload": envelope(message.topic, message.at, message.payload),
    }
