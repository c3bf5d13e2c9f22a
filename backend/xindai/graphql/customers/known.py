"""The fields of a customer that tell what is known of him: one page with everything."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.contracts import api as contracts
from xindai.contracts.permissions import READ as CONTRACT_READ
from xindai.customers import api as customers
from xindai.customers.permissions import LIST_READ
from xindai.customers.types import CustomerView
from xindai.graphql.base.access import for_borrowers
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.borrowers.consents import Consent
from xindai.graphql.customers.known_types import (
    CustomerContact,
    CustomerDocument,
    CustomerEmployment,
    CustomerEvent,
    CustomerMonthlyAmount,
    CustomerProfile,
    CustomerRating,
)
from xindai.graphql.customers.list_types import ListEntry
from xindai.graphql.customers.relations import CustomerRelation
from xindai.loans import api as loans
from xindai.loans.permissions import READ as LOAN_READ


@for_borrowers("profile", "contacts", "employment", "monthly_amounts", "documents", "consents")
@strawberry.type
class CustomerKnown:
    """What `Customer` has besides what identifies him."""

    view: strawberry.Private[CustomerView]

    @strawberry.field
    async def profile(self, info: Info) -> CustomerProfile | None:
        """概况: family, education, home."""
        found = await load(info.context, customers.profiles_of_customers, self.view.id)
        return CustomerProfile.of(found) if found else None

    @strawberry.field
    async def contacts(self, info: Info) -> list[CustomerContact]:
        """联系人, oldest first."""
        found = await load(info.context, customers.contacts_of_customers, self.view.id)
        return [CustomerContact.of(view) for view in found or ()]

    @strawberry.field
    async def employment(self, info: Info) -> CustomerEmployment | None:
        """工作, the present one."""
        found = await load(info.context, customers.employment_of_customers, self.view.id)
        return CustomerEmployment.of(found) if found else None

    @strawberry.field
    async def monthly_amounts(self, info: Info) -> list[CustomerMonthlyAmount]:
        """月收支: income, expenses and obligations, oldest first."""
        found = await load(info.context, customers.amounts_of_customers, self.view.id)
        return [CustomerMonthlyAmount.of(view) for view in found or ()]

    @strawberry.field
    async def documents(self, info: Info) -> list[CustomerDocument]:
        """资料, oldest first."""
        found = await load(info.context, customers.documents_of_customers, self.view.id)
        return [CustomerDocument.of(view) for view in found or ()]

    @strawberry.field
    async def segments(self, info: Info) -> list[str]:
        """客户分群: products ask for them."""
        found = await load(info.context, customers.tags_of_customers, self.view.id)
        return list(found.segments) if found else []

    @strawberry.field
    async def tags(self, info: Info) -> list[str]:
        """标签: people look for them."""
        found = await load(info.context, customers.tags_of_customers, self.view.id)
        return list(found.tags) if found else []

    @strawberry.field
    async def relations(self, info: Info) -> list[CustomerRelation]:
        """客户关系, from either side, oldest first."""
        found = await load(info.context, customers.relations_of_customers, self.view.id)
        return [CustomerRelation.of(view) for view in found or ()]

    @strawberry.field
    async def consents(self, info: Info) -> list[Consent]:
        """授权同意: the whole history, oldest first; empty for whoever has no account."""
        found = await load(info.context, customers.consents_of_customers, self.view.id)
        return [Consent.of(view) for view in found or ()]

    @strawberry.field
    async def list_entries(self, info: Info) -> list[ListEntry]:
        """黑白名单: what they say of him, newest first."""
        found = await load(info.context, customers.entries_of_customers, self.view.id)
        return [ListEntry.of(view) for view in found or ()]

    @strawberry.field
    async def ratings(self, info: Info) -> list[CustomerRating]:
        """内部评级, the newest first."""
        found = await load(info.context, customers.ratings_of_customers, self.view.id)
        return [CustomerRating.of(view) for view in found or ()]

    @strawberry.field
    async def timeline(self, info: Info) -> list[CustomerEvent]:
        """客户动态, the newest ones; `customerTimeline` goes on behind them."""
        actor = await info.context.actor()
        subjects = await subjects_of(info, self.view.id)
        page = await customers.happenings(actor, self.view.id, subjects)
        return [CustomerEvent.of(view) for view in page.happenings]


async def subjects_of(info: Info, customer_id: UUID) -> list[str]:
    """What is his, by the doors of the domains it is of: row scope and rights hold there."""
    actor, context, found = await info.context.actor(), info.context, list[str]()
    if actor.may(LOAN_READ):
        rows = await load(context, loans.loans_of_customers, customer_id)
        found += [f"loan/{view.id}" for view in rows or ()]
    if actor.may(CONTRACT_READ):
        signed = await load(context, contracts.contracts_of_customers, customer_id)
        found += [f"contract/{view.id}" for view in signed or ()]
    if actor.may(LIST_READ):
        listed = await load(context, customers.entries_of_customers, customer_id)
        found += [f"list_entry/{view.id}" for view in listed or ()]
    return found
