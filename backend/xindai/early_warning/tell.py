"""What is told of tasks and levels, in the transaction that moved them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from xindai.early_warning.events import (
    LIST_KEY,
    TASK_CHANGED,
    TASKS_MOVED,
    WATCH_CHANGED,
    WarningTaskChanged,
    WarningTasksMoved,
    WatchEntryChanged,
)
from xindai.early_warning.permissions import MANAGE
from xindai.notifications import api as notifications
from xindai.platform import audit, outbox
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_MANAGERS: Final = """
SELECT u.id FROM staff_user u JOIN branch b ON b.id = u.branch_id
WHERE u.is_active AND starts_with($1, b.path) AND EXISTS (SELECT FROM role_permission p
    WHERE p.role_id = ANY(u.roles) AND p.permission_id = $2)
ORDER BY u.id
"""


async def task_news(tx: Tx, row: Mapping[str, Any], verb: str) -> None:
    """The messages of one task: `row` has its columns as they are now, and `path`."""
    changed = WarningTaskChanged(
        task_id=row["id"],
        number=row["number"],
        customer_id=row["customer_id"],
        branch_id=row["branch_id"],
        verb=verb,
        status=row["status"],
        version=row["version"],
    )
    await outbox.add(tx, TASK_CHANGED, str(row["id"]), changed.to_json())
    moved = WarningTasksMoved(task_id=row["id"], branch_path=row["path"], verb=verb)
    await outbox.add(tx, TASKS_MOVED, LIST_KEY, moved.to_json())


async def assigned_notice(tx: Tx, row: Mapping[str, Any]) -> None:
    """A notice to whoever has the task."""
    if row["assigned"] is not None:
        told = {"number": str(row["number"]), "due": row["due_on"].isoformat()}
        await notifications.notify(tx, row["assigned"], "warning_task.assigned", told)


async def escalated_notice(tx: Tx, row: Mapping[str, Any]) -> None:
    """A notice to the managers of the branch and of those above, and to whoever has the task."""
    managers = await tx.rows(_MANAGERS, row["path"], MANAGE.code)
    people = {f"staff:{m['id']}" for m in managers} | ({row["assigned"]} - {None})
    told = {"number": str(row["number"]), "due": row["due_on"].isoformat()}
    for person in sorted(people):
        await notifications.notify(tx, person, "warning_task.escalated", told)


async def level_news(tx: Tx, row: Mapping[str, Any]) -> None:
    """The message of one customer's level."""
    changed = WatchEntryChanged(
        customer_id=row["customer_id"],
        branch_id=row["branch_id"],
        level=row["level"],
        score=row["score"],
        version=row["version"],
    )
    await outbox.add(tx, WATCH_CHANGED, str(row["customer_id"]), changed.to_json())


async def move(
    tx: Tx,
    actor: Actor,
    row: Mapping[str, Any],
    verb: str,
    cells: Mapping[str, Any],
    about: Mapping[str, Any] | None = None,
) -> None:
    """The only way a command changes a locked task: `cells`, one version more, what is told.

    `about` goes into the audit, so it holds no text that somebody wrote.
    """
    named = "".join(f", {name} = ${n}" for n, name in enumerate(cells, 3))
    now = {**dict(row), **cells, "version": row["version"] + 1}
    sql = f"UPDATE warning_task SET version = $2{named} WHERE id = $1"
    await tx.execute(sql, row["id"], now["version"], *cells.values())
    detail = {**(about or {}), "version": now["version"]}
    await audit.append(tx, actor, f"early_warning.{verb}", f"warning_task/{row['id']}", detail)
    await task_news(tx, now, verb)
