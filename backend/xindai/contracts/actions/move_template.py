"""Move a template's version along its life: submitted, returned, approved by another, retired."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.contracts.errors import (
    own_template,
    reason_missing,
    template_not_found,
    wrong_template_status,
)
from xindai.contracts.permissions import TEMPLATE_APPROVE, TEMPLATE_WRITE
from xindai.contracts.rules import normal_reason
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

# The template is locked first: two approvals of two versions of it queue.
_LOCK_TEMPLATE: Final = """
SELECT FROM contract_template t JOIN contract_template_version v ON v.template_id = t.id
WHERE v.id = $1 FOR UPDATE OF t
"""
_LOCK: Final = """
SELECT id, template_id, status, makers FROM contract_template_version WHERE id = $1 FOR UPDATE
"""
_SUBMIT: Final = """
UPDATE contract_template_version SET status = 'in_review', reason = NULL WHERE id = $1
"""
_RETURN: Final = """
UPDATE contract_template_version SET status = 'draft', reason = $2 WHERE id = $1
"""
_APPROVE: Final = """
UPDATE contract_template_version SET status = 'approved', checker = $2, approved_at = now()
WHERE id = $1
"""
_RETIRE: Final = """
UPDATE contract_template_version SET status = 'retired', retired_at = now() WHERE id = $1
"""
_BEFORE: Final = """
UPDATE contract_template_version SET status = 'retired', retired_at = now()
WHERE template_id = $1 AND status = 'approved'
"""


async def submit_template(actor: Actor, version_id: UUID, key: str) -> None:
    """Draft -> in review; refuses TEMPLATE_NOT_FOUND, WRONG_TEMPLATE_STATUS."""
    require(actor, TEMPLATE_WRITE)

    async def act(tx: Tx) -> None:
        await _locked(tx, version_id, "draft")
        await tx.execute(_SUBMIT, version_id)

    await _keyed(actor, "contract_template.submit", version_id, key, {}, act)


async def return_template(actor: Actor, version_id: UUID, reason: str, key: str) -> None:
    """In review -> draft, with a reason; refuses also REASON_MISSING."""
    require(actor, TEMPLATE_APPROVE)
    why = normal_reason(reason)
    if why is None:
        raise reason_missing()

    async def act(tx: Tx) -> None:
        await _locked(tx, version_id, "in_review")
        await tx.execute(_RETURN, version_id, why)

    await _keyed(actor, "contract_template.return", version_id, key, {"reason": why}, act)


async def approve_template(actor: Actor, version_id: UUID, key: str) -> None:
    """In review -> approved: in force in the place of the one before, which is retired.

    Refuses TEMPLATE_NOT_FOUND, WRONG_TEMPLATE_STATUS, and OWN_TEMPLATE to whoever wrote on it.
    """
    require(actor, TEMPLATE_APPROVE)

    async def act(tx: Tx) -> None:
        row = await _locked(tx, version_id, "in_review")
        if actor.id in row["makers"]:
            raise own_template()
        await tx.execute(_BEFORE, row["template_id"])
        await tx.execute(_APPROVE, version_id, actor.id)

    await _keyed(actor, "contract_template.approve", version_id, key, {}, act)


async def retire_template(actor: Actor, version_id: UUID, key: str) -> None:
    """Approved -> retired: nothing new is made of it; what was made of it stays."""
    require(actor, TEMPLATE_APPROVE)

    async def act(tx: Tx) -> None:
        await _locked(tx, version_id, "approved")
        await tx.execute(_RETIRE, version_id)

    await _keyed(actor, "contract_template.retire", version_id, key, {}, act)


async def _locked(tx: Tx, version_id: UUID, status: str) -> Any:
    await tx.execute(_LOCK_TEMPLATE, version_id)
    row = await tx.row(_LOCK, version_id)
    if row is None:
        raise template_not_found()
    if row["status"] != status:
        raise wrong_template_status(row["status"])
    return row


async def _keyed(
    actor: Actor, operation: str, version_id: UUID, key: str, about: dict[str, Any], move: Any
) -> None:
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await move(tx)
            subject = f"contract_template_version/{version_id}"
            await audit.append(tx, actor, operation, subject, about)
            return {}

        given = {"versionId": str(version_id)} | about
        answer = await idempotency.run(tx, actor, operation, checked, given, act)
    answer.value()
