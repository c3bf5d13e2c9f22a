"""Add a customer; look at one in full."""

from __future__ import annotations

import strawberry

from xindai.customers import api as customers
from xindai.customers.permissions import CREATE, REVEAL
from xindai.customers.types import NewCustomer
from xindai.graphql.base.access import C1, C2, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id
from xindai.graphql.customers.types import (
    CreateCustomerPayload,
    Customer,
    RevealCustomerPayload,
    RevealedCustomer,
)


@classified(C2)
@strawberry.input
class CreateCustomerInput:
    """A person: the ID number decides who it is."""

    name: str
    id_number: str
    phone: str | None = None
    branch_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input
class RevealCustomerInput:
    """Who, and why: the reason is kept in the audit."""

    id: strawberry.ID
    reason: str
    idempotency_key: str


@strawberry.type
class CustomerMutation:
    """Part of Mutation."""

    @verb(may(CREATE), Rows.BRANCH, "新增客户.", CreateCustomerPayload)
    async def create_customer(
        self, info: Info, input: CreateCustomerInput
    ) -> CreateCustomerPayload:
        actor = await info.context.actor()
        wanted = NewCustomer(
            name=input.name,
            id_number=input.id_number,
            phone=input.phone,
            branch_id=from_id("Branch", input.branch_id, "branchId", "BRANCH_NOT_FOUND"),
            source="staff",
        )
        key = await customers.create_customer(actor, wanted, input.idempotency_key)
        view = await customers.get_customer(actor, key)
        return CreateCustomerPayload(customer=Customer.of(view), user_errors=[])

    @verb(
        may(REVEAL),
        Rows.BRANCH,
        "Shows a customer in full; the reason is kept in the audit.",
        RevealCustomerPayload,
    )
    async def reveal_customer(
        self, info: Info, input: RevealCustomerInput
    ) -> RevealCustomerPayload:
        key = from_id("Customer", input.id, "customerId", "CUSTOMER_NOT_FOUND")
        actor = await info.context.actor()
        seen = await customers.reveal(actor, key, input.reason, input.idempotency_key)
        revealed = RevealedCustomer(name=seen.name, phone=seen.phone, id_number=seen.id_number)
        return RevealCustomerPayload(revealed=revealed, user_errors=[])
