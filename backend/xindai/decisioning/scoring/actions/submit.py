"""Hand a draft to those who check it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.decisioning.permissions import SCORECARD_CHANGE
from xindai.decisioning.scoring.actions.lock import lock
from xindai.decisioning.scoring.errors import not_a_draft, not_the_maker
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require

OPERATION: Final = "scorecard.submit"
_SUBMIT: Final = """
UPDATE scorecard_version SET status = 'submitted', submitted_at = now(), note = NULL WHERE id = $1
"""


async def submit_scorecard(actor: Actor, scorecard_id: UUID, idempotency_key: str) -> None:
    """From now on the content stays, once per key.

    Refuses SCORECARD_NOT_FOUND, SCORECARD_NOT_DRAFT, SCORECARD_NOT_YOURS.
    """
    require(actor, SCORECARD_CHANGE)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await lock(tx, scorecard_id)
            if row["status"] != "draft":
                raise not_a_draft(row["status"])
            if row["maker"] != actor.id:
                raise not_the_maker()
            await tx.execute(_SUBMIT, scorecard_id)
            about = {"code": row["code"], "version": row["version"]}
            await audit.append(tx, actor, OPERATION, f"scorecard/{scorecard_id}", about)
            return {}

        given = {"id": str(scorecard_id)}
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    answer.value()
