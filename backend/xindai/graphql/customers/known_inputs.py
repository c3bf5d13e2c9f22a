"""What the verbs about customers need. Staff name the customer; a borrower is his own."""

from __future__ import annotations

import strawberry

from xindai.customers.types.known import (
    AmountKind,
    AmountSide,
    ContactRelation,
    DocumentCategory,
    Education,
    EmploymentKind,
    Grade,
    MaritalStatus,
    NewAmount,
    NewContact,
    NewDocument,
    NewEmployment,
    ProfileChange,
    RelationKind,
    Residence,
)
from xindai.graphql.base.access import C1, C2, PUBLIC, classified
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.scalars import Amount, Day
from xindai.kernel.dates import parse_date
from xindai.kernel.money import parse_amount


@classified(C1, address=C2, idempotency_key=PUBLIC)
@strawberry.input
class OwnProfileChangeInput:
    """What is left out stays as it is."""

    marital_status: MaritalStatus | None = None
    education: Education | None = None
    residence: Residence | None = None
    dependants: int | None = None
    address: str | None = None
    idempotency_key: str

    def change(self) -> ProfileChange:
        """For the domain."""
        return ProfileChange(
            marital_status=self.marital_status,
            education=self.education,
            residence=self.residence,
            dependants=self.dependants,
            address=self.address,
        )


@classified(C1, address=C2, idempotency_key=PUBLIC)
@strawberry.input
class CustomerProfileChangeInput(OwnProfileChangeInput):
    """Of this customer."""

    customer_id: strawberry.ID


@classified(C2, relation=C1)
@strawberry.input
class ContactInput:
    """Somebody to call."""

    relation: ContactRelation
    name: str
    phone: str

    def contact(self) -> NewContact:
        """For the domain."""
        return NewContact(relation=self.relation, name=self.name, phone=self.phone)


@classified(C2, customer_id=C1, relation=C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerContactAddInput(ContactInput):
    """Of this customer."""

    customer_id: strawberry.ID
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerContactRemoveInput:
    """A contact of a customer."""

    contact_id: strawberry.ID
    idempotency_key: str


@classified(C2, idempotency_key=PUBLIC)
@strawberry.input
class OwnContactsChangeInput:
    """All that he names; those that the lender added stay beside them."""

    contacts: list[ContactInput]
    idempotency_key: str


@classified(C1, employer=C2, position=C2, idempotency_key=PUBLIC)
@strawberry.input
class OwnEmploymentChangeInput:
    """EMPLOYED and CIVIL_SERVANT name their employer."""

    kind: EmploymentKind
    employer: str | None = None
    position: str | None = None
    since: Day | None = None
    idempotency_key: str

    def employment(self) -> NewEmployment:
        """For the domain."""
        since = self.since
        return NewEmployment(
            kind=self.kind,
            employer=self.employer,
            position=self.position,
            since_on=parse_date(since, "since") if since is not None else None,
        )


@classified(C1, employer=C2, position=C2, idempotency_key=PUBLIC)
@strawberry.input
class CustomerEmploymentSetInput(OwnEmploymentChangeInput):
    """Of this customer."""

    customer_id: strawberry.ID


@classified(C1)
@strawberry.input
class MonthlyAmountInput:
    """Of a month; `documentId` is the paper that shows it. Zero is a statement: kind NONE says that
    there is nothing of this side."""

    side: AmountSide
    kind: AmountKind
    amount: Amount
    currency: str = "CNY"
    document_id: strawberry.ID | None = None

    def monthly(self) -> NewAmount:
        """For the domain."""
        return NewAmount(
            side=self.side,
            kind=self.kind,
            amount_minor=parse_amount(self.amount, self.currency),
            currency=self.currency,
            document_id=maybe_id(
                "CustomerDocument", self.document_id, "documentId", "CUSTOMER_DOCUMENT_NOT_FOUND"
            ),
        )


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerMonthlyAmountAddInput(MonthlyAmountInput):
    """Of this customer."""

    customer_id: strawberry.ID
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerMonthlyAmountRemoveInput:
    """An amount of a customer."""

    amount_id: strawberry.ID
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class OwnMonthlyAmountsChangeInput:
    """All that he states; what the lender wrote down stays beside it."""

    amounts: list[MonthlyAmountInput]
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class OwnDocumentAddInput:
    """A file of `uploadBegin` for CUSTOMER_DOCUMENT, once its content is there."""

    category: DocumentCategory
    file_id: strawberry.ID
    expires_on: Day | None = None
    idempotency_key: str

    def document(self) -> NewDocument:
        """For the domain."""
        until = self.expires_on
        return NewDocument(
            category=self.category,
            file_id=from_id("File", self.file_id, "fileId", "FILE_NOT_FOUND"),
            expires_on=parse_date(until, "expiresOn") if until is not None else None,
        )


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerDocumentAddInput(OwnDocumentAddInput):
    """Of this customer."""

    customer_id: strawberry.ID


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerDocumentVerifyInput:
    """Whether it shows what it should; whoever handed it in does not say so."""

    document_id: strawberry.ID
    is_good: bool
    note: str | None = None
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerDocumentOpenInput:
    """Staff say why; a borrower looks at his own."""

    document_id: strawberry.ID
    reason: str | None = None
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerTagSetInput:
    """The whole of each; null leaves it as it is. Codes of a-z, 0-9 and _."""

    customer_id: strawberry.ID
    segments: list[str] | None = None
    tags: list[str] | None = None
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerRelationAddInput:
    """`customerId` is `kind` `otherId`."""

    customer_id: strawberry.ID
    other_id: strawberry.ID
    kind: RelationKind
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerRelationEndInput:
    """A relation that holds."""

    relation_id: strawberry.ID
    idempotency_key: str


@classified(C1, idempotency_key=PUBLIC)
@strawberry.input
class CustomerRateInput:
    """Our own opinion, and why."""

    customer_id: strawberry.ID
    grade: Grade
    reason: str
    idempotency_key: str
