"""News of approvals: somebody of a role has something to decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.platform.news import News

TASK_ASSIGNED: Final = "task.assigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAssigned(News):
    """A task for anybody of the role who sees the branch; `task_id` is a request for approval."""

    task_id: UUID
    task: str
    command: str
    role: str
    branch_path: str


MESSAGES: Final[Mapping[str, type]] = {TASK_ASSIGNED: TaskAssigned}
"""What readers of the outbox may find, by topic."""


def tasks_of(role: str) -> str:
    """The key of the tasks of a role."""
    return f"tasks:{role}"
