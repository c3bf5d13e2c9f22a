"""The second person's word on a submitted scorecard: it counts from now on, or goes back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.permissions import SCORECARD_CHECK
from xindai.decisioning.scoring.actions.lock import lock
from xindai.decisioning.scoring.errors import not_submitted, own_scorecard, reason_missing
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

ACTIVATE: Final = "scorecard.activate"
RETURN: Final = "scorecard.return"
LONGEST_REASON: Final = 500
_RETIRE: Final = """
UPDATE scorecard_version SET status = 'retired', retired_at = now()
WHERE code = $1 AND status = 'active' RETURNING version
"""
_ACTIVATE: Final = """
UPDATE scorecard_version SET status = 'active', activated_at = now(), checker = $2 WHERE id = $1
"""
_RETURN: Final = """
UPDATE scorecard_version SET status = 'draft', submitted_at = NULL, note = $2 WHERE id = $1
"""


async def activate_scorecard(actor: Actor, scorecard_id: UUID, idempotency_key: str) -> None:
    """The version counts, and the one before is retired, in one commit and once per key.

    Refuses SCORECARD_NOT_FOUND, SCORECARD_NOT_SUBMITTED, SCORECARD_OWN.
    """
    require(actor, SCORECARD_CHECK)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await _submitted(tx, actor, scorecard_id)
            await tx.execute("SELECT pg_advisory_xact_lock(7323, hashtext($1))", row["code"])
            retired = await tx.value(_RETIRE, row["code"])
            await tx.execute(_ACTIVATE, scorecard_id, actor.id)
            about = {"code": row["code"], "version": row["version"], "retired": retired}
            await audit.append(tx, actor, ACTIVATE, f"scorecard/{scorecard_id}", about)
            return {}

        given = {"id": str(scorecard_id)}
        answer = await idempotency.run(tx, actor, ACTIVATE, key, given, act)
    answer.value()


async def return_scorecard(
    actor: Actor, scorecard_id: UUID, reason: str, idempotency_key: str
) -> None:
    """Back to its maker as a draft, with a reason, once per key.

    Refuses as `activate_scorecard` does, and REASON_MISSING.
    """
    require(actor, SCORECARD_CHECK)
    key = idempotency.check_key(idempotency_key)
    why = reason.strip()[:LONGEST_REASON]
    if len(why) < 2 or not why.isprintable():
        raise reason_missing()
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await _submitted(tx, actor, scorecard_id)
            await tx.execute(_RETURN, scorecard_id, why)
            about = {"code": row["code"], "version": row["version"]}
            await audit.append(tx, actor, RETURN, f"scorecard/{scorecard_id}", about)
            return {}

        given = {"id": str(scorecard_id), "reason": why}
        answer = await idempotency.run(tx, actor, RETURN, key, given, act)
    answer.value()


async def _submitted(tx: Tx, actor: Actor, scorecard_id: UUID) -> Mapping[str, Any]:
    row = await lock(tx, scorecard_id)
    if row["status"] != "submitted":
        raise not_submitted(row["status"])
    if row["maker"] == actor.id:
        raise own_scorecard()
    return row
