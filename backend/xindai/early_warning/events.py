"""News of early warning, for the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from xindai.early_warning.permissions import READ
from xindai.platform.news import News
from xindai.platform.topics import topic

TASK_CHANGED: Final = "warning_task.changed"
TASKS_MOVED: Final = "warning_tasks.moved"
LIST_KEY: Final = "warning_tasks"
"""The key of TASKS_MOVED, for whoever watches the list: it is narrowed by the branch's path."""
WATCH_CHANGED: Final = "watch_entry.changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningTaskChanged(News):
    """Something happened on a task: `verb` says what, "raised", "claim", "resolve"…"""

    task_id: UUID
    number: str
    customer_id: UUID | None
    branch_id: UUID
    verb: str
    status: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningTasksMoved(News):
    """A task of a branch has moved; `verb` says how."""

    task_id: UUID
    branch_path: str
    verb: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchEntryChanged(News):
    """A customer's level has changed; "none" takes him off the list."""

    customer_id: UUID
    branch_id: UUID
    level: str
    score: int
    version: int


MESSAGES: Final[Mapping[str, type]] = {
    TASK_CHANGED: WarningTaskChanged,
    TASKS_MOVED: WarningTasksMoved,
    WATCH_CHANGED: WatchEntryChanged,
}
"""What readers of the outbox may find, by topic."""

topic(TASK_CHANGED, WarningTaskChanged, READ, "预警任务变动", "A task of early warning moved on")
topic(WATCH_CHANGED, WatchEntryChanged, READ, "预警等级变动", "A customer's watch level changed")
