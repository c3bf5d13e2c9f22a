"""Ask the gateway about messages of which it has said nothing for long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final, Protocol, runtime_checkable
from uuid import UUID

import structlog

from xindai.notifications.contact.types import ContactChannel
from xindai.notifications.messages.receipts import Receipt, Source, hear
from xindai.platform.jobs.api import Work

JOB: Final = "message_ask"
FIRST_WAIT: Final = timedelta(minutes=10)
MOST_WAIT: Final = timedelta(hours=6)
GIVES_UP: Final = timedelta(hours=72)
"""Gateways forget after three days; what is then not known stays sent."""
log = structlog.get_logger("xindai.messages")
_FIND: Final = "SELECT status, channel, asks, ask_at FROM message WHERE id = $1"
_LATER: Final = """
UPDATE message SET asks = asks + 1, ask_at = CASE WHEN $3 AND now() + $2 < sent_at + $4
    THEN now() + $2 END
WHERE id = $1 AND status = 'sent' AND ask_at IS NOT NULL
"""


@runtime_checkable
class Asked(Protocol):
    """A channel that may know what became of a message."""

    async def ask(self, request_id: UUID) -> Receipt | None:
        """None: on its way, or unknown; ConnectionError or ValueError: no answer."""


async def ask(work: Work, channels: Mapping[ContactChannel, object]) -> None:
    """The job `message_ask`: one question; the next is asked later, ever more seldom.

    Not every channel can be asked: what is sent by another stays sent.
    """
    message_id = UUID(work.payload["message"])
    async with work.transaction() as tx:
        row = await tx.row(_FIND, message_id)
    if row is None or row["status"] != "sent" or row["ask_at"] is None:
        return
    channel = channels.get(ContactChannel(row["channel"]))
    receipt = await _answer(channel, message_id) if isinstance(channel, Asked) else None
    wait = min(FIRST_WAIT * 2 ** min(row["asks"], 10), MOST_WAIT)
    async with work.end() as tx:
        if receipt is not None:
            await hear(tx, receipt, Source.QUESTION)
        await tx.execute(_LATER, message_id, wait, isinstance(channel, Asked), GIVES_UP)


async def _answer(channel: Asked, message_id: UUID) -> Receipt | None:
    try:
        return await channel.ask(message_id)
    except (ConnectionError, ValueError, TypeError, RecursionError) as error:
        log.warning("the gateway gave no answer", reason=type(error).__name__)
        return None
