"""News of early warning, for the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from xindai.early_warning.permissions import READ
from xindai.platform.topics import topic

TASK_CHANGED: Final = "warning_task.changed"
TASKS_MOVED: Final = "warning_tasks.moved"
LIST_KEY: Final = "warning_tasks"
"""The key of TASKS_MOVED, for whoever watches the list: it is narrowed by the branch's path."""
WATCH_CHANGED: Final = "watch_entry.changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningTaskChanged:
    """Something happened on a task: `verb` says what, "raised", "claim", "resolve"…"""

    task_id: UUID
    number: str
    customer_id: UUID | None
    branch_id: UUID
    verb: str
    status: str
    version: int

    def to_json(self) -> dict[str, Any]:
        """The message body; no personal data."""
        return {
            "taskId": str(self.task_id),
            "number": self.number,
            "customerId": str(self.customer_id) if self.customer_id else None,
            "branchId": str(self.branch_id),
            "verb": self.verb,
            "status": self.status,
            "version": self.version,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningTasksMoved:
    """A task of a branch has moved; `verb` says how."""

    task_id: UUID
    branch_path: str
    verb: str

    def to_json(self) -> dict[str, Any]:
        """The message body; no personal data."""
        return {
            "taskId": str(self.task_id),
            "branchPath": self.branch_path,
            "verb": self.verb,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchEntryChanged:
    """A customer's level has changed; "none" takes him off the list."""

    customer_id: UUID
    branch_id: UUID
    level: str
    score: int
    version: int

    def to_json(self) -> dict[str, Any]:
        """The message body; no personal data."""
        return {
            "customerId": str(self.customer_id),
            "branchId": str(self.branch_id),
            "level": self.level,
            "score": self.score,
            "version": self.version,
        }


MESSAGES: Final[Mapping[str, type]] = {
    TASK_CHANGED: WarningTaskChanged,
    TASKS_MOVED: WarningTasksMoved,
    WATCH_CHANGED: WatchEntryChanged,
}
"""What readers of the outbox may find, by topic."""

topic(TASK_CHANGED, WarningTaskChanged, READ, "预警任务变动", "A task of early warning moved on")
topic(WATCH_CHANGED, WatchEntryChanged, READ, "预警等级变动", "A customer's watch level changed")
