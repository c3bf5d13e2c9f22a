"""Contracts: what was agreed, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from xindai.contracts import api as contracts
from xindai.contracts.types import ContractView
from xindai.customers import api as customers
from xindai.customers.permissions import READ as CUSTOMER_READ
from xindai.engine.terms import Terms
from xindai.graphql.base.access import C1, PUBLIC, classified, for_borrowers, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.project import project
from xindai.graphql.base.scalars import Day, Json, Rate, day, maybe_moment, rate
from xindai.graphql.contracts.documents import ContractDocument, ContractSignature
from xindai.graphql.contracts.enums import ContractStatus
from xindai.loans import api as loans
from xindai.loans.permissions import DISBURSEMENT_READ

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer
    from xindai.graphql.loans.disbursement_types import Disbursement


@classified(C1)
@for_borrowers()
@strawberry.type(description="条款: one of the terms as people read it.")
class ContractTerm:
    """What it is about, and what was agreed, in both languages."""

    name_zh: str
    name_en: str
    zh: str
    en: str


@classified(C1)
@needs(customer=CUSTOMER_READ, disbursement=DISBURSEMENT_READ)
@for_borrowers(
    "number",
    "signed_on",
    "principal",
    "annual_rate",
    "instalment_count",
    "terms",
    "customer",
    "status",
    "version",
    "application_id",
    "cancelled_at",
    "cancel_reason",
    "documents",
    "signatures",
    "term_lines",
    "disbursement",
)
@strawberry.type(description="合同: a signed one never changes; later changes are loan events.")
class Contract(Node):
    """`terms` is the JSON form of `xindai quote`; `version` counts its documents.

    `signedOn` is the day of the document until the borrower has signed it.
    """

    view: strawberry.Private[ContractView]
    number: str
    signed_on: Day
    principal: Money
    annual_rate: Rate
    instalment_count: int
    terms: Json
    source: str
    status: ContractStatus
    version: int
    application_id: strawberry.ID | None
    cancelled_at: str | None
    cancel_reason: str | None

    @classmethod
    def of(cls, view: ContractView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Contract", view.id),
            view=view,
            number=view.number,
            signed_on=day(view.signed_on),
            principal=money(view.principal_minor, view.currency),
            annual_rate=rate(view.annual_rate),
            instalment_count=view.instalment_count,
            terms=Json(dict(view.terms)),
            source=view.source,
            status=view.status,
            version=view.document_version,
            application_id=(
                to_id("Application", view.application_id) if view.application_id else None
            ),
            cancelled_at=maybe_moment(view.cancelled_at),
            cancel_reason=view.cancel_reason,
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Who signed."""
        from xindai.graphql.customers.types import Customer

        view = await load(info.context, customers.customers_by_id, self.view.customer_id)
        return Customer.of(view) if view else None

    @strawberry.field
    def term_lines(self) -> list[ContractTerm]:
        """条款 in words."""
        lines = contracts.term_lines(Terms.from_json(dict(self.view.terms)))
        return [project(ContractTerm, line, self.view.currency) for line in lines]

    @strawberry.field
    async def documents(self, info: Info) -> list[ContractDocument]:
        """合同文件, oldest first; none of a record of a paper contract."""
        found = await load(info.context, contracts.documents_of_contracts, self.view.id)
        return [ContractDocument.of(view) for view in found or ()]

    @strawberry.field
    async def signatures(self, info: Info) -> list[ContractSignature]:
        """签署记录, oldest first."""
        found = await load(info.context, contracts.signatures_of_contracts, self.view.id)
        return [ContractSignature.of(view) for view in found or ()]

    @strawberry.field
    async def disbursement(
        self, info: Info
    ) -> Annotated[Disbursement, strawberry.lazy("xindai.graphql.loans.disbursement_types")] | None:
        """放款: the newest attempt to pay it out."""
        from xindai.graphql.loans.disbursement_types import Disbursement

        view = await load(info.context, loans.disbursements_of_contracts, self.view.id)
        return Disbursement.of(view) if view else None


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class ContractEdge:
    """A contract and where to go on behind it."""

    cursor: str
    node: Contract


@classified(C1)
@for_borrowers()
@strawberry.type
class ContractConnection:
    """A page of contracts, the newest first."""

    edges: list[ContractEdge]
    page_info: PageInfo
    total_count: int


@classified(C1)
@for_borrowers()
@strawberry.type
class ContractPayload(Payload):
    """The contract as it is now, or why not."""

    contract: Contract | None


@classified(C1)
@for_borrowers()
@strawberry.type
class ContractSignCodePayload(Payload):
    """A code is on its way, or why not."""


@classified(C1)
@strawberry.type
class ContractSignPayload(Payload):
    """The contract, or why not."""

    contract: Contract | None
