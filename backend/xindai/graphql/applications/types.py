"""Applications as the screens see them."""

from __future__ import annotations

from typing import Final, Self

import strawberry

from xindai.customers import api as customers
from xindai.decisioning import api as decisioning
from xindai.decisioning.permissions import READ as DECISION_READ
from xindai.graphql.applications.enums import (
    ApplicationKind,
    ApplicationPurpose,
    ApplicationStatus,
    ApplicationVerb,
)
from xindai.graphql.applications.parts import (
    ApplicationColleague,
    ApplicationEvent,
    ApplicationMissing,
    ApplicationNote,
    ApplicationOffer,
    ApplicationParty,
    ApplicationRejectionReason,
    ApplicationReview,
    PhoneCheck,
)
from xindai.graphql.base.access import C1, PUBLIC, classified, for_borrowers, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, maybe_day, maybe_moment, moment
from xindai.graphql.customers.types import Customer
from xindai.graphql.decisions.types import Decision
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.identity.types import Branch
from xindai.graphql.products.types import Product
from xindai.identity import api as identity
from xindai.origination import api as origination
from xindai.origination.permissions import NOTE, REVIEW, WORK
from xindai.origination.types import ApplicationFilter, ApplicationView
from xindai.products import api as products

_OFFERED: Final = frozenset({
    ApplicationStatus.APPROVED,
    ApplicationStatus.OFFER_ACCEPTED,
    ApplicationStatus.CONTRACT_SIGNED,
    ApplicationStatus.DISBURSING,
    ApplicationStatus.DISBURSED,
})  # fmt: skip
"""States in which there is an offer to be shown; before, it is somebody's opinion."""


