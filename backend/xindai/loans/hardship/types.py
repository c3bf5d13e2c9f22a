"""Values of the hardship menu that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from xindai.engine.events import Event
from xindai.loans.requests.types import RequestReason
from xindai.loans.types import Preview, RowView


class ReliefKind(StrEnum):
    """What a relief does to the loan."""

    EXTENSION = "extension"
    SHORTENING = "shortening"
    WAIVER = "waiver"
    RESTRUCTURING = "restructuring"
    DUE_SHIFT = "due_shift"
    PAYMENT_HOLIDAY = "payment_holiday"


class HardshipStatus(StrEnum):
    """Where an offer is in its life."""

    CHOSEN = "chosen"
    SIGNED = "signed"
    EXECUTED = "executed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """A relief as the engine simulates it on a day: its event, the schedule before and after as of
    that day, what is left to pay, and the APR in percent. `sha256` is of event and schedule."""

    kind: ReliefKind
    event: Event
    rows_before: tuple[RowView, ...]
    rows_after: tuple[RowView, ...]
    to_pay_before_minor: int
    to_pay_after_minor: int
    apr_before: str | None
    apr_after: str | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HardshipMenu:
    """What a loan is offered on the business date. Where nothing is, `refusal` is the
    code that says why."""

    loan_id: UUID
    currency: str
    on: date
    valid_until: date
    reliefs: tuple[Relief, ...]
    auto: frozenset[str]
    refusal: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChooseRelief:
    """One of the menu, by its hash."""

    loan_id: UUID
    sha256: str
    reason: RequestReason
    idempotency_key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecuteOffer:
    """What a person of the lender agrees to."""

    offer_id: UUID
    idempotency_key: str = ""
    dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutedOffer:
    """`preview` only on a dry run."""

    offer_id: UUID
    currency: str
    preview: Preview | None = None
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferView:
    """A frozen offer. `schedule` is what it is executed to, as of `offered_on`."""

    id: UUID
    number: str
    loan_id: UUID
    customer_id: UUID
    branch_id: UUID
    currency: str
    kind: ReliefKind
    reason: RequestReason
    status: HardshipStatus
    event: Mapping[str, Any]
    schedule: tuple[RowView, ...]
    offered_on: date
    valid_until: date
    to_pay_before_minor: int
    to_pay_after_minor: int
    apr_before: str | None
    apr_after: str | None
    needs_approval: bool
    wording: str
    wording_sha256: str
    request_id: UUID | None
    event_id: UUID | None
    created_at: datetime
    signed_at: datetime | None
    ended_at: datetime | None
    version: int
