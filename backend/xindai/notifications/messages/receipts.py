"""What a gateway says of a text message it took: delivered, or undeliverable and why.

A receipt is believed as signed. It is kept once an event, whatever it changes; it moves a message
forward only, and the first that ends its way stays. One that overtakes the answer to our own call
proves that the gateway has the message: the try counts as accepted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.notifications.events import MESSAGE_SETTLED, MessageSettled
from xindai.platform import audit, outbox
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx

ACTOR: Final = system_actor("messages")
REASONS: Final = frozenset(
    {"unknown_number", "suspended", "phone_off", "blocked", "full", "out_of_time"}
)
OTHER_REASON: Final = "undeliverable"
"""What a gateway means by any other word: free text of theirs might hold a number."""
_EVENT: Final = re.compile(r"[A-Za-z0-9-]{1,64}", re.ASCII)
_CALLED: Final = {"event_id", "id", "status", "reason", "at"}
_ANSWERED: Final = {"id", "status", "reason", "at"}
_LOCK: Final = """
SELECT id, subject_id, channel, kind, status, tries FROM message WHERE id = $1 FOR UPDATE
"""
_KEEP: Final = """
INSERT INTO message_receipt (id, message_id, event_id, status, reason, said_at, source)
SELECT $1, m.id, $3, $4, $5, greatest(m.created_at, least(now(), $6)), $7
FROM message m WHERE m.id = $2
ON CONFLICT (event_id) DO NOTHING RETURNING said_at
"""
_TAKEN: Final = """
UPDATE message_send SET outcome = 'accepted', detail = 'receipt', ended_at = now()
WHERE message_id = $1 AND outcome IS NULL
"""
_MOVE: Final = """
UPDATE message SET status = $2::text, reason = $3, settled_at = now(), ask_at = NULL,
    sent_at = coalesce(sent_at, now()),
    delivered_at = CASE WHEN $2::text = 'delivered' THEN $4::timestamptz END
WHERE id = $1
"""


class ReceiptStatus(StrEnum):
    """The end of a message's way, as its gateway has it."""

    DELIVERED = "delivered"
    UNDELIVERABLE = "undeliverable"


class Source(StrEnum):
    """Who began: the gateway, or we by a question."""

    CALLBACK = "callback"
    QUESTION = "question"


class Heard(StrEnum):
    """What a receipt did. LATE: the message's way had ended already."""

    MOVED = "moved"
    DOUBLE = "double"
    LATE = "late"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """`reason` only with UNDELIVERABLE; `at` is by the gateway's clock."""

    event_id: str
    message_id: UUID
    status: ReceiptStatus
    reason: str | None
    at: datetime


def read_receipt(body: bytes) -> Receipt:
    """A callback's body; ValueError for what is none."""
    told = _fields(body, _CALLED)
    if not _EVENT.fullmatch(told["event_id"] or ""):
        raise ValueError("no event")
    found = _receipt(told["event_id"], told)
    if found is None:
        raise ValueError("not the end of its way")
    return found


def read_answer(body: bytes, request_id: UUID) -> Receipt | None:
    """The answer to a question; None: on its way, or not known. ValueError for what is none."""
    told = _fields(body, _ANSWERED)
    if UUID(told["id"] or "") != request_id:
        raise ValueError("the answer is about another message")
    return _receipt(f"question:{request_id}:{told['status']}", told)


def _fields(body: bytes, names: set[str]) -> Mapping[str, str | None]:
    told = json.loads(body)
    if not isinstance(told, dict) or told.keys() != names:
        raise ValueError("other fields than agreed")
    if any(not isinstance(value, str | None) for value in told.values()):
        raise ValueError("a value that is no text")
    return told


def _receipt(event_id: str | None, told: Mapping[str, str | None]) -> Receipt | None:
    if told["status"] in ("pending", "unknown"):
        return None
    status, at = ReceiptStatus(told["status"] or ""), datetime.fromisoformat(told["at"] or "")
    if at.tzinfo is None or not 2000 <= at.year <= 2199:
        raise ValueError("no moment")
    reason = None
    if status is ReceiptStatus.UNDELIVERABLE:
        reason = told["reason"] if told["reason"] in REASONS else OTHER_REASON
    return Receipt(
        event_id=event_id or "",
        message_id=UUID(told["id"] or ""),
        status=status,
        reason=reason,
        at=at,
    )


async def hear(tx: Tx, receipt: Receipt, source: Source) -> Heard:
    """Keep a receipt, and move its message if that is still on its way."""
    row = await tx.row(_LOCK, receipt.message_id)
    if row is None or row["channel"] != "sms" or row["tries"] == 0:
        return Heard.UNKNOWN
    given = (receipt.event_id, receipt.status.value, receipt.reason, receipt.at, source.value)
    said_at = await tx.value(_KEEP, new_id(), receipt.message_id, *given)
    if said_at is None:
        return Heard.DOUBLE
    if row["status"] not in ("planned", "sent"):
        return Heard.LATE
    await tx.execute(_TAKEN, row["id"])
    is_there = receipt.status is ReceiptStatus.DELIVERED
    status = "delivered" if is_there else "failed"
    await tx.execute(_MOVE, row["id"], status, receipt.reason, said_at)
    await _tell(tx, row, status, receipt.reason)
    return Heard.MOVED


async def _tell(tx: Tx, row: Mapping[str, Any], status: str, reason: str | None) -> None:
    told = MessageSettled(message_id=row["id"], status=status, reason=reason)
    await outbox.add(tx, MESSAGE_SETTLED, str(row["subject_id"]), told.to_json())
    if reason is not None:  # so it stands among what happened to the customer
        about = {"messageId": str(row["id"]), "kind": row["kind"], "reason": reason}
        await audit.append(
            tx, ACTOR, "message.undeliverable", f"customer/{row['subject_id']}", about
        )
