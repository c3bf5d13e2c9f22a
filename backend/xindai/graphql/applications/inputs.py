"""What the verbs of applications are given."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.applications.enums import (
    ApplicationKind,
    ApplicationPurpose,
    ApplicationStatus,
    PartyRole,
    PhoneAnswer,
    PhoneVerdict,
)
from xindai.graphql.base.access import C1, C2, PUBLIC, classified
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.scalars import Amount, Day, Rate
from xindai.kernel.dates import parse_date
from xindai.origination.types import ApplicationFilter, DraftWish, PartyWish


@classified(C2)
@strawberry.input(description="A customer, or a person with name, ID number and phone.")
class ApplicationPartyInput:
    """Persons are kept sealed."""

    role: PartyRole
    customer_id: strawberry.ID | None = None
    name: str | None = None
    id_number: str | None = None
    phone: str | None = None


@classified(C2)
@strawberry.input(description="One step of the wizard: what is left out stays as it is.")
class ApplicationDraftInput:
    """Without `applicationId` a new draft begins: name the product's version, and as staff the
    customer. Parties and documents replace those of before."""

    application_id: strawberry.ID | None = None
    kind: ApplicationKind | None = None
    customer_id: strawberry.ID | None = None
    product_version_id: strawberry.ID | None = None
    channel: str | None = None
    sub_product: str | None = None
    merchant_id: strawberry.ID | None = None
    amount: Amount | None = None
    instalments: int | None = None
    method: str | None = None
    purpose: ApplicationPurpose | None = None
    bank_card_id: strawberry.ID | None = None
    parties: list[ApplicationPartyInput] | None = None
    document_ids: list[strawberry.ID] | None = None
    idempotency_key: str = ""


@classified(PUBLIC)
@strawberry.input
class ApplicationInput:
    """Which application."""

    application_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class ApplicationReasonInput:
    """Which application, and why."""

    application_id: strawberry.ID
    reason: str = ""
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class ApplicationRejectInput:
    """`reasonCodes` of `rejectionChoices`: the applicant is told their texts. `reason` is the
    comment for the house, which he never sees."""

    application_id: strawberry.ID
    reason_codes: list[str]
    reason: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class ApplicationNoteInput:
    """For the colleagues."""

    application_id: strawberry.ID
    text: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class ApplicationReturnInput:
    """`wanted`: categories of documents in small letters, or what is filled in: amount,
    instalments, method, purpose, bank_card, parties, contacts, employment, monthly_amounts,
    address."""

    application_id: strawberry.ID
    wanted: list[str]
    reason: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class ApplicationHandOverInput:
    """To whom, and why."""

    application_id: strawberry.ID
    staff_id: strawberry.ID
    reason: str
    idempotency_key: str = ""


@classified(PUBLIC)
@strawberry.input
class ApplicationClaimNextInput:
    """From which queue: PHONE_VERIFICATION or REVIEW_1 to REVIEW_3."""

    queue: ApplicationStatus
    branch_id: strawberry.ID | None = None
    product_id: strawberry.ID | None = None
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class PhoneCheckAnswerInput:
    """A question of phoneCheckForm and what came of it."""

    code: str
    answer: PhoneAnswer


@classified(C1)
@strawberry.input
class PhoneCheckInput:
    """The form. PASSED needs an answer to every question and no mismatch."""

    application_id: strawberry.ID
    verdict: PhoneVerdict
    answers: list[PhoneCheckAnswerInput]
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class ApplicationReviewInput:
    """A yes, perhaps to less, or to another term or rate than was decided."""

    application_id: strawberry.ID
    amount: Amount | None = None
    instalments: int | None = None
    annual_rate: Rate | None = None
    reason: str | None = None
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class ApplicationOfferAcceptInput:
    """All of the offer or a part. `inPerson`: staff say how the customer agreed."""

    application_id: strawberry.ID
    amount: Amount | None = None
    in_person: str | None = None
    idempotency_key: str = ""


@classified(C1)
@strawberry.input(description="None leaves a criterion out; `number` is a prefix.")
class ApplicationWhere:
    """Submitted from and to are business dates. `isUnderWay`: something is still to come, which
    it is not for a line that was accepted, and in force from then on."""

    number: str | None = None
    statuses: list[ApplicationStatus] | None = None
    product_id: strawberry.ID | None = None
    customer_id: strawberry.ID | None = None
    branch_id: strawberry.ID | None = None
    channel: str | None = None
    is_claimed: bool | None = None
    is_overdue: bool | None = None
    is_under_way: bool | None = None
    submitted_from: Day | None = None
    submitted_to: Day | None = None


def application_key(id: str) -> UUID:
    """The row's id."""
    return from_id("Application", id, "applicationId", "APPLICATION_NOT_FOUND")


def filter_of(where: ApplicationWhere) -> ApplicationFilter:
    """As the domain wants it."""
    start, end = where.submitted_from, where.submitted_to
    return ApplicationFilter(
        number=where.number,
        statuses=tuple(where.statuses or ()),
        product_id=maybe_id("Product", where.product_id, "productId", "PRODUCT_NOT_FOUND"),
        customer_id=maybe_id("Customer", where.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
        branch_id=maybe_id("Branch", where.branch_id, "branchId", "BRANCH_NOT_FOUND"),
        channel=where.channel,
        is_claimed=where.is_claimed,
        is_overdue=where.is_overdue,
        is_under_way=where.is_under_way,
        submitted_from=parse_date(start, "submittedFrom") if start is not None else None,
        submitted_to=parse_date(end, "submittedTo") if end is not None else None,
    )


def wish_of(given: ApplicationDraftInput, amount_minor: int | None) -> DraftWish:
    """As the domain wants it."""
    papers = given.document_ids
    return DraftWish(
        application_id=application_key(given.application_id) if given.application_id else None,
        kind=given.kind,
        customer_id=maybe_id("Customer", given.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
        product_version_id=maybe_id(
            "ProductVersion", given.product_version_id, "productVersionId", "VERSION_NOT_FOUND"
        ),
        channel=given.channel,
        sub_product=given.sub_product,
        merchant_id=maybe_id("Merchant", given.merchant_id, "merchantId", "MERCHANT_NOT_FOUND"),
        amount_minor=amount_minor,
        instalments=given.instalments,
        method=given.method,
        purpose=given.purpose,
        bank_card_id=maybe_id("BankCard", given.bank_card_id, "bankCardId", "BANK_CARD_NOT_FOUND"),
        parties=None if given.parties is None else tuple(map(_party, given.parties)),
        document_ids=None
        if papers is None
        else tuple(
            from_id("CustomerDocument", paper, "documentIds", "DOCUMENT_NOT_FOUND")
            for paper in papers
        ),
    )


def _party(given: ApplicationPartyInput) -> PartyWish:
    return PartyWish(
        role=given.role,
        customer_id=maybe_id("Customer", given.customer_id, "parties", "CUSTOMER_NOT_FOUND"),
        name=given.name,
        id_number=given.id_number,
        phone=given.phone,
    )
