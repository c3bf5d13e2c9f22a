"""Why an application is rejected: what its applicant is told, beside what stays in the house."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from xindai.decisioning import api as decisioning
from xindai.decisioning.types import AdverseReason
from xindai.origination.errors import rejection_reason_missing, rejection_reason_unknown
from xindai.origination.lock import VISIBLE
from xindai.origination.move import move
from xindai.origination.permissions import REVIEW
from xindai.origination.types import ApplicationStatus, ApplicationVerb
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_DECIDED: Final = f"""
SELECT a.id, a.decision_id {VISIBLE} WHERE a.id = ANY($3::uuid[]) AND a.decision_id IS NOT NULL
"""


async def reject_for(
    tx: Tx,
    actor: Actor,
    row: Any,
    verb: ApplicationVerb,
    told: Sequence[AdverseReason],
    *,
    reason: str | None = None,
    detail: Mapping[str, Any] | None = None,
    cells: Mapping[str, Any] | None = None,
) -> None:
    """Moves it to `rejected`: `told` is for the applicant, `reason` for the house alone."""
    await move(
        tx,
        actor,
        row,
        verb,
        ApplicationStatus.REJECTED,
        reason=reason,
        detail=dict(detail or {}) | {"reasons": [each.code for each in told]},
        cells=dict(cells or {}) | {"rejection": [asdict(each) for each in told]},
        notice={
            "reasons_zh": "; ".join(each.zh for each in told),
            "reasons_en": "; ".join(each.en for each in told),
        },
    )


async def chosen(tx: Tx, row: Any, codes: Sequence[str]) -> tuple[AdverseReason, ...]:
    """The texts of these codes, each once; refuses REJECTION_REASON_MISSING and
    REJECTION_REASON_UNKNOWN."""
    if not codes:
        raise rejection_reason_missing()
    choices = (await decisioning.adverse_reasons(tx, [row["decision_id"]])).get(row["decision_id"])
    catalogue = {each.code: each for each in choices or ()}
    for code in codes:
        if code not in catalogue:
            raise rejection_reason_unknown(code)
    return tuple(catalogue[code] for code in dict.fromkeys(codes))


async def rejection_choices(
    actor: Actor, ids: Sequence[UUID]
) -> dict[UUID, tuple[AdverseReason, ...]]:
    """What each of these may be rejected for; what the decision found itself comes first."""
    require(actor, REVIEW)
    async with db.transaction(read_only=True) as tx:
        decided = {r["id"]: r["decision_id"] for r in await tx.rows(
            _DECIDED, *actor.scope(), list(ids)
        )}  # fmt: skip
        found = await decisioning.adverse_reasons(tx, list(decided.values()))
    return {key: found.get(decision, ()) for key, decision in decided.items()}
