"""Live: tasks for the roles that one holds."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final
from uuid import UUID

import strawberry

from xindai.approvals.events import TASK_ASSIGNED as TASK_ASSIGNED_TOPIC
from xindai.approvals.events import tasks_of
from xindai.approvals.permissions import READ
from xindai.graphql.base.access import C1, PUBLIC, Access, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import feed
from xindai.graphql.base.feed import Feed, Step, follow
from xindai.graphql.base.node import to_id
from xindai.platform.actor import Actor

ASSIGNED: Final = Access(may(READ), Rows.BRANCH, {"role": PUBLIC, "after": PUBLIC})
TASKS: Final = Feed("taskAssigned", ASSIGNED, frozenset({TASK_ASSIGNED_TOPIC}))


@classified(C1)
@strawberry.type(description="Somebody of the role has something to do; `id` is what it is about.")
class Task:
    """`task` says what kind: "approval" is a request that waits for a checker."""

    cursor: str
    id: strawberry.ID
    task: str
    command: str
    role: str


@strawberry.type
class ApprovalSubscription:
    """Part of Subscription."""

    @feed(ASSIGNED, "Tasks of a role in the branches one sees, as they come.")
    async def task_assigned(
        self, info: Info, role: str, after: str | None = None
    ) -> AsyncGenerator[Task, None]:
        async def make(actor: Actor, step: Step) -> Task | None:
            if step.message is None:
                return None
            told = step.message.payload
            if not str(told["branchPath"]).startswith(actor.branch_path):
                return None
            return Task(
                cursor=step.cursor(),
                id=to_id("Approval", UUID(told["taskId"])),
                task=told["task"],
                command=told["command"],
                role=told["role"],
            )

        return follow(info.context, TASKS, tasks_of(role), after, make)
