"""Everything that is between a borrower and us, so that a screen of his is one request."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import strawberry

from xindai.contracts import api as contracts
from xindai.credit_lines import api as credit_lines
from xindai.graphql.applications.types import Application
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.contracts.types import Contract
from xindai.graphql.credit_lines.types import CreditLine
from xindai.graphql.loans.types import Loan
from xindai.graphql.service_requests.types import ServiceRequest
from xindai.loans import api as loans
from xindai.loans.api import RequestFilter
from xindai.origination import api as origination
from xindai.origination.types import ApplicationFilter, ApplicationOrder
from xindai.platform.actor import NOBODY_YET

NEWEST: Final = 20
"""So many; the lists of Query have pages."""


async def _own(info: Info) -> UUID:
    return (await info.context.actor()).customer_id or NOBODY_YET


@strawberry.type
class OwnBusiness:
    """Part of Me: rows of his own, each read by the door that everybody reads by."""

    @strawberry.field
    async def loans(self, info: Info) -> list[Loan]:
        """借据, oldest first."""
        found = await load(info.context, loans.loans_of_customers, await _own(info))
        return [Loan.of(view) for view in found or ()]

    @strawberry.field
    async def contracts(self, info: Info) -> list[Contract]:
        """合同, oldest first."""
        found = await load(info.context, contracts.contracts_of_customers, await _own(info))
        return [Contract.of(view) for view in found or ()]

    @strawberry.field
    async def credit_lines(self, info: Info) -> list[CreditLine]:
        """额度, one a currency."""
        found = await load(info.context, credit_lines.lines_of_customers, await _own(info))
        return [CreditLine.of(view) for view in found or ()]

    @strawberry.field
    async def applications(self, info: Info) -> list[Application]:
        """进件, the newest twenty; `applications` of Query has pages."""
        wanted = ApplicationFilter(customer_id=await _own(info))
        page = await origination.find_applications(
            await info.context.actor(), wanted, ApplicationOrder.NEWEST, NEWEST
        )
        return [Application.of(view) for view in page.applications]

    @strawberry.field
    async def service_requests(self, info: Info) -> list[ServiceRequest]:
        """客户申请, the newest twenty; `serviceRequests` of Query has pages."""
        wanted = RequestFilter(customer_id=await _own(info))
        page = await loans.find_requests(await info.context.actor(), wanted, NEWEST)
        return [ServiceRequest.of(view) for view in page.requests]
