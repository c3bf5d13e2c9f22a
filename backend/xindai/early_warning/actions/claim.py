"""Take a task, give it back."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.early_warning.actions.command import lock_task, once
from xindai.early_warning.errors import task_not_claimed, task_resolved, task_taken
from xindai.early_warning.permissions import MANAGE, WORK
from xindai.early_warning.tell import move
from xindai.early_warning.types import TaskStatus
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

CLAIM: Final = "early_warning.claim"
RELEASE: Final = "early_warning.task_release"


async def claim(actor: Actor, task_id: UUID, key: str) -> None:
    """The task is the actor's, whoever it was assigned to. Who manages may take a claimed one
    over once it is escalated.

    Refuses WARNING_TASK_NOT_FOUND, WARNING_TASK_RESOLVED, CLAIMED_BY_ANOTHER.
    """
    require(actor, WORK)

    async def act(tx: Tx, _keys: FieldKeys) -> None:
        row = await lock_task(tx, actor, task_id)
        if row["status"] == TaskStatus.RESOLVED:
            raise task_resolved()
        if row["status"] == TaskStatus.CLAIMED:
            if row["assigned"] == actor.id:
                return
            if row["escalated_on"] is None or not actor.may(MANAGE):
                raise task_taken()
        cells = {"status": TaskStatus.CLAIMED.value, "assigned": actor.id}
        await move(tx, actor, row, "claim", cells)

    await once(actor, CLAIM, key, {"taskId": str(task_id)}, act)


async def release(actor: Actor, task_id: UUID, key: str) -> None:
    """Back to the others; refuses as `check_mine`."""
    require(actor, WORK)

    async def act(tx: Tx, _keys: FieldKeys) -> None:
        row = await lock_task(tx, actor, task_id)
        check_mine(actor, row)
        await move(tx, actor, row, "task_release", {"status": "open", "assigned": None})

    await once(actor, RELEASE, key, {"taskId": str(task_id)}, act)


def check_mine(actor: Actor, row: Any) -> None:
    """Refuses WARNING_TASK_RESOLVED, NOT_CLAIMED, CLAIMED_BY_ANOTHER."""
    if row["status"] == TaskStatus.RESOLVED:
        raise task_resolved()
    if row["status"] != TaskStatus.CLAIMED:
        raise task_not_claimed()
    if row["assigned"] != actor.id:
        raise task_taken()
