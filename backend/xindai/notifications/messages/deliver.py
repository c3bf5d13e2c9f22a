"""Deliver a message: ask the gate, write the try down, hand it over, write down what became of it.

The try is committed before the channel is called. Killed in between, the next run finds it without
an outcome, calls it lost, and tries again under the same request id: gateways drop the second.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import structlog

from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.notifications import errors
from xindai.notifications.contact.gate import permit
from xindai.notifications.contact.types import (
    Contact,
    ContactChannel,
    ContactRole,
    Person,
    Purpose,
)
from xindai.notifications.events import MESSAGE_SETTLED, MessageSettled
from xindai.notifications.messages.ask import FIRST_WAIT
from xindai.notifications.messages.catalogue import KINDS
from xindai.notifications.messages.channel import Channel, Directory, Envelope, Outcome, Result
from xindai.notifications.messages.plan import JOB
from xindai.notifications.messages.preferences import browsers_of, email_of, wishes_of
from xindai.notifications.messages.receipts import ACTOR
from xindai.notifications.messages.texts import filled, texts_of
from xindai.platform import outbox
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work, enqueue

MOST_TRIES: Final = 6
MOST_SECONDS: Final = 25.0
log = structlog.get_logger("xindai.messages")

_LOCK: Final = """
SELECT m.*, v.texts, contact_clock() AS now FROM message m
JOIN message_template_version v ON v.id = m.template_version_id WHERE m.id = $1 FOR UPDATE OF m
"""
_LOST: Final = """
UPDATE message_send SET outcome = 'lost', ended_at = now() WHERE message_id = $1 AND outcome IS NULL
"""
_STILL_GOOD: Final = """
SELECT a.id FROM message_send s JOIN contact_attempt a ON a.id = s.attempt_id
WHERE s.message_id = $1 AND a.valid_until > contact_clock() + interval '30 seconds'
AND NOT contact_is_stopped(a.person_id, a.purpose, a.channel, contact_clock())
ORDER BY s.number DESC LIMIT 1
"""
_TRY: Final = """
INSERT INTO message_send (id, message_id, number, attempt_id) VALUES ($1, $2, $3, $4)
"""
_COUNT: Final = "UPDATE message SET tries = tries + 1 WHERE id = $1"
_ENDED: Final = """
UPDATE message_send SET outcome = $2, detail = $3, ended_at = now()
WHERE message_id = $1 AND outcome IS NULL
"""
_SETTLE: Final = """
UPDATE message SET status = $2::text, reason = $3, settled_at = now(),
    sent_at = CASE WHEN $2::text = 'sent' THEN now() ELSE sent_at END,
    ask_at = CASE WHEN $2::text = 'sent' AND channel = 'sms' THEN now() + $4::interval END
