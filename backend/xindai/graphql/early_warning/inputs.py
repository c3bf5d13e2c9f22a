"""What the entries of early warning are given."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.early_warning.types import (
    Finding,
    Severity,
    SignalCode,
    TaskFilter,
    TaskStatus,
    WatchFilter,
    WatchLevel,
)
from xindai.graphql.base.access import C1, C2, classified
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.early_warning import enums as _enums  # noqa: F401 - names them first


@classified(C1)
@strawberry.input(description="Which customers; null leaves a criterion out.")
class WatchWhere:
    """`level` null: everybody who is watched; `code`: with such a signal that has not lapsed."""

    level: WatchLevel | None = None
    code: SignalCode | None = None
    branch_id: strawberry.ID | None = None
    customer_id: strawberry.ID | None = None
    has_task: bool | None = None
    has_hold: bool | None = None

    def to_filter(self) -> WatchFilter:
        """For the domain."""
        return WatchFilter(
            level=self.level,
            code=self.code,
            branch_id=maybe_id("Branch", self.branch_id, "branchId", "BRANCH_NOT_FOUND"),
            customer_id=maybe_id("Customer", self.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
            has_task=self.has_task,
            has_hold=self.has_hold,
        )


@classified(C1)
@strawberry.input(description="Which tasks; null leaves a criterion out.")
class WarningTaskWhere:
    """`number` is a prefix; `isMine`: assigned to who asks; `isLate`: open and over its day."""

    number: str | None = None
    status: TaskStatus | None = None
    is_open: bool | None = None
    is_late: bool | None = None
    is_mine: bool | None = None
    severity: Severity | None = None
    branch_id: strawberry.ID | None = None
    customer_id: strawberry.ID | None = None

    def to_filter(self, actor_id: str) -> TaskFilter:
        """For the domain."""
        return TaskFilter(
            number=self.number,
            status=self.status,
            is_open=self.is_open,
            is_late=self.is_late,
            severity=self.severity,
            branch_id=maybe_id("Branch", self.branch_id, "branchId", "BRANCH_NOT_FOUND"),
            customer_id=maybe_id("Customer", self.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
            assigned=actor_id if self.is_mine else None,
        )


@classified(C1)
@strawberry.input
class WarningTaskInput:
    """One task."""

    task_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1, comment=C2)
@strawberry.input
class WarningTaskResolveInput:
    """What was found; the comment of 2 to 500 characters says how."""

    task_id: strawberry.ID
    finding: Finding
    comment: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class WarningHoldReleaseInput:
    """Why the line may be used again; somebody else decides on it there."""

    hold_id: strawberry.ID
    reason: str
    idempotency_key: str = ""


def task_key(text: str) -> UUID:
    """The row's id; refuses WARNING_TASK_NOT_FOUND."""
    return from_id("WarningTask", text, "taskId", "WARNING_TASK_NOT_FOUND")
