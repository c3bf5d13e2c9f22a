"""Say what was found: the task ends, its signals have their finding, the level follows."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.early_warning.actions.claim import check_mine
from xindai.early_warning.actions.command import lock_task, once
from xindai.early_warning.follow import follow_levels
from xindai.early_warning.look import GATE_ALONE
from xindai.early_warning.models import COMMENT
from xindai.early_warning.permissions import WORK
from xindai.early_warning.rules import words
from xindai.early_warning.tell import move
from xindai.early_warning.types import Finding, TaskStatus
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

RESOLVE: Final = "early_warning.resolve"
_SIGNALS: Final = "UPDATE warning_signal SET finding = $2 WHERE task_id = $1"


async def resolve(actor: Actor, task_id: UUID, finding: Finding, comment: str, key: str) -> None:
    """A false alarm no longer counts for the level; anything else does until its cause is gone.

    Refuses REASON_MISSING (no comment), WARNING_TASK_NOT_FOUND and as `check_mine`.
    """
    require(actor, WORK)
    said = words(comment, "comment")

    async def act(tx: Tx, keys: FieldKeys) -> None:
        row = await lock_task(tx, actor, task_id)
        check_mine(actor, row)
        sealed = keys.seal(said, COMMENT.table, str(task_id), COMMENT.field)
        cells = {
            "status": TaskStatus.RESOLVED.value,
            "finding": finding.value,
            "comment_sealed": sealed,
            "resolved_by": actor.id,
            "resolved_at": await tx.value("SELECT now()"),
        }
        await move(tx, actor, row, "resolve", cells, {"finding": finding.value})
        await tx.execute(_SIGNALS, task_id, finding.value)
        if row["customer_id"] is not None:
            await follow_levels(tx, [row["customer_id"]])

    given = {"taskId": str(task_id), "finding": finding.value, "words": said}
    await once(actor, RESOLVE, key, given, act, gate=GATE_ALONE)
