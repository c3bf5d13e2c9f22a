"""Values of approvals that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class ApprovalStatus(StrEnum):
    """Where a request is."""

    PENDING = "pending"
    APPROVED = "approved"
    EXECUTED = "executed"
    FAILED = "failed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Submission:
    """A command as it was asked for: `arguments` are those of the mutation, as JSON.

    `amount_minor` is what a policy looks at; None (the command names no amount) meets every tier.
    """

    command: str
    mutation: str
    arguments: Mapping[str, Any]
    subject: str | None
    amount_minor: int | None
    idempotency_key: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView:
    """Which command, from which amount on, needs a checker of which role, within how many hours."""

    id: UUID
    command: str
    min_amount_minor: int
    role: str
    valid_hours: int


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ApprovalView:
    """A request; `arguments` may hold personal data, so who shows them masks them."""

    id: UUID
    command: str
    mutation: str
    arguments: Mapping[str, Any]
    subject: str | None
    amount_minor: int | None
    maker: str
    checker: str | None
    role: str
    status: ApprovalStatus
    reason: str | None
    created_at: datetime
    expires_at: datetime
    decided_at: datetime | None
    executed_at: datetime | None
    outcome: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class ApprovalPage:
    """`cursors[i]` continues behind `approvals[i]`."""

    approvals: tuple[ApprovalView, ...]
    cursors: tuple[str, ...]
    has_next: bool
