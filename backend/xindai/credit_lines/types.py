"""Values of credit lines that cross the border. Amounts are minor units of the line's currency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class LineStatus(StrEnum):
    """Where a line is in its life."""

    ACTIVE = "active"
    FROZEN = "frozen"
    EXPIRED = "expired"
    CLOSED = "closed"


class MovementKind(StrEnum):
    """What changed a line."""

    GRANT = "grant"
    ADJUST = "adjust"
    TEMPORARY_RAISE = "temporary_raise"
    SUB_LINE = "sub_line"
    FREEZE = "freeze"
    UNFREEZE = "unfreeze"
    EXPIRE = "expire"
    CLOSE = "close"
    RESERVE = "reserve"
    CANCEL = "cancel"
    USE = "use"
    RELEASE = "release"
    RETAKE = "retake"


class ProposalKind(StrEnum):
    """What one person may propose and another approve."""

    GRANT = "grant"
    ADJUST = "adjust"
    TEMPORARY_RAISE = "temporary_raise"
    SUB_LINE = "sub_line"
    UNFREEZE = "unfreeze"
    PRE_APPROVAL = "pre_approval"


class ProposalStatus(StrEnum):
    """Where a proposal is."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubLineView:
    """The part of one product; `available_minor` is also bounded by what is left of the line."""

    id: UUID
    product_id: UUID
    limit_minor: int
    is_revolving: bool
    reserved_minor: int
    used_minor: int
    available_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line on the business date: what has run out by then is told as such.

    `temporary_minor` is what is in force today, `temporary_until` its last day.
    """

    id: UUID
    number: str
    customer_id: UUID
    currency: str
    status: LineStatus
    limit_minor: int
    temporary_minor: int
    temporary_until: date | None
    reserved_minor: int
    used_minor: int
    available_minor: int
    expires_on: date
    frozen_reason: str | None
    version: int
    created_at: datetime
    sub_lines: tuple[SubLineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFacts:
    """What a decision may know of a customer's line. A line without parts serves every product."""

    line_id: UUID
    currency: str
    status: LineStatus
    limit_minor: int
    temporary_minor: int
    reserved_minor: int
    used_minor: int
    available_minor: int
    expires_on: date
    sub_lines: tuple[SubLineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementView:
    """One change. `subject` is what it was made for: an application, a loan, a proposal."""

    id: UUID
    line_id: UUID
    seq: int
    kind: MovementKind
    amount_minor: int
    currency: str
    product_id: UUID | None
    subject: str | None
    reason: str | None
    actor: str
    booked_on: date
    at: datetime
    limit_before: int
    limit_after: int
    temporary_before: int
    temporary_after: int
    reserved_before: int
    reserved_after: int
    used_before: int
    used_after: int
    status_after: LineStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class SubLimit:
    """The part of a product that is wanted; None leaves the amount to the line's own limit."""

    product_id: UUID
    limit_minor: int | None
    is_revolving: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LineWish:
    """A change of a customer's line as it is proposed; the kind says which fields it wants.

    grant: limit, expires_on, perhaps parts. adjust: limit or expires_on or both.
    temporary_raise: temporary, temporary_until. sub_line: one part. unfreeze: nothing.
    """

    kind: ProposalKind
    customer_id: UUID
    currency: str
    reason: str
    limit_minor: int | None = None
    expires_on: date | None = None
    temporary_minor: int | None = None
    temporary_until: date | None = None
    sub_lines: tuple[SubLimit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PreApproval:
    """Lines for many customers at once. An amount of None is that of the customer's whitelist."""

    entries: tuple[tuple[UUID, int | None], ...]
    currency: str
    expires_on: date
    sub_lines: tuple[SubLimit, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """A proposal; `content` holds what its kind wants, in the words of `LineWish`."""

    id: UUID
    kind: ProposalKind
    customer_id: UUID | None
    branch_id: UUID
    currency: str
    content: Mapping[str, Any]
    reason: str
    status: ProposalStatus
    maker: str
    checker: str | None
    decision_reason: str | None
    created_at: datetime
    decided_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreApprovalRow:
    """A customer of a pre-approval; `outcome` is "granted" or the code of why not."""

    id: UUID
    customer_id: UUID
    amount_minor: int
    currency: str
    outcome: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LineFilter:
    """Which lines; None leaves a criterion out. `number` is a prefix."""

    number: str | None = None
    customer_id: UUID | None = None
    status: LineStatus | None = None
    branch_id: UUID | None = None
    product_id: UUID | None = None
    expires_until: date | None = None


@dataclass(frozen=True, slots=True)
class LinePage:
    """`cursors[i]` continues behind `lines[i]`."""

    lines: tuple[LineView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True)
class MovementPage:
    """`cursors[i]` continues behind `movements[i]`."""

    movements: tuple[MovementView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """`cursors[i]` continues behind `proposals[i]`."""

    proposals: tuple[ProposalView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True)
class PreApprovalPage:
    """`cursors[i]` continues behind `rows[i]`."""

    rows: tuple[PreApprovalRow, ...]
    cursors: tuple[str, ...]
    has_next: bool