@classified(C1)
@needs(decision=DECISION_READ, notes=NOTE, colleagues=WORK, rejection_choices=REVIEW)
@for_borrowers(
    "number",
    "kind",
    "customer",
    "product",
    "product_version_id",
    "channel",
    "sub_product",
    "amount",
    "instalments",
    "method",
    "purpose",
    "bank_card_id",
    "merchant_id",
    "status",
    "expires_on",
    "created_at",
    "submitted_at",
    "supplement",
    "return_reason",
    "rejection_reasons",
    "decision",
    "offer",
    "parties",
    "document_ids",
    "history",
    "missing",
    "next_verbs",
    "contract_id",
    "loan_id",
    "version",
)
@strawberry.type(description="进件: a wish for a loan, a line, or money out of a line.")
class Application(Node):
    """`dueAt` is when the house should be done with its present state; `round` counts decisions;
    `supplement` names what a returned application is to be completed with."""

    view: strawberry.Private[ApplicationView]
    number: str
    kind: ApplicationKind
    product_version_id: strawberry.ID
    channel: str
    sub_product: str | None
    instalments: int | None
    method: str | None
    purpose: ApplicationPurpose | None
    bank_card_id: strawberry.ID | None
    merchant_id: strawberry.ID | None
    status: ApplicationStatus
    round: int
    entered_at: str
    due_at: str | None
    is_overdue: bool
    expires_on: Day | None
    claimed_by: NamedActor | None
    claimed_until: str | None
    created_by: NamedActor
    created_at: str
    submitted_by: NamedActor | None
    submitted_at: str | None
    supplement: list[str]
    return_reason: str | None
    grade: str | None
    review_levels: int | None
    needs_phone_check: bool | None
    contract_id: strawberry.ID | None
    loan_id: strawberry.ID | None
    version: int

    @classmethod
    def of(cls, view: ApplicationView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Application", view.id),
            view=view,
            number=view.number,
            kind=view.kind,
            product_version_id=to_id("ProductVersion", view.product_version_id),
            channel=view.channel,
            sub_product=view.sub_product,
            instalments=view.instalments,
            method=view.method,
            purpose=view.purpose,
            bank_card_id=to_id("BankCard", view.bank_card_id) if view.bank_card_id else None,
            merchant_id=to_id("Merchant", view.merchant_id) if view.merchant_id else None,
            status=view.status,
            round=view.round,
            entered_at=moment(view.entered_at),
            due_at=maybe_moment(view.due_at),
            is_overdue=view.is_overdue,
            expires_on=maybe_day(view.expires_on),
            claimed_by=NamedActor.of(view.claimed_by),
            claimed_until=maybe_moment(view.claimed_until),
            created_by=NamedActor.of(view.created_by),
            created_at=moment(view.created_at),
            submitted_by=NamedActor.of(view.submitted_by),
            submitted_at=maybe_moment(view.submitted_at),
            supplement=list(view.supplement),
            return_reason=view.return_reason,
            grade=view.grade,
            review_levels=view.review_levels,
            needs_phone_check=view.needs_phone_check,
            contract_id=to_id("Contract", view.contract_id) if view.contract_id else None,
            loan_id=to_id("Loan", view.loan_id) if view.loan_id else None,
            version=view.version,
        )

    @strawberry.field
    async def amount(self) -> Money | None:
        """What is asked for."""
        minor = self.view.amount_minor
        return None if minor is None else money(minor, self.view.currency)

    @strawberry.field
    async def customer(self, info: Info) -> Customer | None:
        """Who applies."""
        view = await load(info.context, customers.customers_by_id, self.view.customer_id)
        return Customer.of(view) if view else None

    @strawberry.field
    async def branch(self, info: Info) -> Branch | None:
        """Whose people work on it."""
        view = await load(info.context, identity.branches_by_id, self.view.branch_id)
        return Branch.of(view) if view else None

    @strawberry.field
    async def product(self, info: Info) -> Product | None:
        """What is applied for."""
        view = await load(info.context, products.products_by_id, self.view.product_id)
        return Product.of(view) if view else None

    @strawberry.field
    async def decision(self, info: Info) -> Decision | None:
        """决策 of the present round, with its reasons."""
        if self.view.decision_id is None:
            return None
        view = await load(info.context, decisioning.decisions_by_id, self.view.decision_id)
        return Decision.of(view) if view else None

    @strawberry.field
    async def rejection_reasons(self) -> list[ApplicationRejectionReason]:
        """拒绝原因 that the applicant was told."""
        return [ApplicationRejectionReason.of(reason) for reason in self.view.rejection]

    @strawberry.field
    async def rejection_choices(self, info: Info) -> list[ApplicationRejectionReason]:
        """可选的拒绝原因; what the decision found itself comes first."""
        found = await load(info.context, origination.rejection_choices, self.view.id)
        return [ApplicationRejectionReason.of(reason) for reason in found or ()]

    @strawberry.field
    async def offer(self, info: Info) -> ApplicationOffer | None:
        """报价 from the approval on."""
        if self.view.status not in _OFFERED:
            return None
        actor = await info.context.actor()
        quoted = await origination.offer_quote(actor, self.view.id)
        return ApplicationOffer.of(self.view, quoted) if quoted else None

    @strawberry.field
    async def proposal(self, info: Info) -> ApplicationOffer | None:
        """拟批方案: the offer while it is examined, as decision and reviews have it so far."""
        if self.view.status not in origination.QUEUES:
            return None
        actor = await info.context.actor()
        quoted = await origination.offer_quote(actor, self.view.id)
        return ApplicationOffer.of(self.view, quoted) if quoted else None

    @strawberry.field
    async def is_mine(self, info: Info) -> bool:
        """Whether the viewer holds the claim."""
        return self.view.claimed_by == (await info.context.actor()).id

    @strawberry.field
    async def hindrance(self, info: Info) -> str | None:
        """回避: why the viewer may not examine it (OWN_APPLICATION, CONFLICT_OF_INTEREST)."""
        return await load(info.context, origination.hindrances, self.view.id)

    @strawberry.field
    async def colleagues(self, info: Info) -> list[ApplicationColleague]:
        """可转交的同事: who else may work on it now."""
        found = await load(info.context, origination.colleagues_for, self.view.id)
        return [ApplicationColleague.of(each) for each in found or ()]

    @strawberry.field
    async def parties(self, info: Info) -> list[ApplicationParty]:
        """共同借款人与保证人."""
        found = await load(info.context, origination.parties_of, self.view.id)
        return [ApplicationParty.of(view) for view in found or ()]

    @strawberry.field
    async def document_ids(self, info: Info) -> list[strawberry.ID]:
        """资料 of the customers that belong to it."""
        found = await load(info.context, origination.documents_of, self.view.id)
        return [to_id("CustomerDocument", key) for key in found or ()]

    @strawberry.field
    async def history(self, info: Info) -> list[ApplicationEvent]:
        """历史, oldest first."""
        found = await load(info.context, origination.events_of, self.view.id)
        return [ApplicationEvent.of(view) for view in found or ()]

    @strawberry.field
    async def missing(self, info: Info) -> list[ApplicationMissing]:
        """还缺什么 before it can be submitted."""
        found = await load(info.context, origination.missing_in, self.view.id)
        return [ApplicationMissing.of(lack) for lack in found or ()]

    @strawberry.field
    async def next_verbs(self, info: Info) -> list[ApplicationVerb]:
        """What the viewer may do with it now."""
        found = await load(info.context, origination.next_verbs, self.view.id)
        return list(found or ())

    @strawberry.field
    async def reviews(self, info: Info) -> list[ApplicationReview]:
        """审批意见 of all rounds, oldest first."""
        found = await load(info.context, origination.reviews_of, self.view.id)
        return [ApplicationReview.of(view, self.view.currency) for view in found or ()]

    @strawberry.field
    async def phone_checks(self, info: Info) -> list[PhoneCheck]:
        """电核记录 of all rounds, oldest first."""
        found = await load(info.context, origination.phone_checks_of, self.view.id)
        return [PhoneCheck.of(view) for view in found or ()]

    @strawberry.field
    async def notes(self, info: Info) -> list[ApplicationNote]:
        """备注, oldest first."""
        found = await load(info.context, origination.notes_of, self.view.id)
        return [ApplicationNote.of(view) for view in found or ()]


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class ApplicationEdge:
    """An application and where to go on behind it."""

    cursor: str
    node: Application


@classified(C1)
@for_borrowers()
@strawberry.type
class ApplicationConnection:
    """A page of applications; `totalCount` is counted only when asked for."""

    edges: list[ApplicationEdge]
    page_info: PageInfo
    wanted: strawberry.Private[ApplicationFilter]

    @strawberry.field
    async def total_count(self, info: Info) -> int:
        """How many the list has in all."""
        return await origination.count_applications(await info.context.actor(), self.wanted)


@classified(C1)
@for_borrowers("application")
@strawberry.type
class ApplicationPayload(Payload):
    """The application as it is now; null where a queue had none."""

    application: Application | None
