"""What staff write down about a customer."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.customers import api as customers
from xindai.customers.permissions import CHANGE, DOCUMENT_OPEN, RATE, TAG, VERIFY
from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id
from xindai.graphql.customers.known_inputs import (
    CustomerContactAddInput,
    CustomerContactRemoveInput,
    CustomerDocumentAddInput,
    CustomerDocumentOpenInput,
    CustomerDocumentVerifyInput,
    CustomerEmploymentSetInput,
    CustomerMonthlyAmountAddInput,
    CustomerMonthlyAmountRemoveInput,
    CustomerProfileChangeInput,
    CustomerRateInput,
    CustomerRelationAddInput,
    CustomerRelationEndInput,
    CustomerTagSetInput,
)
from xindai.graphql.customers.payloads import (
    CustomerDocumentOpenPayload,
    CustomerDocumentPayload,
    CustomerPayload,
    customer_payload,
    document_payload,
)


@strawberry.type
class CustomerKnownMutation:
    """Part of Mutation."""

    @verb(may(CHANGE), Rows.BRANCH, "维护概况.", CustomerPayload)
    async def customer_profile_change(
        self, info: Info, input: CustomerProfileChangeInput
    ) -> CustomerPayload:
        key, actor = _customer(input.customer_id), await info.context.actor()
        await customers.change_profile(actor, key, input.change(), input.idempotency_key)
        return await customer_payload(info, key)

    @verb(may(CHANGE), Rows.BRANCH, "新增联系人.", CustomerPayload)
    async def customer_contact_add(
        self, info: Info, input: CustomerContactAddInput
    ) -> CustomerPayload:
        key, actor = _customer(input.customer_id), await info.context.actor()
        await customers.add_contact(actor, key, input.contact(), input.idempotency_key)
        return await customer_payload(info, key)

    @verb(may(CHANGE), Rows.BRANCH, "移除联系人: it stays as history.", CustomerPayload)
    async def customer_contact_remove(
        self, info: Info, input: CustomerContactRemoveInput
    ) -> CustomerPayload:
        contact = from_id("CustomerContact", input.contact_id, "contactId", "CONTACT_NOT_FOUND")
        actor = await info.context.actor()
        key = await customers.remove_contact(actor, contact, input.idempotency_key)
        return await customer_payload(info, key)

    @verb(may(CHANGE), Rows.BRANCH, "登记工作: the one before stays as history.", CustomerPayload)
    async def customer_employment_set(
        self, info: Info, input: CustomerEmploymentSetInput
    ) -> CustomerPayload:
        key, actor = _customer(input.customer_id), await info.context.actor()
        await customers.set_employment(actor, key, input.employment(), input.idempotency_key)
        return await customer_payload(info, key)

    @verb(may(CHANGE), Rows.BRANCH, "登记月收支.", CustomerPayload)
    async def customer_monthly_amount_add(
        self, info: Info, input: CustomerMonthlyAmountAddInput
    ) -> CustomerPayload:
        key, actor = _customer(input.customer_id), await info.context.actor()
        await customers.add_amount(actor, key, input.monthly(), input.idempotency_key)
        return await customer_payload(info, key)

    @verb(may(CHANGE), Rows.BRANCH, "移除月收支: it stays as history.", CustomerPayload)
    async def customer_monthly_amount_remove(
        self, info: Info, input: CustomerMonthlyAmountRemoveInput
    ) -> CustomerPayload:
        amount = from_id(
            "CustomerMonthlyAmount", input.amount_id, "amountId", "CUSTOMER_AMOUNT_NOT_FOUND"
        )
        actor = await info.context.actor()
        key = await customers.remove_amount(actor, amount, input.idempotency_key)
        return await customer_payload(info, key)

    @verb(may(CHANGE), Rows.BRANCH, "提交客户资料: one's own upload.", CustomerDocumentPayload)
    async def customer_document_add(
        self, info: Info, input: CustomerDocumentAddInput
    ) -> CustomerDocumentPayload:
        key, actor = _customer(input.customer_id), await info.context.actor()
        made = await customers.add_document(actor, key, input.document(), input.idempotency_key)
        return await document_payload(info, made)

    @verb(
        may(VERIFY),
        Rows.BRANCH,
        "核验资料 that somebody else handed in.",
        CustomerDocumentPayload,
    )
    async def customer_document_verify(
        self, info: Info, input: CustomerDocumentVerifyInput
    ) -> CustomerDocumentPayload:
        key, actor = _document(input.document_id), await info.context.actor()
        await customers.verify_document(
            actor, key, input.is_good, input.note, input.idempotency_key
        )
        return await document_payload(info, key)

    @verb(
        may(DOCUMENT_OPEN, borrower=True),
        Rows.BRANCH,
        "查看资料: a path for five minutes; the reason is kept in the audit.",
        CustomerDocumentOpenPayload,
    )
    async def customer_document_open(
        self, info: Info, input: CustomerDocumentOpenInput
    ) -> CustomerDocumentOpenPayload:
        key, actor = _document(input.document_id), await info.context.actor()
        path = await customers.open_document(actor, key, input.reason, input.idempotency_key)
        return CustomerDocumentOpenPayload(path=path, user_errors=[])

    @verb(may(TAG), Rows.BRANCH, "设置分群与标签.", CustomerPayload)
    async def customer_tag_set(self, info: Info, input: CustomerTagSetInput) -> CustomerPayload:
        key, actor = _customer(input.customer_id), await info.context.actor()
        await customers.set_tags(actor, key, input.segments, input.tags, input.idempotency_key)
        return await customer_payload(info, key)

    @verb(may(CHANGE), Rows.BRANCH, "登记客户关系.", CustomerPayload)
    async def customer_relation_add(
        self, info: Info, input: CustomerRelationAddInput
    ) -> CustomerPayload:
        key, actor = _customer(input.customer_id), await info.context.actor()
        other = from_id("Customer", input.other_id, "otherId", "CUSTOMER_NOT_FOUND")
        await customers.add_relation(actor, key, other, input.kind, input.idempotency_key)
        return await customer_payload(info, key)

    @verb(may(CHANGE), Rows.BRANCH, "结束客户关系: it stays as history.", CustomerPayload)
    async def customer_relation_end(
        self, info: Info, input: CustomerRelationEndInput
    ) -> CustomerPayload:
        relation = from_id(
            "CustomerRelation", input.relation_id, "relationId", "CUSTOMER_RELATION_NOT_FOUND"
        )
        actor = await info.context.actor()
        key = await customers.end_relation(actor, relation, input.idempotency_key)
        return await customer_payload(info, key)

    @verb(may(RATE), Rows.BRANCH, "内部评级.", CustomerPayload)
    async def customer_rate(self, info: Info, input: CustomerRateInput) -> CustomerPayload:
        key, actor = _customer(input.customer_id), await info.context.actor()
        await customers.rate(actor, key, input.grade, input.reason, input.idempotency_key)
        return await customer_payload(info, key)


def _customer(text: str) -> UUID:
    return from_id("Customer", text, "customerId", "CUSTOMER_NOT_FOUND")


def _document(text: str) -> UUID:
    return from_id("CustomerDocument", text, "documentId", "CUSTOMER_DOCUMENT_NOT_FOUND")
