"""Values of applications that cross the border. Amounts are minor units of `currency`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from xindai.decisioning.types import AdverseReason
from xindai.platform.db import Tx


class ApplicationStatus(StrEnum):
    """Where an application is."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    DECIDING = "deciding"
    PHONE_VERIFICATION = "phone_verification"
    REVIEW_1 = "review_1"
    REVIEW_2 = "review_2"
    REVIEW_3 = "review_3"
    APPROVED = "approved"
    OFFER_ACCEPTED = "offer_accepted"
    CONTRACT_SIGNED = "contract_signed"
    DISBURSING = "disbursing"
    DISBURSED = "disbursed"
    RETURNED = "returned"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class ApplicationVerb(StrEnum):
    """What moves an application."""

    SAVE = "save"
    SUBMIT = "submit"
    RESUBMIT = "resubmit"
    START_DECISION = "start_decision"
    APPROVE_AT_ONCE = "approve_at_once"
    REFER_TO_PHONE = "refer_to_phone"
    REFER_TO_REVIEW = "refer_to_review"
    DECLINE = "decline"
    PASS_PHONE_CHECK = "pass_phone_check"
    FAIL_PHONE_CHECK = "fail_phone_check"
    REVIEW_APPROVE = "review_approve"
    REVIEW_REJECT = "review_reject"
    RETURN = "return"
    ACCEPT_OFFER = "accept_offer"
    SIGN_CONTRACT = "sign_contract"
    CANCEL_CONTRACT = "cancel_contract"
    START_DISBURSING = "start_disbursing"
    CONFIRM_DISBURSEMENT = "confirm_disbursement"
    FAIL_DISBURSEMENT = "fail_disbursement"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"


class ApplicationKind(StrEnum):
    """What is applied for: money, a credit line, or money out of a line."""

    LOAN = "loan"
    LINE = "line"
    DRAWING = "drawing"


class ApplicationPurpose(StrEnum):
    """What the money is for."""

    CONSUMPTION = "consumption"
    RENOVATION = "renovation"
    EDUCATION = "education"
    MEDICAL = "medical"
    TRAVEL = "travel"
    APPLIANCES = "appliances"
    VEHICLE = "vehicle"
    FARMING = "farming"
    BUSINESS = "business"
    OTHER = "other"


class PartyRole(StrEnum):
    """Who else stands behind an application."""

    CO_BORROWER = "co_borrower"
    GUARANTOR = "guarantor"


class PhoneVerdict(StrEnum):
    """What came of a call; after `unreachable` somebody calls again."""

    PASSED = "passed"
    FAILED = "failed"
    UNREACHABLE = "unreachable"


class PhoneAnswer(StrEnum):
    """Whether what was said on the phone is what was applied with."""

    MATCH = "match"
    MISMATCH = "mismatch"
    UNKNOWN = "unknown"


class ReviewVerdict(StrEnum):
    """What an examiner said."""

    APPROVE = "approve"
    REJECT = "reject"