WHERE id = $1
"""
_POSTPONE: Final = "UPDATE message SET due_at = $2 WHERE id = $1"
_GONE: Final = """
UPDATE push_subscription SET gone_at = now() WHERE id = ANY ($1::uuid[]) AND gone_at IS NULL
"""


async def deliver(
    work: Work, directory: Directory, channels: Mapping[ContactChannel, Channel]
) -> None:
    """The job `message_send`; a message that is not planned any more is left alone."""
    message_id = UUID(work.payload["message"])
    async with work.transaction() as tx:
        found = await _prepare(tx, message_id, directory)
    if found is None:
        return
    channel, envelope = found
    result = await _handed_over(channels.get(channel), envelope)
    async with work.end() as tx:
        row = await tx.row(_LOCK, message_id)
        assert row is not None
        await tx.execute(_ENDED, message_id, result.outcome.value, result.detail)
        if result.gone:
            await tx.execute(_GONE, list(result.gone))
        await _conclude(tx, row, result)


async def _handed_over(channel: Channel | None, envelope: Envelope) -> Result:
    if channel is None:
        return Result(Outcome.REFUSED, "no_channel")
    try:
        async with asyncio.timeout(MOST_SECONDS):
            return await channel.deliver(envelope)
    except Exception as error:  # noqa: BLE001 - whatever a channel does, the try has an outcome
        log.warning("message had trouble", reason=type(error).__name__)
        return Result(Outcome.TROUBLE, type(error).__name__)


async def _prepare(
    tx: Tx, message_id: UUID, directory: Directory
) -> tuple[ContactChannel, Envelope] | None:
    """The envelope under a permit; None where nothing is to be sent now."""
    row = await tx.row(_LOCK, message_id)
    if row is None or row["status"] != "planned" or row["due_at"] > row["now"]:
        return None
    await tx.execute(_LOST, message_id)
    if row["expires_at"] <= row["now"]:
        await settle(tx, row, "expired", "too_late")
        return None
    channel, subject_id = ContactChannel(row["channel"]), row["subject_id"]
    wishes = await wishes_of(tx, subject_id)
    if channel not in wishes.channels[Purpose(row["purpose"])]:
        await settle(tx, row, "suppressed", "switched_off")
        return None
    to, browsers = await _addresses(tx, directory, channel, subject_id)
    if not to and not browsers:
        await settle(tx, row, "suppressed", "no_address")
        return None
    attempt_id = await _permitted(tx, row)
    if attempt_id is None:
        return None
    await tx.execute(_TRY, new_id(), message_id, row["tries"] + 1, attempt_id)
    await tx.execute(_COUNT, message_id)
    text = texts_of(row["texts"])[channel][row["language"]]
    plain = filled(KINDS[row["kind"]], text, row["params"], row["language"])
    return channel, Envelope(
        request_id=message_id,
        attempt_id=attempt_id,
        to=to or "",
        browsers=browsers,
        subject=plain.subject,
        body=plain.body,
        language=row["language"],
    )


async def _addresses(
    tx: Tx, directory: Directory, channel: ContactChannel, subject_id: UUID
) -> tuple[str | None, Any]:
    if channel is ContactChannel.PUSH:
        return None, tuple(await browsers_of(tx, subject_id))
    if channel is ContactChannel.EMAIL:
        return await email_of(tx, subject_id), ()
    return await directory.phone_of(tx, subject_id), ()


async def _permitted(tx: Tx, row: Mapping[str, Any]) -> UUID | None:
    """The attempt of this try: one that still holds, or a new one; None: postponed or given up."""
    still: UUID | None = await tx.value(_STILL_GOOD, row["id"])
    if still is not None:
        return still
    contact = Contact(
        person=Person(role=ContactRole.CUSTOMER, subject_id=row["subject_id"]),
        purpose=Purpose(row["purpose"]),
        channel=ContactChannel(row["channel"]),
        tells_debt=KINDS[row["kind"]].tells_debt,
        reference=f"message:{row['id']}",
        about_id=row["subject_id"],
    )
    try:
        return (await permit(tx, ACTOR, contact)).attempt_id
    except Refusal as no:
        moment = errors.next_moment(no)
        if moment is None or moment >= row["expires_at"]:
            await settle(tx, row, "suppressed", no.code)
        else:
            await postpone(tx, row["id"], moment)
        return None


async def _conclude(tx: Tx, row: Mapping[str, Any], result: Result) -> None:
    if row["status"] != "planned":
        return
    if result.outcome is Outcome.ACCEPTED:
        await settle(tx, row, "sent", None)
    elif result.outcome is Outcome.REFUSED or row["tries"] >= MOST_TRIES:
        await settle(tx, row, "failed", result.detail or result.outcome.value)
    else:
        wait = timedelta(seconds=min(3600, 30 * 2 ** row["tries"]))
        await postpone(tx, row["id"], row["now"] + wait)


async def postpone(tx: Tx, message_id: UUID, moment: datetime) -> None:
    """Not now: at that moment."""
    await tx.execute(_POSTPONE, message_id, moment)
    key = f"{message_id}:{int(moment.timestamp())}"
    await enqueue(tx, JOB, {"message": str(message_id)}, key=key, run_after=moment)


async def settle(tx: Tx, row: Mapping[str, Any], status: str, reason: str | None) -> None:
    """The end of a message's way, told to whoever follows."""
    await tx.execute(_SETTLE, row["id"], status, reason, FIRST_WAIT)
    told = MessageSettled(message_id=row["id"], status=status, reason=reason)
    await outbox.add(tx, MESSAGE_SETTLED, str(row["subject_id"]), told.to_json())
