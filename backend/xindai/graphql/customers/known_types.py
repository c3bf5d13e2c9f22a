"""What is known of a customer, as the screens see it: masked."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.customers.types.known import (
    AmountKind,
    AmountSide,
    AmountView,
    ContactRelation,
    ContactView,
    DocumentCategory,
    DocumentStatus,
    DocumentView,
    Education,
    EmploymentKind,
    EmploymentView,
    Grade,
    HappeningView,
    MaritalStatus,
    ProfileView,
    RatingView,
    RelationKind,
    Residence,
)
from xindai.graphql.base.access import C1, PUBLIC, classified, for_borrowers
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.scalars import Day, Json, maybe_day, maybe_moment, moment
from xindai.graphql.identity.actors import NamedActor

for _enum, _name, _about in (
    (MaritalStatus, "MaritalStatus", "婚姻状况"),
    (Education, "Education", "学历"),
    (Residence, "Residence", "居住状况"),
    (ContactRelation, "ContactRelation", "与客户关系: who a contact is to the customer."),
    (EmploymentKind, "EmploymentKind", "职业类型"),
    (AmountSide, "MonthlyAmountSide", "收支方向: which way a monthly amount goes."),
    (AmountKind, "MonthlyAmountKind", "收支类型"),
    (DocumentCategory, "CustomerDocumentCategory", "资料类别"),
    (DocumentStatus, "CustomerDocumentStatus", "资料状态"),
    (RelationKind, "CustomerRelationKind", "客户关系: the first three have a direction."),
    (Grade, "CustomerGrade", "内部评级: A the best."),
):
    strawberry.enum(_enum, name=_name, description=_about)


@classified(C1)
@for_borrowers()
@strawberry.type(description="客户概况; the address is masked.")
class CustomerProfile:
    """Null is what nobody said."""

    marital_status: MaritalStatus | None
    education: Education | None
    residence: Residence | None
    dependants: int | None
    address: str | None
    changed_at: str

    @classmethod
    def of(cls, view: ProfileView) -> Self:
        """From the domain."""
        return cls(
            marital_status=view.marital_status,
            education=view.education,
            residence=view.residence,
            dependants=view.dependants,
            address=view.address,
            changed_at=moment(view.changed_at),
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="联系人, masked.")
class CustomerContact(Node):
    """Somebody to call."""

    relation: ContactRelation
    name: str
    phone: str
    added_at: str

    @classmethod
    def of(cls, view: ContactView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CustomerContact", view.id),
            relation=view.relation,
            name=view.name,
            phone=view.phone,
            added_at=moment(view.added_at),
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="工作; the employer is masked.")
class CustomerEmployment(Node):
    """What a customer lives on now."""

    kind: EmploymentKind
    employer: str | None
    since: Day | None
    added_at: str

    @classmethod
    def of(cls, view: EmploymentView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CustomerEmployment", view.id),
            kind=view.kind,
            employer=view.employer,
            since=maybe_day(view.since_on),
            added_at=moment(view.added_at),
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="月收支: of a month, as stated; the paper that shows it.")
class CustomerMonthlyAmount(Node):
    """Income, expense or obligation."""

    side: AmountSide
    kind: AmountKind
    amount: Money
    document_id: strawberry.ID | None
    added_at: str

    @classmethod
    def of(cls, view: AmountView) -> Self:
        """From the domain."""
        paper = view.document_id
        return cls(
            id=to_id("CustomerMonthlyAmount", view.id),
            side=view.side,
            kind=view.kind,
            amount=money(view.amount_minor, view.currency),
            document_id=to_id("CustomerDocument", paper) if paper else None,
            added_at=moment(view.added_at),
        )


@classified(C1)
@for_borrowers(
    "category", "status", "expires_on", "media_type", "size_bytes", "added_at", "verified_at"
)
@strawberry.type(description="客户资料: `customerDocumentOpen` shows what is on it.")
class CustomerDocument(Node):
    """`addedBy` and `verifiedBy` are never the same."""

    category: DocumentCategory
    status: DocumentStatus
    expires_on: Day | None
    media_type: str
    size_bytes: int
    added_by: NamedActor
    added_at: str
    verified_by: NamedActor | None
    verified_at: str | None
    note: str | None

    @classmethod
    def of(cls, view: DocumentView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CustomerDocument", view.id),
            category=view.category,
            status=view.status,
            expires_on=maybe_day(view.expires_on),
            media_type=view.media_type,
            size_bytes=view.size_bytes,
            added_by=NamedActor.of(view.added_by),
            added_at=moment(view.added_at),
            verified_by=NamedActor.of(view.verified_by),
            verified_at=maybe_moment(view.verified_at),
            note=view.note,
        )


@classified(C1)
@strawberry.type(description="内部评级: the newest counts.")
class CustomerRating(Node):
    """One opinion of ours."""

    grade: Grade
    reason: str
    rated_by: NamedActor
    rated_at: str

    @classmethod
    def of(cls, view: RatingView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("CustomerRating", view.id),
            grade=view.grade,
            reason=view.reason,
            rated_by=NamedActor.of(view.rated_by),
            rated_at=moment(view.rated_at),
        )


@classified(C1)
@strawberry.type(description="客户动态: something done to or by the customer, or to what is his.")
class CustomerEvent:
    """As the audit has it: `subject` is "customer/UUID", "loan/UUID" and the like."""

    at: str
    actor: NamedActor
    action: str
    subject: str
    detail: Json

    @classmethod
    def of(cls, view: HappeningView) -> Self:
        """From the domain."""
        return cls(
            at=moment(view.at),
            actor=NamedActor.of(view.actor),
            action=view.action,
            subject=view.subject,
            detail=Json(view.detail),
        )


@classified(PUBLIC)
@strawberry.type
class CustomerEventEdge:
    """An event and where to go on behind it."""

    cursor: str
    node: CustomerEvent


@classified(PUBLIC)
@strawberry.type
class CustomerEventConnection:
    """A page of events, newest first."""

    edges: list[CustomerEventEdge]
    page_info: PageInfo
