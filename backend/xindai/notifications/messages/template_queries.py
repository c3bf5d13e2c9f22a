"""Reads of templates, and what a text would look like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from xindai.notifications import errors
from xindai.notifications.contact.types import ContactChannel, RuleSetStatus
from xindai.notifications.messages.catalogue import KINDS, MessageKind
from xindai.notifications.messages.texts import (
    Text,
    Texts,
    check_texts,
    filled,
    samples,
    texts_of,
)
from xindai.notifications.permissions import TEMPLATE_READ
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

_TEMPLATES: Final = """
SELECT id, kind FROM message_template WHERE $1::uuid[] IS NULL OR id = ANY ($1) ORDER BY kind
"""
_VERSIONS: Final = """
SELECT id, template_id, version, status, texts, makers, checker, reason, created_at, approved_at,
    retired_at
FROM message_template_version
WHERE $1::uuid[] IS NULL OR template_id = ANY ($1) ORDER BY template_id, version DESC
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTemplateVersionView:
    """A version; `makers` wrote it, `checker` approved it."""

    id: UUID
    version: int
    status: RuleSetStatus
    texts: Texts
    makers: tuple[str, ...]
    checker: str | None
    reason: str | None
    created_at: datetime
    approved_at: datetime | None
    retired_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTemplateView:
    """A kind with its versions, the newest first."""

    id: UUID
    kind: MessageKind
    versions: tuple[MessageTemplateVersionView, ...]


async def message_templates(
    actor: Actor, ids: Sequence[UUID] | None = None
) -> list[MessageTemplateView]:
    """All templates or these, by kind."""
    require(actor, TEMPLATE_READ)
    wanted = None if ids is None else list(ids)
    async with db.transaction(read_only=True) as tx:
        found = await tx.rows(_TEMPLATES, wanted)
        versions: dict[UUID, list[MessageTemplateVersionView]] = defaultdict(list)
        for r in await tx.rows(_VERSIONS, wanted):
            versions[r["template_id"]].append(_version(r))
    return [
        MessageTemplateView(id=r["id"], kind=KINDS[r["kind"]], versions=tuple(versions[r["id"]]))
        for r in found
    ]


async def message_templates_by_id(
    actor: Actor, ids: Sequence[UUID]
) -> dict[UUID, MessageTemplateView]:
    """These, in one go."""
    return {view.id: view for view in await message_templates(actor, ids)}


def preview(
    actor: Actor, kind: str, channel: ContactChannel, texts: Mapping[str, Text]
) -> dict[str, Text]:
    """The texts of a channel with the samples of the kind; refuses as publication would."""
    require(actor, TEMPLATE_READ)
    known = KINDS.get(kind)
    if known is None:
        raise errors.template_not_found("kind")
    check_texts(known, {channel: texts})
    return {
        language: filled(known, text, samples(known), language) for language, text in texts.items()
    }


def _version(r: Mapping[str, Any]) -> MessageTemplateVersionView:
    kept = {name: r[name] for name in r.keys() if name != "template_id"}  # noqa: SIM118
    return MessageTemplateVersionView(
        **kept
        | {
            "status": RuleSetStatus(r["status"]),
            "texts": texts_of(r["texts"]),
            "makers": tuple(r["makers"]),
        }
    )
