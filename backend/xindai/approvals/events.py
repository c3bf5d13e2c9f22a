"""News of approvals: somebody of a role has something to decide."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

TASK_ASSIGNED: Final = "task.assigned"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAssigned:
    """A task for anybody of the role who sees the branch; `task_id` is a request for approval."""

    task_id: UUID
    task: str
    command: str
    role: str
    branch_path: str

    def to_json(self) -> dict[str, Any]:
        """The message body."""
        return {
            "taskId": str(self.task_id),
            "task": self.task,
            "command": self.command,
            "role": self.role,
            "branchPath": self.branch_path,
        }


MESSAGES: Final[Mapping[str, type]] = {TASK_ASSIGNED: TaskAssigned}
"""What readers of the outbox may find, by topic."""


def tasks_of(role: str) -> str:
    """The key of the tasks of a role."""
    return f"tasks:{role}"
