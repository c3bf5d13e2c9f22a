"""Values of contracts that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from xindai.contracts.template_types import NewTemplate as NewTemplate
from xindai.contracts.template_types import TemplateKind as TemplateKind
from xindai.contracts.template_types import TemplateStatus as TemplateStatus
from xindai.contracts.template_types import TemplateText as TemplateText
from xindai.contracts.template_types import TemplateVersionView as TemplateVersionView
from xindai.contracts.template_types import TemplateView as TemplateView


class ContractStatus(StrEnum):
    """Where a contract is; `recorded` is the record of one that was signed on paper elsewhere."""

    RECORDED = "recorded"
    DRAFT = "draft"
    SIGNED = "signed"
    SEALED = "sealed"
    CANCELLED = "cancelled"


class DocumentKind(StrEnum):
    """As the borrower signs it, and with the company's seal."""

    UNSIGNED = "unsigned"
    SEALED = "sealed"


class SigningParty(StrEnum):
    """Whose signature it is."""

    BORROWER = "borrower"
    COMPANY = "company"


class SigningMethod(StrEnum):
    """How somebody signed."""

    CODE = "code"
    IN_PERSON = "in_person"
    SEAL = "seal"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractView:
    """A contract; the rate is a fraction a year, as text.

    `signed_on` is the day of the document until the borrower has signed it.
    """

    id: UUID
    number: str
    customer_id: UUID
    product_version_id: UUID
    signed_on: date
    principal_minor: int
    currency: str
    annual_rate: str
    instalment_count: int
    terms: Mapping[str, Any]
    source: str
    status: ContractStatus
    document_version: int
    application_id: UUID | None
    cancelled_at: datetime | None
    cancel_reason: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """A PDF of a contract; `sha256` in hexadecimal digits is that of its bytes."""

    id: UUID
    contract_id: UUID
    version: int
    kind: DocumentKind
    file_id: UUID
    sha256: str
    size_bytes: int
    reason: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureView:
    """Who signed which document how; `document_sha256` is what was signed."""

    id: UUID
    contract_id: UUID
    document_id: UUID
    party: SigningParty
    method: SigningMethod
    signer: str
    document_sha256: str
    signed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFilter:
    """Which contracts; None leaves a criterion out. `number` is a prefix, the days are included."""

    number: str | None = None
    customer_id: UUID | None = None
    application_id: UUID | None = None
    status: ContractStatus | None = None
    signed_from: date | None = None
    signed_until: date | None = None


@dataclass(frozen=True, slots=True)
class ContractPage:
    """`cursors[i]` continues behind `contracts[i]`."""

    contracts: tuple[ContractView, ...]
    cursors: tuple[str, ...]
    has_next: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewContract:
    """A contract to be recorded; `terms` is the full JSON form of the engine's terms."""

    customer_id: UUID
    product_version_id: UUID
    signed_on: date
    terms: Mapping[str, Any]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What a contract is to be made of: an application's accepted offer, or by staff a customer
    with version and terms.

    `template` is the code of a template of loans; None: the standard one.
    """

    application_id: UUID | None = None
    customer_id: UUID | None = None
    product_version_id: UUID | None = None
    terms: Mapping[str, Any] | None = None
    bank_card_id: UUID | None = None
    merchant_id: UUID | None = None
    template: str | None = None
    is_bilingual: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractChange:
    """What a new version of a document says differently; None leaves it as it was."""

    contract_id: UUID
    reason: str
    amount_minor: int | None = None
    instalments: int | None = None
    bank_card_id: UUID | None = None
    is_bilingual: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class InPersonRecord:
    """A signing in person as the officer saw it: where, and the photos that he took."""

    contract_id: UUID
    document_sha256: str
    place: str
    photos: tuple[UUID, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedContract:
    """A contract that both sides signed, as those see it who pay; amounts in minor units."""

    id: UUID
    number: str
    customer_id: UUID
    application_id: UUID | None
    bank_card_id: UUID | None
    merchant_id: UUID | None
    principal_minor: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What a check of the archive found; `is_valid` is all of it together.

    `is_archived_unchanged`: the file's hash is the one in the archive. `holds_signed_text`: it
    begins with the very bytes that the borrower signed. The others are about the seal.
    """

    contract_id: UUID
    version: int
    sha256: str
    is_valid: bool
    is_archived_unchanged: bool
    holds_signed_text: bool
    is_seal_intact: bool
    seal_covers_all: bool
    is_sealer_trusted: bool
    sealer: str | None


@dataclass(frozen=True, slots=True)
class TermLine:
    """One of the terms by name, in both languages."""

    name_zh: str
    name_en: str
    zh: str
    en: str
