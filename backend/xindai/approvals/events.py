"""News of approvals."""

from __future__ import annotations

from typing import Final

TASK_ASSIGNED: Final = "task.assigned"
"""Somebody of a role has something to decide; its key is the branch, its payload ids and codes."""
APPROVAL_CHANGED: Final = "approval.changed"
