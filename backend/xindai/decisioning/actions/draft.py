"""Write a draft of a policy and its test cases. What is written is checked before it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.actions.command import command, locked
from xindai.decisioning.content import check_content
from xindai.decisioning.errors import draft_waits
from xindai.decisioning.permissions import POLICY_EDIT
from xindai.decisioning.test_cases import check_cases
from xindai.decisioning.types import VersionStatus
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.kernel.reader import Reader
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

LONGEST_CODE: Final = 40
_POLICY: Final = """
INSERT INTO decision_policy (id, code, name_zh, name_en) VALUES ($1, $2, $3, $4)
ON CONFLICT (code) DO UPDATE SET name_zh = excluded.name_zh, name_en = excluded.name_en
RETURNING id
"""
_LAST: Final = """
SELECT id, number, status, test_cases FROM decision_policy_version
WHERE policy_id = $1 ORDER BY number DESC LIMIT 1
"""
_CHANGE: Final = """
UPDATE decision_policy_version SET content = coalesce($2, content),
    test_cases = coalesce($3, test_cases), author = $4,
    editors = CASE WHEN $4 = ANY(editors) THEN editors ELSE editors || $4 END
WHERE id = $1
"""
_BEGIN: Final = """
INSERT INTO decision_policy_version (id, policy_id, number, content, test_cases, author, editors)
VALUES ($1, $2, $3, $4, $5, $6, ARRAY[$6])
"""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Draft:
    """What somebody wrote; a policy that is not there yet begins with it."""

    code: str
    name_zh: str
    name_en: str
    content: Mapping[str, Any]


async def save_draft(actor: Actor, draft: Draft, key: str) -> UUID:
    """The draft's id: the present draft, or a new version with the test cases of the last one.

    Refuses POLICY_IN_REVIEW and whatever is wrong with the content (RULE_…).
    """
    require(actor, POLICY_EDIT)
    code, zh, en = _names(draft)
    check_content(draft.content, is_new=True)
    content = dict(draft.content)

    async def act(tx: Tx) -> UUID:
        policy_id: UUID = await tx.value(_POLICY, new_id(), code, zh, en)
        last = await tx.row(_LAST, policy_id)
        if last is not None and last["status"] == VersionStatus.IN_REVIEW:
            raise draft_waits()
        if last is not None and last["status"] == VersionStatus.DRAFT:
            await tx.execute(_CHANGE, last["id"], content, None, actor.id)
            version_id: UUID = last["id"]
            return version_id
        number, cases = (last["number"] + 1, last["test_cases"]) if last else (1, [])
        fresh = new_id()
        await tx.execute(_BEGIN, fresh, policy_id, number, content, cases, actor.id)
        return fresh

    given = {"code": code, "zh": zh, "en": en, "content": content}
    return await command(actor, POLICY_EDIT, "decision.policy_draft", key, given, act)


def _names(draft: Draft) -> tuple[str, str, str]:
    fields = {"code": draft.code, "name_zh": draft.name_zh, "name_en": draft.name_en}
    reader = Reader(fields, "")
    code = reader.text("code", longest=LONGEST_CODE)
    plain = code.replace("-", "").replace("_", "")
    if not (code.isascii() and plain.isalnum() and code[0].isalpha()):
        raise Refusal("INVALID_TEXT", "a code is made of A-Z, a-z, 0-9, - and _", "code")
    zh, en = reader.text("name_zh", longest=100), reader.text("name_en", longest=100)
    if not zh or not en:
        raise Refusal("MISSING_FIELD", "a policy has a zh and an en name", "nameZh")
    return code, zh, en


async def set_test_cases(actor: Actor, version_id: UUID, cases: object, key: str) -> UUID:
    """Replaces the test cases of a draft; who sets them counts among its editors.

    Refuses POLICY_VERSION_NOT_FOUND, POLICY_WRONG_STATUS, FACT_UNKNOWN, FACT_INVALID.
    """
    require(actor, POLICY_EDIT)
    checked = check_cases(cases)

    async def act(tx: Tx) -> UUID:
        await locked(tx, version_id, VersionStatus.DRAFT)
        await tx.execute(_CHANGE, version_id, None, checked, actor.id)
        return version_id

    given = {"id": str(version_id), "cases": checked}
    return await command(actor, POLICY_EDIT, "decision.policy_test_cases", key, given, act)
