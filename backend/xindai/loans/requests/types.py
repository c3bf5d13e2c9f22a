"""Values of requests that cross the border. Amounts are minor units of `currency`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from xindai.loans.types import Preview


class RequestKind(StrEnum):
    """What is asked for. The last two are answered in words; the others change the loan."""

    EXTENSION = "extension"
    DUE_SHIFT = "due_shift"
    PAYMENT_HOLIDAY = "payment_holiday"
    RESTRUCTURE = "restructure"
    REPAYMENT_METHOD_CHANGE = "repayment_method_change"
    OTHER = "other"


class RequestReason(StrEnum):
    """Why."""

    UNEMPLOYMENT = "unemployment"
    INCOME_LOSS = "income_loss"
    ILLNESS = "illness"
    DISASTER = "disaster"
    FAMILY = "family"
    PAYDAY_CHANGE = "payday_change"
    CASH_SHORTAGE = "cash_shortage"
    OTHER = "other"


class RequestStatus(StrEnum):
    """Where a request is."""

    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the borrower would like, by kind (see `wishes.NEEDS`).

    `instalments`: so many more (extension), or so many in all (restructure). `monthly_minor` is
    what he can pay a month.
    """

    instalments: int | None = None
    from_due: date | None = None
    to_due: date | None = None
    until: date | None = None
    monthly_minor: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewRequest:
    """A request; `text` in plain (sealed when stored), `document_ids` papers of the borrower."""

    loan_id: UUID
    kind: RequestKind
    reason: RequestReason
    wish: Wish
    text: str | None = None
    document_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Approval:
    """A yes: the verb of the loan with its data, or an answer in words, or both.

    `on` is the value date (default: the business date).
    """

    request_id: UUID
    verb: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)
    on: date | None = None
    answer: str | None = None
    idempotency_key: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """What a yes did, or on a dry run would do; `preview` only on a dry run with a verb."""

    request_id: UUID
    preview: Preview | None = None
    currency: str = "CNY"
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class RequestView:
    """A request, its texts opened. `verb`, `terms` and `event_id` say what was carried out."""

    id: UUID
    number: str
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    currency: str
    kind: RequestKind
    reason: RequestReason
    wish: Wish
    text: str | None
    document_ids: tuple[UUID, ...]
    status: RequestStatus
    claimed_by: str | None
    claimed_until: datetime | None
    answer: str | None
    verb: str | None
    terms: Mapping[str, Any] | None
    event_id: UUID | None
    created_by: str
    is_by_borrower: bool
    created_at: datetime
    decided_by: str | None
    decided_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestFilter:
    """Which requests; None leaves a criterion out. `number` is a prefix."""

    number: str | None = None
    status: RequestStatus | None = None
    kind: RequestKind | None = None
    reason: RequestReason | None = None
    loan_id: UUID | None = None
    customer_id: UUID | None = None
    branch_id: UUID | None = None
    is_open: bool | None = None
    claimed_by: str | None = None


@dataclass(frozen=True, slots=True)
class RequestPage:
    """`cursors[i]` continues behind `requests[i]`."""

    requests: tuple[RequestView, ...]
    cursors: tuple[str, ...]
    has_next: bool
