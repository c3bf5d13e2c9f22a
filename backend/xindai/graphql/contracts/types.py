"""Contracts: what was agreed, in full."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Self

import strawberry

from xindai.contracts.types import ContractView
from xindai.customers import api as customers
from xindai.customers.permissions import READ as CUSTOMER_READ
from xindai.graphql.base.access import C1, classified, for_borrowers, needs
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, Json, Rate, day, rate

if TYPE_CHECKING:
    from xindai.graphql.customers.types import Customer


@classified(C1)
@needs(customer=CUSTOMER_READ)
@for_borrowers(
    "number",
    "signed_on",
    "principal",
    "annual_rate",
    "instalment_count",
    "terms",
    "customer",
)
@strawberry.type(description="合同: a signed one never changes; later changes are loan events.")
class Contract(Node):
    """`terms` is the JSON form of `xindai quote`."""

    view: strawberry.Private[ContractView]
    number: str
    signed_on: Day
    principal: Money
    annual_rate: Rate
    instalment_count: int
    terms: Json
    source: str

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
        )

    @strawberry.field
    async def customer(
        self, info: Info
    ) -> Annotated[Customer, strawberry.lazy("xindai.graphql.customers.types")] | None:
        """Who signed."""
        from xindai.graphql.customers.types import Customer

        view = await load(info.context, customers.customers_by_id, self.view.customer_id)
        return Customer.of(view) if view else None


@classified(C1)
@strawberry.type
class ContractSignPayload(Payload):
    """The contract, or why not."""

    contract: Contract | None
