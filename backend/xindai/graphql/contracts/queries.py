"""The archive: contracts by number, customer, day and status, and the check of a sealed one."""

from __future__ import annotations

import strawberry

from xindai.contracts import api as contracts
from xindai.contracts.permissions import READ, TEMPLATE_READ
from xindai.contracts.types import ContractFilter
from xindai.graphql.base.access import PUBLIC, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import from_id, maybe_id, split_id
from xindai.graphql.contracts.documents import ContractVerification
from xindai.graphql.contracts.inputs import ContractWhere
from xindai.graphql.contracts.template_types import (
    ContractTemplate,
    ContractTemplatePlaceholder,
)
from xindai.graphql.contracts.types import Contract, ContractConnection, ContractEdge
from xindai.kernel.dates import parse_date


@strawberry.type
class ContractQuery:
    """Part of Query."""

    @entry(may(READ), Rows.BRANCH, "One contract, or null.", id=PUBLIC)
    async def contract(self, info: Info, id: strawberry.ID) -> Contract | None:
        kind, key = split_id(id)
        if kind != "Contract" or key is None:
            return None
        view = await load(info.context, contracts.contracts_by_id, key)
        return Contract.of(view) if view else None

    @entry(
        may(READ),
        Rows.BRANCH,
        "合同列表, the newest first; borrowers see their own.",
        first=PUBLIC,
        after=PUBLIC,
    )
    async def contracts(
        self,
        info: Info,
        where: ContractWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> ContractConnection:
        key, wanted = info.context.services.cursor_key, _filter(where or ContractWhere())
        actor = await info.context.actor()
        page = await contracts.find_contracts(actor, wanted, check_first(first), unseal(key, after))
        edges = [
            ContractEdge(cursor=seal(key, cursor), node=Contract.of(view))
            for view, cursor in zip(page.contracts, page.cursors, strict=True)
        ]
        return ContractConnection(
            edges=edges,
            page_info=PageInfo(
                has_next_page=page.has_next, end_cursor=edges[-1].cursor if edges else None
            ),
            total_count=await contracts.count_contracts(actor, wanted),
        )

    @entry(
        may(READ),
        Rows.BRANCH,
        "合同验签: hash, signed text and seal of the newest sealed document.",
        id=PUBLIC,
    )
    async def contract_verify(self, info: Info, id: strawberry.ID) -> ContractVerification:
        key = from_id("Contract", id, "contractId", "CONTRACT_NOT_FOUND")
        found = await contracts.verify(await info.context.actor(), key)
        return ContractVerification.of(found)

    @entry(may(TEMPLATE_READ), Rows.LENDER, "合同模板 with their versions, by code.")
    async def contract_templates(self, info: Info) -> list[ContractTemplate]:
        found = await contracts.templates(await info.context.actor())
        return [ContractTemplate.of(view) for view in found]

    @entry(may(TEMPLATE_READ), Rows.NONE, "模板变量: the values that a template may ask for.")
    async def contract_template_placeholders(self, info: Info) -> list[ContractTemplatePlaceholder]:
        return [ContractTemplatePlaceholder.of(each) for each in contracts.PLACEHOLDERS]


def _filter(where: ContractWhere) -> ContractFilter:
    days = {"signedFrom": where.signed_from, "signedUntil": where.signed_until}
    first, last = (day and parse_date(day, name) for name, day in days.items())
    return ContractFilter(
        number=where.number,
        customer_id=maybe_id("Customer", where.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
        application_id=maybe_id(
            "Application", where.application_id, "applicationId", "APPLICATION_NOT_FOUND"
        ),
        status=where.status,
        signed_from=first or None,
        signed_until=last or None,
    )
