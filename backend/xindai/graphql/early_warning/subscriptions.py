"""Live: the tasks of early warning in the branches one sees."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final
from uuid import UUID

import strawberry

from xindai.early_warning.events import LIST_KEY, TASKS_MOVED
from xindai.early_warning.permissions import READ
from xindai.graphql.base.access import C1, PUBLIC, Access, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import feed
from xindai.graphql.base.feed import Feed, Step, follow
from xindai.graphql.base.node import to_id
from xindai.platform.actor import Actor

MOVED: Final = Access(may(READ), Rows.BRANCH, {"after": PUBLIC})
TASKS: Final = Feed("warningTasksMoved", MOVED, frozenset({TASKS_MOVED}))


@classified(C1)
@strawberry.type(description="A task has moved; `cursor` is where to go on after a break.")
class WarningTaskMove:
    """`verb` says what happened: "raise", "claim", "resolve", "escalate"…"""

    cursor: str
    task_id: strawberry.ID
    verb: str


@strawberry.type
class WarningSubscription:
    """Part of Subscription."""

    @feed(MOVED, "What happens to tasks of early warning, in the branches one sees.")
    async def warning_tasks_moved(
        self, info: Info, after: str | None = None
    ) -> AsyncGenerator[WarningTaskMove, None]:
        async def make(actor: Actor, step: Step) -> WarningTaskMove | None:
            if step.message is None:
                return None
            told = step.message.payload
            if not str(told["branchPath"]).startswith(actor.branch_path):
                return None
            return WarningTaskMove(
                cursor=step.cursor(),
                task_id=to_id("WarningTask", UUID(told["taskId"])),
                verb=told["verb"],
            )

        return follow(info.context, TASKS, LIST_KEY, after, make)