class AuthorityStatus(StrEnum):
    """Where a rule of authority is; `replaced` by a newer one."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    REJECTED = "rejected"
    REPLACED = "replaced"


class ApplicationOrder(StrEnum):
    """How lists are ordered."""

    NEWEST = "newest"
    OLDEST = "oldest"
    DUE_FIRST = "due_first"
    AMOUNT_DESC = "amount_desc"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnLoans:
    """What a decision may know of the applicant's loans with us; the zeros are of who has none.

    `days_past_due` is the largest of today; `outstanding_minor` is the principal that is left, in
    the currency of the application.
    """

    open_loans: int = 0
    days_past_due: int = 0
    outstanding_minor: int = 0


ReadOwnLoans = Callable[[Tx, UUID, str], Awaitable[OwnLoans]]
"""By customer and currency. Loans stand above applications, so the wiring hands it down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovedOffer:
    """An accepted offer, as a contract is drawn up from it.

    `made_by` are the actors who made, examined or accepted the application: none of them pays.
    """

    application_id: UUID
    number: str
    customer_id: UUID
    product_version_id: UUID
    amount_minor: int
    currency: str
    instalments: int
    annual_rate: str
    method: str
    bank_card_id: UUID | None
    merchant_id: UUID | None
    uses_line: bool
    made_by: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PartyWish:
    """A co-borrower or guarantor: a customer, or a person in plain (sealed when stored)."""

    role: PartyRole
    customer_id: UUID | None = None
    name: str | None = None
    id_number: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class DraftWish:
    """What a step of the wizard gives; None leaves a thing as it is.

    `customer_id` is who it is for: staff name him once, a borrower is himself. Parties and
    documents replace those of before.
    """

    application_id: UUID | None = None
    kind: ApplicationKind | None = None
    customer_id: UUID | None = None
    product_version_id: UUID | None = None
    channel: str | None = None
    sub_product: str | None = None
    merchant_id: UUID | None = None
    amount_minor: int | None = None
    instalments: int | None = None
    method: str | None = None
    purpose: ApplicationPurpose | None = None
    bank_card_id: UUID | None = None
    parties: tuple[PartyWish, ...] | None = None
    document_ids: tuple[UUID, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferChange:
    """What an examiner sets otherwise than the decision; None leaves it. `annual_rate` is a
    fraction a year."""

    amount_minor: int | None = None
    instalments: int | None = None
    annual_rate: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What an application lacks before it can be submitted: a field and a code."""

    field: str
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationView:
    """An application. `is_overdue`: it stayed longer in its state than the service level allows.

    `rejection` is what the applicant was told when it was rejected. The offer's figures are there
    from `approved` on; `accepted_minor` may be lower.
    """

    id: UUID
    number: str
    kind: ApplicationKind
    customer_id: UUID
    branch_id: UUID
    product_id: UUID
    product_version_id: UUID
    channel: str
    sub_product: str | None
    merchant_id: UUID | None
    amount_minor: int | None
    currency: str
    instalments: int | None
    method: str | None
    purpose: ApplicationPurpose | None
    bank_card_id: UUID | None
    status: ApplicationStatus
    round: int
    entered_at: datetime
    due_at: datetime | None
    is_overdue: bool
    expires_on: date | None
    claimed_by: str | None
    claimed_until: datetime | None
    created_by: str
    created_at: datetime
    submitted_by: str | None
    submitted_at: datetime | None
    supplement: tuple[str, ...]
    return_reason: str | None
    rejection: tuple[AdverseReason, ...]
    decision_id: UUID | None
    grade: str | None
    review_levels: int | None
    needs_phone_check: bool | None
    offered_minor: int | None
    offered_instalments: int | None
    offered_rate: str | None
    offered_method: str | None
    accepted_minor: int | None
    accepted_at: datetime | None
    contract_id: UUID | None
    loan_id: UUID | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """What happened: a move, or something that left the state as it was."""

    id: UUID
    application_id: UUID
    seq: int
    from_status: ApplicationStatus | None
    to_status: ApplicationStatus
    verb: str
    actor: str
    at: datetime
    booked_on: date
    reason: str | None
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyView:
    """A co-borrower or guarantor, masked where he is no customer."""

    id: UUID
    application_id: UUID
    role: PartyRole
    customer_id: UUID | None
    name: str
    phone: str | None
    id_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewView:
    """One level's verdict."""

    id: UUID
    application_id: UUID
    round: int
    level: int
    reviewer: str
    verdict: ReviewVerdict
    amount_minor: int | None
    reason: str | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneCheckView:
    """One call; `answers` by the code of the question."""

    id: UUID
    application_id: UUID
    round: int
    caller: str
    verdict: PhoneVerdict
    answers: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """What somebody of the house wrote down."""

    id: UUID
    application_id: UUID
    author: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplicationFilter:
    """Which applications; None leaves a criterion out. `number` is a prefix.

    `is_under_way`: something is still to come, see `rules.is_over`.
    """

    number: str | None = None
    statuses: tuple[ApplicationStatus, ...] = ()
    product_id: UUID | None = None
    customer_id: UUID | None = None
    branch_id: UUID | None = None
    channel: str | None = None
    is_claimed: bool | None = None
    claimed_by: str | None = None
    is_overdue: bool | None = None
    is_under_way: bool | None = None
    submitted_from: date | None = None
    submitted_to: date | None = None


@dataclass(frozen=True, slots=True)
class ApplicationPage:
    """`cursors[i]` continues behind `applications[i]`."""

    applications: tuple[ApplicationView, ...]
    cursors: tuple[str, ...]
    has_next: bool
