"""Plan messages: in the transaction of what they tell of, once an occasion and channel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.notifications.contact.types import ContactChannel
from xindai.notifications.messages.catalogue import CHANNELS, KINDS
from xindai.notifications.messages.texts import check_params, texts_of
from xindai.notifications.messages.types import NewMessage, Planned
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import enqueue

JOB: Final = "message_send"
_TEMPLATES: Final = """
SELECT t.kind, v.id, v.texts FROM message_template t
JOIN message_template_version v ON v.template_id = t.id AND v.status = 'approved'
WHERE t.kind = ANY ($1::text[])
"""
_WISHES: Final = """
SELECT subject_id, language, channels FROM message_preference WHERE subject_id = ANY ($1::uuid[])
"""
_ADD: Final = """
INSERT INTO message (id, subject_id, purpose, kind, channel, template_version_id, language, params,
    reference, dedupe_key, due_at, expires_at, created_by)
SELECT n.id, n.subject_id, n.purpose, n.kind, n.channel, n.template_version_id, n.language,
    n.params, n.reference, n.dedupe_key, contact_clock(), n.expires_at, $2
FROM jsonb_to_recordset($1::jsonb) AS n (id uuid, subject_id uuid, purpose text, kind text,
    channel text, template_version_id uuid, language text, params jsonb, reference text,
    dedupe_key text, expires_at timestamptz)
ON CONFLICT (dedupe_key) DO NOTHING RETURNING id, dedupe_key
"""
_KNOWN: Final = "SELECT dedupe_key FROM message WHERE dedupe_key = ANY ($1::text[])"


async def send(tx: Tx, actor: Actor, wanted: Sequence[NewMessage]) -> list[Planned]:
    """The messages that are new; the rest were planned before.

    A channel that the customer switched off, or that the template has no text for, is left out.
    KeyError for an unknown kind, ValueError for wrong params (bugs).
    """
    rows = await _rows_of(tx, wanted)
    added = await tx.rows(_ADD, rows, actor.id) if rows else []
    for r in added:
        await enqueue(tx, JOB, {"message": str(r["id"])}, key=str(r["id"]))
    return [_planned(r["id"], r["dedupe_key"]) for r in added]


async def forecast(tx: Tx, wanted: Sequence[NewMessage]) -> list[Planned]:
    """What `send` would plan now; writes nothing."""
    rows = await _rows_of(tx, wanted)
    found = await tx.rows(_KNOWN, [row["dedupe_key"] for row in rows]) if rows else []
    known = {r["dedupe_key"] for r in found}
    return [
        _planned(UUID(row["id"]), row["dedupe_key"])
        for row in rows
        if row["dedupe_key"] not in known
    ]


def _planned(message_id: UUID, key: str) -> Planned:
    occasion, _, channel = key.rpartition(":")
    return Planned(message_id, occasion, ContactChannel(channel))


async def _rows_of(tx: Tx, wanted: Sequence[NewMessage]) -> list[dict[str, Any]]:
    for each in wanted:
        check_params(KINDS[each.kind], each.params)
    kinds = sorted({each.kind for each in wanted})
    templates = {r["kind"]: r for r in await tx.rows(_TEMPLATES, kinds)}
    subjects = list({each.subject_id for each in wanted})
    wishes = {r["subject_id"]: r for r in await tx.rows(_WISHES, subjects)}
    return [
        row
        for each in wanted
        if each.kind in templates
        for row in _rows(each, templates[each.kind], wishes.get(each.subject_id))
    ]


def _rows(wanted: NewMessage, template: Any, wish: Any) -> Iterable[dict[str, Any]]:
    """One a channel."""
    kind, texts = KINDS[wanted.kind], texts_of(template["texts"])
    for channel in wanted.channels:
        if channel in texts and channel in _wished(wish, kind.purpose.value):
            yield {
                "id": str(new_id()),
                "subject_id": str(wanted.subject_id),
                "purpose": kind.purpose.value,
                "kind": kind.code,
                "channel": channel.value,
                "template_version_id": str(template["id"]),
                "language": wish["language"] if wish else "zh",
                "params": dict(wanted.params),
                "reference": wanted.reference,
                "dedupe_key": f"{wanted.dedupe_key}:{channel.value}",
                "expires_at": wanted.expires_at.isoformat(),
            }


def _wished(wish: Any, purpose: str) -> tuple[ContactChannel, ...]:
    if wish is None or purpose not in wish["channels"]:
        return CHANNELS
    return tuple(ContactChannel(each) for each in wish["channels"][purpose])
