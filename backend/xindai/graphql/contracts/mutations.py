"""Record a signed contract."""

from __future__ import annotations

import strawberry

from xindai.contracts import api as contracts
from xindai.contracts.permissions import SIGN
from xindai.contracts.types import NewContract
from xindai.engine.terms import Terms
from xindai.graphql.base.access import C1, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import from_id
from xindai.graphql.base.scalars import Day, Json
from xindai.graphql.contracts.types import Contract, ContractSignPayload
from xindai.kernel.dates import parse_date


@classified(C1)
@strawberry.input
class ContractSignInput:
    """`terms` is the JSON form of `xindai quote`; the version must be a listed one."""

    customer_id: strawberry.ID
    product_version_id: strawberry.ID
    signed_on: Day
    terms: Json
    idempotency_key: str


@strawberry.type
class ContractMutation:
    """Part of Mutation."""

    @verb(may(SIGN), Rows.BRANCH, "签约, once per key.", ContractSignPayload)
    async def contract_sign(self, info: Info, input: ContractSignInput) -> ContractSignPayload:
        wanted = NewContract(
            customer_id=from_id("Customer", input.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
            product_version_id=from_id(
                "ProductVersion",
                input.product_version_id,
                "productVersionId",
                "VERSION_NOT_FOUND",
            ),
            signed_on=parse_date(input.signed_on, "signedOn"),
            terms=Terms.from_json(input.terms).to_json(),
            source="staff",
        )
        actor = await info.context.actor()
        key = await contracts.sign_contract(actor, wanted, input.idempotency_key)
        view = await load(info.context, contracts.contracts_by_id, key)
        assert view is not None  # signed by him a moment ago
        return ContractSignPayload(contract=Contract.of(view), user_errors=[])
