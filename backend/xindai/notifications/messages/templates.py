"""Versions of a kind's texts: written, submitted, returned, approved by somebody else."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.notifications import errors
from xindai.notifications.messages.catalogue import KINDS
from xindai.notifications.messages.texts import Texts, check_texts, texts_of, texts_to_json
from xindai.notifications.permissions import TEMPLATE_APPROVE, TEMPLATE_WRITE
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

# The template is locked first: two approvals of two versions of it queue.
_TEMPLATE: Final = "SELECT id, kind FROM message_template WHERE id = $1 FOR UPDATE"
_OF_VERSION: Final = """
SELECT t.id, t.kind FROM message_template t JOIN message_template_version v ON v.template_id = t.id
WHERE v.id = $1 FOR UPDATE OF t
"""
_LOCK: Final = """
SELECT id, template_id, status, makers, texts FROM message_template_version WHERE id = $1
FOR UPDATE
"""
_OPEN: Final = """
SELECT id, status FROM message_template_version
WHERE template_id = $1 AND status IN ('draft', 'in_review')
"""
_CHANGE: Final = """
UPDATE message_template_version SET texts = $2,
    makers = CASE WHEN $3 = ANY (makers) THEN makers ELSE makers || $3::text END
WHERE id = $1
"""
_ADD: Final = """
INSERT INTO message_template_version (id, template_id, version, texts, makers)
SELECT $1, $4, coalesce(max(version), 0) + 1, $2, ARRAY[$3::text]
FROM message_template_version WHERE template_id = $4
"""
_SUBMIT: Final = """
UPDATE message_template_version SET status = 'in_review', reason = NULL WHERE id = $1
"""
_RETURN: Final = """
UPDATE message_template_version SET status = 'draft', reason = $2 WHERE id = $1
"""
_BEFORE: Final = """
UPDATE message_template_version SET status = 'retired', retired_at = now()
WHERE template_id = $1 AND status = 'approved'
"""
_APPROVE: Final = """
UPDATE message_template_version SET status = 'approved', checker = $2, approved_at = now()
WHERE id = $1
"""


async def write_template(actor: Actor, template_id: UUID, texts: Texts, key: str) -> UUID:
    """The id of the template: its open draft changed, or its next version begun.

    Refuses MESSAGE_TEMPLATE_NOT_FOUND, WRONG_MESSAGE_TEMPLATE_STATUS while one is in review, and
    what `check_texts` refuses.
    """
    require(actor, TEMPLATE_WRITE)
    kept = texts_to_json(texts)

    async def act(tx: Tx) -> UUID:
        template = await tx.row(_TEMPLATE, template_id)
        if template is None:
            raise errors.template_not_found("templateId")
        check_texts(KINDS[template["kind"]], texts)
        found = await tx.row(_OPEN, template_id)
        if found is not None and found["status"] != "draft":
            raise errors.wrong_template_status(found["status"])
        if found is not None:
            await tx.execute(_CHANGE, found["id"], kept, actor.id)
        else:
            await tx.execute(_ADD, new_id(), kept, actor.id, template_id)
        return template_id

    given = {"templateId": str(template_id), "texts": _digest(kept)}
    return await _keyed(actor, "message_template.draft", key, given, act)


async def submit_template(actor: Actor, version_id: UUID, key: str) -> UUID:
    """Draft -> in review; the template. Refuses WRONG_MESSAGE_TEMPLATE_STATUS."""
    require(actor, TEMPLATE_WRITE)

    async def act(tx: Tx) -> UUID:
        template, _ = await _locked(tx, version_id, "draft")
        await tx.execute(_SUBMIT, version_id)
        return UUID(str(template["id"]))

    return await _keyed(actor, "message_template.submit", key, _about(version_id), act)


async def return_template(actor: Actor, version_id: UUID, reason: str, key: str) -> UUID:
    """In review -> draft, with a reason; refuses also REASON_MISSING."""
    require(actor, TEMPLATE_APPROVE)
    why = reason.strip()
    if not 2 <= len(why) <= 200 or not why.isprintable():
        raise errors.reason_missing()

    async def act(tx: Tx) -> UUID:
        template, _ = await _locked(tx, version_id, "in_review")
        await tx.execute(_RETURN, version_id, why)
        return UUID(str(template["id"]))

    given = _about(version_id) | {"reason": why}
    return await _keyed(actor, "message_template.return", key, given, act)


async def approve_template(actor: Actor, version_id: UUID, key: str) -> UUID:
    """In review -> in force, in the place of the version before; its variables checked again.

    Refuses OWN_MESSAGE_TEMPLATE to whoever wrote on it.
    """
    require(actor, TEMPLATE_APPROVE)

    async def act(tx: Tx) -> UUID:
        template, row = await _locked(tx, version_id, "in_review")
        if actor.id in row["makers"]:
            raise errors.own_template()
        check_texts(KINDS[template["kind"]], texts_of(row["texts"]))
        await tx.execute(_BEFORE, template["id"])
        await tx.execute(_APPROVE, version_id, actor.id)
        return UUID(str(template["id"]))

    return await _keyed(actor, "message_template.approve", key, _about(version_id), act)


def _about(version_id: UUID) -> dict[str, str]:
    return {"versionId": str(version_id)}


async def _locked(tx: Tx, version_id: UUID, status: str) -> tuple[Any, Any]:
    template = await tx.row(_OF_VERSION, version_id)
    row = await tx.row(_LOCK, version_id)
    if template is None or row is None:
        raise errors.template_not_found()
    if row["status"] != status:
        raise errors.wrong_template_status(row["status"])
    return template, row


async def _keyed(
    actor: Actor,
    operation: str,
    key: str,
    given: Mapping[str, Any],
    move: Callable[[Tx], Awaitable[UUID]],
) -> UUID:
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            template_id = await move(tx)
            await audit.append(tx, actor, operation, f"message_template/{template_id}", given)
            return {"templateId": str(template_id)}

        answer = await idempotency.run(tx, actor, operation, checked, given, act)
    return UUID(answer.value()["templateId"])


def _digest(kept: Mapping[str, Any]) -> str:
    """What the audit knows texts by."""
    plain = json.dumps(kept, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()
