"""The door of early warning."""

from __future__ import annotations

from xindai.early_warning.actions.claim import claim, release
from xindai.early_warning.actions.policy import decide_policy, propose_policy
from xindai.early_warning.actions.release_hold import release_hold
from xindai.early_warning.actions.resolve import resolve
from xindai.early_warning.catalogue import CATALOGUE, SignalKind, Unit
from xindai.early_warning.handlers import hear
from xindai.early_warning.queries import (
    find_watched,
    holds_by_id,
    holds_of_customers,
    signals_by_id,
    signals_of_customers,
    signals_of_tasks,
    watch_by_id,
    watch_of_customers,
)
from xindai.early_warning.task_queries import (
    find_tasks,
    get_task,
    hits,
    policies,
    policies_by_id,
    tasks_by_id,
    tasks_of_customers,
)

__all__ = [
    "CATALOGUE",
    "SignalKind",
    "Unit",
    "claim",
    "decide_policy",
    "find_tasks",
    "find_watched",
    "get_task",
    "hear",
    "hits",
    "holds_by_id",
    "holds_of_customers",
    "policies",
    "policies_by_id",
    "propose_policy",
    "release",
    "release_hold",
    "resolve",
    "signals_by_id",
    "signals_of_customers",
    "signals_of_tasks",
    "tasks_by_id",
    "tasks_of_customers",
    "watch_by_id",
    "watch_of_customers",
]
