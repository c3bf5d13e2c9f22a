"""What of early warning can be loaded by a global id, each by its door, so that scope holds."""

from __future__ import annotations

from typing import Any, Final

from xindai.early_warning import api as warning
from xindai.graphql.early_warning.policy_types import WarningPolicy
from xindai.graphql.early_warning.types import (
    WarningHold,
    WarningSignal,
    WarningTask,
    WatchEntry,
)

NODES: Final[dict[str, tuple[Any, Any]]] = {
    "WarningHold": (warning.holds_by_id, WarningHold.of),
    "WarningPolicy": (warning.policies_by_id, WarningPolicy.of),
    "WarningSignal": (warning.signals_by_id, WarningSignal.of),
    "WarningTask": (warning.tasks_by_id, WarningTask.of),
    "WatchEntry": (warning.watch_by_id, WatchEntry.of),
}
TYPES: Final = (WarningHold, WarningPolicy, WarningSignal, WarningTask, WatchEntry)
