"""What early warning brings into the schema: entries, types, and what a global id can load."""

from __future__ import annotations

from typing import Any, Final

from xindai.early_warning import api as warning
from xindai.graphql.early_warning.mutations import WarningMutation as Mutation
from xindai.graphql.early_warning.policy_types import WarningPolicy
from xindai.graphql.early_warning.queries import WarningQuery as Query
from xindai.graphql.early_warning.subscriptions import WarningSubscription as Subscription
from xindai.graphql.early_warning.types import (
    WarningHold,
    WarningSignal,
    WarningTask,
    WatchEntry,
)

__all__ = ["NODES", "TYPES", "Mutation", "Query", "Subscription"]

NODES: Final[dict[str, tuple[Any, Any]]] = {
    "WarningHold": (warning.holds_by_id, WarningHold.of),
    "WarningPolicy": (warning.policies_by_id, WarningPolicy.of),
    "WarningSignal": (warning.signals_by_id, WarningSignal.of),
    "WarningTask": (warning.tasks_by_id, WarningTask.of),
    "WatchEntry": (warning.watch_by_id, WatchEntry.of),
}
TYPES: Final = (WarningHold, WarningPolicy, WarningSignal, WarningTask, WatchEntry)
