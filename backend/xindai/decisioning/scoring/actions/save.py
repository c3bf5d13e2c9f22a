"""Write a draft: a new version of its code, or the same draft again."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.decisioning.permissions import SCORECARD_CHANGE
from xindai.decisioning.scoring.actions.lock import lock
from xindai.decisioning.scoring.development import Measures, measure
from xindai.decisioning.scoring.errors import code_differs, not_a_draft, not_the_maker
from xindai.decisioning.scoring.parse import parse_scorecard, to_json
from xindai.kernel.ids import new_id
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

OPERATION: Final = "scorecard.save"
_NEXT: Final = "SELECT coalesce(max(version), 0) + 1 FROM scorecard_version WHERE code = $1"
_ADD: Final = """
INSERT INTO scorecard_version (id, code, version, content, maker, measures)
VALUES ($1, $2, $3, $4, $5, $6)
"""
_CHANGE: Final = "UPDATE scorecard_version SET content = $2, measures = $3 WHERE id = $1"


async def save_scorecard(
    actor: Actor, content: object, scorecard_id: UUID | None, idempotency_key: str
) -> UUID:
    """The draft's id, once per key.

    Refuses SCORECARD_INVALID and its kin (see parse_scorecard), SCORECARD_NOT_FOUND,
    SCORECARD_NOT_DRAFT, SCORECARD_NOT_YOURS, SCORECARD_CODE_DIFFERS.
    """
    require(actor, SCORECARD_CHANGE)
    key = idempotency.check_key(idempotency_key)
    parsed = parse_scorecard(content)
    card = to_json(parsed)
    digest = hashlib.sha256(json.dumps(card, sort_keys=True).encode()).hexdigest()
    given = {"id": str(scorecard_id) if scorecard_id else None, "sha256": digest}
    measures = await asyncio.to_thread(measure, parsed)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            found = scorecard_id or new_id()
            about = {"code": card["code"], "sha256": digest}
            if scorecard_id is None:
                about["version"] = await _add(tx, actor, found, card, measures)
            else:
                await _change(tx, actor, found, card, measures)
            await audit.append(tx, actor, OPERATION, f"scorecard/{found}", about)
            return {"id": str(found)}

        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    return UUID(answer.value()["id"])


async def _add(
    tx: Tx, actor: Actor, new: UUID, card: Mapping[str, Any], measures: Measures | None
) -> int:
    code = card["code"]
    # Two people who begin the same version at once follow one another.
    await tx.execute("SELECT pg_advisory_xact_lock(7323, hashtext($1))", code)
    version: int = await tx.value(_NEXT, code)
    await tx.execute(_ADD, new, code, version, card, actor.id, _kept(measures))
    return version


async def _change(
    tx: Tx, actor: Actor, old: UUID, card: Mapping[str, Any], measures: Measures | None
) -> None:
    row = await lock(tx, old)
    if row["status"] != "draft":
        raise not_a_draft(row["status"])
    if row["maker"] != actor.id:
        raise not_the_maker()
    if row["code"] != card["code"]:
        raise code_differs()
    await tx.execute(_CHANGE, old, card, _kept(measures))


def _kept(measures: Measures | None) -> dict[str, Any] | None:
    return None if measures is None else measures.to_json()
