"""What a lender knows of a customer, as values: choices, views, and what is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class MaritalStatus(StrEnum):
    """As on the household register."""

    SINGLE = "single"
    MARRIED = "married"
    DIVORCED = "divorced"
    WIDOWED = "widowed"


class Education(StrEnum):
    """The highest one."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    VOCATIONAL = "vocational"
    COLLEGE = "college"
    BACHELOR = "bachelor"
    POSTGRADUATE = "postgraduate"


class Residence(StrEnum):
    """How somebody lives."""

    OWNED = "owned"
    MORTGAGED = "mortgaged"
    RENTED = "rented"
    WITH_FAMILY = "with_family"
    EMPLOYER = "employer"
    OTHER = "other"


class ContactRelation(StrEnum):
    """Who the contact is to the customer."""

    SPOUSE = "spouse"
    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    RELATIVE = "relative"
    COLLEAGUE = "colleague"
    FRIEND = "friend"


class EmploymentKind(StrEnum):
    """What somebody lives on."""

    EMPLOYED = "employed"
    CIVIL_SERVANT = "civil_servant"
    SELF_EMPLOYED = "self_employed"
    BUSINESS_OWNER = "business_owner"
    FARMER = "farmer"
    STUDENT = "student"
    RETIRED = "retired"
    UNEMPLOYED = "unemployed"


class AmountSide(StrEnum):
    """Which way a monthly amount goes."""

    INCOME = "income"
    EXPENSE = "expense"
    OBLIGATION = "obligation"
    """Owed to somebody: instalments of other loans, maintenance."""


class AmountKind(StrEnum):
    """What a monthly amount is."""

    SALARY = "salary"
    BUSINESS = "business"
    RENT = "rent"
    PENSION = "pension"
    LIVING = "living"
    MORTGAGE = "mortgage"
    CAR_LOAN = "car_loan"
    CREDIT_CARD = "credit_card"
    OTHER_LOAN = "other_loan"
    MAINTENANCE = "maintenance"
    OTHER = "other"
    NONE = "none"
    """Stated that there is nothing of this side: zero, which is not the same as not known."""


class DocumentCategory(StrEnum):
    """What a paper shows."""

    ID_CARD_FRONT = "id_card_front"
    ID_CARD_BACK = "id_card_back"
    INCOME_PROOF = "income_proof"
    RESIDENCE_PROOF = "residence_proof"
    EMPLOYMENT_PROOF = "employment_proof"
    COLLATERAL_PROOF = "collateral_proof"
    BUSINESS_LICENCE = "business_licence"
    PURPOSE_PROOF = "purpose_proof"
    OTHER = "other"


class DocumentStatus(StrEnum):
    """Whether somebody looked at it."""

    UNVERIFIED = "unverified"
    VERIFIED = "verified"
    REJECTED = "rejected"


class RelationKind(StrEnum):
    """How one customer stands to another; the first three have a direction."""

    GUARANTOR_OF = "guarantor_of"
    PARENT_OF = "parent_of"
    EMPLOYER_OF = "employer_of"
    SPOUSE = "spouse"
    SIBLING = "sibling"
    SAME_EMPLOYER = "same_employer"
    SAME_ADDRESS = "same_address"


DIRECTED = frozenset({RelationKind.GUARANTOR_OF, RelationKind.PARENT_OF, RelationKind.EMPLOYER_OF})
"""The others hold both ways."""


class Grade(StrEnum):
    """Our own opinion, A the best."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """How a customer lives; the address is masked."""

    customer_id: UUID
    marital_status: MaritalStatus | None
    education: Education | None
    residence: Residence | None
    dependants: int | None
    address: str | None
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class ProfileChange:
    """What is to be different; None leaves a thing as it is."""

    marital_status: MaritalStatus | None = None
    education: Education | None = None
    residence: Residence | None = None
    dependants: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactView:
    """Masked."""

    id: UUID
    customer_id: UUID
    relation: ContactRelation
    name: str
    phone: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewContact:
    """In full."""

    relation: ContactRelation
    name: str
    phone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EmploymentView:
    """The employer is masked; the position stays sealed."""

    id: UUID
    customer_id: UUID
    kind: EmploymentKind
    employer: str | None
    since_on: date | None
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class NewEmployment:
    """In full."""

    kind: EmploymentKind
    employer: str | None = None
    position: str | None = None
    since_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountView:
    """A month's income, expense or obligation."""

    id: UUID
    customer_id: UUID
    side: AmountSide
    kind: AmountKind
    amount_minor: int
    currency: str
    document_id: UUID | None
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAmount:
    """`document_id` is a document of the same customer."""

    side: AmountSide
    kind: AmountKind
    amount_minor: int
    currency: str = "CNY"
    document_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A paper; what is on it is opened apart."""

    id: UUID
    customer_id: UUID
    category: DocumentCategory
    status: DocumentStatus
    expires_on: date | None
    media_type: str
    size_bytes: int
    added_by: str
    added_at: datetime
    verified_by: str | None
    verified_at: datetime | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A file that the same actor has uploaded."""

    category: DocumentCategory
    file_id: UUID
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One customer and another: `customer_id` is `kind` `other_id` (a guarantor of him, say)."""

    id: UUID
    customer_id: UUID
    other_id: UUID
    kind: RelationKind
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingView:
    """One opinion; the newest counts."""

    id: UUID
    customer_id: UUID
    grade: Grade
    reason: str
    rated_by: str
    rated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TagsView:
    """Codes in alphabetical order."""

    segments: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFacts:
    """What decisions may know of a customer on the business date. Amounts are of a month, in
    minor units, and None where nothing is known: nothing is no zero."""

    customer_id: UUID
    branch_id: UUID
    branch_path: str
    age_years: int
    segments: tuple[str, ...]
    internal_rating: str | None
    is_blacklisted: bool
    blacklist_reason: str | None
    whitelist: int | None
    """The pre-approved amount, while it is good."""
    monthly_income_minor: int | None
    monthly_expenses_minor: int | None
    monthly_obligations_minor: int | None
    employment_months: int | None
    employment_kind: str | None
    document_categories: frozenset[str]
    """Of documents that are neither rejected nor expired."""
    has_required_consents: bool
    bank_card_id: UUID | None
    """The card that counts when nothing else is said."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class CardAccount:
    """Where money goes to or comes from, in full: to be used at once, and kept nowhere."""

    name: str
    number: str
    bank: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningView:
    """Something that was done to or by a customer; no personal data."""

    id: int
    at: datetime
    actor: str
    action: str
    subject: str
    detail: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class HappeningPage:
    """Newest first; a cursor stands behind its happening."""

    happenings: tuple[HappeningView, ...]
    cursors: tuple[str, ...]
    has_next: bool
