"""Write templates: a new one with its draft, and the draft of one that is there."""

from __future__ import annotations

import hashlib
import re
from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError

from xindai.contracts.errors import (
    invalid_template_code,
    invalid_template_name,
    template_exists,
    template_not_found,
    wrong_template_status,
)
from xindai.contracts.permissions import TEMPLATE_WRITE
from xindai.contracts.template_language import read_template
from xindai.contracts.template_types import NewTemplate, TemplateText
from xindai.kernel.ids import new_id
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

CREATE: Final = "contract_template.create"
DRAFT: Final = "contract_template.draft"
LONGEST_NAME: Final = 60
_CODE: Final = re.compile(r"[a-z][a-z0-9_]{1,39}", re.ASCII)
_TEMPLATE: Final = """
INSERT INTO contract_template (id, code, kind, name_zh, name_en) VALUES ($1, $2, $3, $4, $5)
"""
_LOCK: Final = "SELECT id FROM contract_template WHERE id = $1 FOR UPDATE"
_OPEN: Final = """
SELECT id, status FROM contract_template_version
WHERE template_id = $1 AND status IN ('draft', 'in_review')
"""
_CHANGE: Final = """
UPDATE contract_template_version SET body_zh = $2, body_en = $3,
    makers = CASE WHEN $4 = ANY (makers) THEN makers ELSE makers || $4::text END
WHERE id = $1
"""
_ADD: Final = """
INSERT INTO contract_template_version (id, template_id, version, body_zh, body_en, makers)
SELECT $1, $2, coalesce(max(version), 0) + 1, $3, $4, ARRAY[$5::text]
FROM contract_template_version WHERE template_id = $2
"""


async def create_template(actor: Actor, wanted: NewTemplate, idempotency_key: str) -> UUID:
    """The id of the template; its version 1 is a draft.

    Refuses TEMPLATE_EXISTS, INVALID_TEMPLATE_CODE, INVALID_TEMPLATE_NAME and what
    `read_template` refuses.
    """
    require(actor, TEMPLATE_WRITE)
    key = idempotency.check_key(idempotency_key)
    if not _CODE.fullmatch(wanted.code):
        raise invalid_template_code()
    for name, field in ((wanted.name_zh, "nameZh"), (wanted.name_en, "nameEn")):
        if not 1 <= len(name.strip()) <= LONGEST_NAME or not name.isprintable():
            raise invalid_template_name(field, LONGEST_NAME)
    check_text(wanted.text)
    given = {
        "code": wanted.code,
        "kind": wanted.kind.value,
        "names": [wanted.name_zh, wanted.name_en],
        "text": _digest(wanted.text),
    }
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            return {"templateId": str(await _create(tx, actor, wanted))}

        answer = await idempotency.run(tx, actor, CREATE, key, given, act)
    return UUID(answer.value()["templateId"])


async def _create(tx: Tx, actor: Actor, wanted: NewTemplate) -> UUID:
    template_id = new_id()
    names = wanted.name_zh.strip(), wanted.name_en.strip()
    try:
        async with tx.savepoint():
            await tx.execute(_TEMPLATE, template_id, wanted.code, wanted.kind.value, *names)
    except UniqueViolationError as taken:
        raise template_exists() from taken
    await tx.execute(_ADD, new_id(), template_id, wanted.text.zh, wanted.text.en, actor.id)
    subject = f"contract_template/{template_id}"
    await audit.append(tx, actor, CREATE, subject, {"code": wanted.code})
    return template_id


async def write_draft(
    actor: Actor, template_id: UUID, text: TemplateText, idempotency_key: str
) -> UUID:
    """The id of the template's draft with this text: the open one changed, or the next version.

    Refuses TEMPLATE_NOT_FOUND, WRONG_TEMPLATE_STATUS while a version is in review, and what
    `read_template` refuses.
    """
    require(actor, TEMPLATE_WRITE)
    key = idempotency.check_key(idempotency_key)
    check_text(text)
    given = {"templateId": str(template_id), "text": _digest(text)}
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            if await tx.value(_LOCK, template_id) is None:
                raise template_not_found()
            found = await tx.row(_OPEN, template_id)
            if found is not None and found["status"] != "draft":
                raise wrong_template_status(found["status"])
            version_id = found["id"] if found is not None else new_id()
            if found is not None:
                await tx.execute(_CHANGE, version_id, text.zh, text.en, actor.id)
            else:
                await tx.execute(_ADD, version_id, template_id, text.zh, text.en, actor.id)
            about = {"text": given["text"]}
            subject = f"contract_template_version/{version_id}"
            await audit.append(tx, actor, DRAFT, subject, about)
            return {"versionId": str(version_id)}

        answer = await idempotency.run(tx, actor, DRAFT, key, given, act)
    return UUID(answer.value()["versionId"])


def check_text(text: TemplateText) -> None:
    """Both languages in our own; the English one may be missing."""
    read_template(text.zh, "bodyZh")
    if text.en:
        read_template(text.en, "bodyEn")


def _digest(text: TemplateText) -> str:
    """What the audit knows a text by."""
    return hashlib.sha256(f"{text.zh}\0{text.en}".encode()).hexdigest()
