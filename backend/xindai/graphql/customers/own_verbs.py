"""What a borrower says of himself; what the lender wrote down stays beside it."""

from __future__ import annotations

import strawberry

from xindai.customers import api as customers
from xindai.graphql.base.access import BORROWER, Rows
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.customers.known_inputs import (
    OwnContactsChangeInput,
    OwnDocumentAddInput,
    OwnEmploymentChangeInput,
    OwnMonthlyAmountsChangeInput,
    OwnProfileChangeInput,
)
from xindai.graphql.customers.payloads import (
    CustomerDocumentPayload,
    CustomerPayload,
    customer_payload,
    document_payload,
)
from xindai.platform.actor import NOBODY_YET


@strawberry.type
class OwnKnownMutation:
    """Part of Mutation."""

    @verb(BORROWER, Rows.SELF, "修改本人概况, once per key.", CustomerPayload)
    async def own_profile_change(self, info: Info, input: OwnProfileChangeInput) -> CustomerPayload:
        actor = await info.context.actor()
        own = actor.customer_id or NOBODY_YET
        await customers.change_profile(actor, own, input.change(), input.idempotency_key)
        return await customer_payload(info, own)

    @verb(BORROWER, Rows.SELF, "填写本人联系人, all anew, once per key.", CustomerPayload)
    async def own_contacts_change(
        self, info: Info, input: OwnContactsChangeInput
    ) -> CustomerPayload:
        actor = await info.context.actor()
        own = actor.customer_id or NOBODY_YET
        contacts = [each.contact() for each in input.contacts]
        await customers.state_contacts(actor, own, contacts, input.idempotency_key)
        return await customer_payload(info, own)

    @verb(BORROWER, Rows.SELF, "填写本人工作, once per key.", CustomerPayload)
    async def own_employment_change(
        self, info: Info, input: OwnEmploymentChangeInput
    ) -> CustomerPayload:
        actor = await info.context.actor()
        own = actor.customer_id or NOBODY_YET
        await customers.set_employment(actor, own, input.employment(), input.idempotency_key)
        return await customer_payload(info, own)

    @verb(BORROWER, Rows.SELF, "填写本人月收支, all anew, once per key.", CustomerPayload)
    async def own_monthly_amounts_change(
        self, info: Info, input: OwnMonthlyAmountsChangeInput
    ) -> CustomerPayload:
        actor = await info.context.actor()
        own = actor.customer_id or NOBODY_YET
        amounts = [each.monthly() for each in input.amounts]
        await customers.state_amounts(actor, own, amounts, input.idempotency_key)
        return await customer_payload(info, own)

    @verb(BORROWER, Rows.SELF, "提交本人资料, once per key.", CustomerDocumentPayload)
    async def own_document_add(
        self, info: Info, input: OwnDocumentAddInput
    ) -> CustomerDocumentPayload:
        actor = await info.context.actor()
        own = actor.customer_id or NOBODY_YET
        made = await customers.add_document(actor, own, input.document(), input.idempotency_key)
        return await document_payload(info, made)
