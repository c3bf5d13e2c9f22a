"""Customers as the screens see them: masked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from xindai.credit_lines import api as credit_lines
from xindai.credit_lines.permissions import READ as LINE_READ
from xindai.customers import api as customers
from xindai.customers.permissions import HISTORY, LIST_READ
from xindai.customers.types import CustomerView
from xindai.graphql.base.access import C1, C2, PUBLIC, classified, for_borrowers, needs
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.credit_lines.types import CreditLine
from xindai.graphql.customers.cards import BankCard
from xindai.graphql.customers.known import CustomerKnown
from xindai.graphql.identity.types import Branch
from xindai.identity import api as identity
from xindai.loans import api as loans
from xindai.loans.permissions import READ as LOAN_READ

if TYPE_CHECKING:
    from xindai.graphql.loans.types import Loan


@classified(C1)
@needs(
    loans=LOAN_READ,
    credit_line=LINE_READ,
    list_entries=LIST_READ,
    ratings=HISTORY,
    timeline=HISTORY,
)
@for_borrowers(
    "number", "name", "phone", "id_number", "created_at", "loans", "bank_cards", "credit_line"
)
@strawberry.type(description="客户: name, phone and ID number are masked.")
class Customer(CustomerKnown, Node):
    """`revealCustomer` shows the whole, with a right and a reason."""

    number: str
    name: str
    phone: str | None
    id_number: str
    is_synthetic: bool
    source: str
    created_at: str

    @classmethod
    def of(cls, view: CustomerView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Customer", view.id),
            view=view,
            number=view.number,
            name=view.name,
            phone=view.phone,
            id_number=view.id_number,
            is_synthetic=view.is_synthetic,
            source=view.source,
            created_at=view.created_at.isoformat(),
        )

    @strawberry.field
    async def branch(self, info: Info) -> Branch | None:
        """Where the customer belongs."""
        view = await load(info.context, identity.branches_by_id, self.view.branch_id)
        return Branch.of(view) if view else None

    @strawberry.field
    async def loans(
        self, info: Info
    ) -> list[Annotated[Loan, strawberry.lazy("xindai.graphql.loans.types")]]:
        """借据, oldest first."""
        from xindai.graphql.loans.types import Loan

        found = await load(info.context, loans.loans_of_customers, self.view.id)
        return [Loan.of(view) for view in found or ()]

    @strawberry.field
    async def credit_line(self, info: Info) -> CreditLine | None:
        """统一额度, the oldest where there is one in each currency."""
        found = await load(info.context, credit_lines.lines_of_customers, self.view.id)
        return CreditLine.of(found[0]) if found else None

    @strawberry.field
    async def bank_cards(self, info: Info) -> list[BankCard]:
        """银行卡 bound now, masked, oldest first."""
        found = await load(info.context, customers.bank_cards_of_customers, self.view.id)
        return [BankCard.of(view) for view in found or ()]


@classified(PUBLIC)
@strawberry.type
class CustomerEdge:
    """A customer and where to go on behind him."""

    cursor: str
    node: Customer


@classified(C1)
@strawberry.type
class CustomerConnection:
    """A page of customers."""

    edges: list[CustomerEdge]
    page_info: PageInfo
    total_count: int


@classified(C2)
@strawberry.type(description="A customer in full; every look is audited.")
class RevealedCustomer:
    """For the eyes of him who asked."""

    name: str
    phone: str | None
    id_number: str


@classified(C2)
@strawberry.type
class RevealCustomerPayload(Payload):
    """The person, or why not."""

    revealed: RevealedCustomer | None


@classified(C1)
@strawberry.type
class CreateCustomerPayload(Payload):
    """The new customer, or why not."""

    customer: Customer | None
