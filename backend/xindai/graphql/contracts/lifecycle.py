"""A contract's life: drawn up, signed, sealed; changed or cancelled before the money."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.contracts import api as contracts
from xindai.contracts.permissions import CANCEL, CHANGE, PREPARE, SEAL, SIGN_IN_PERSON
from xindai.contracts.types import ContractChange, InPersonRecord, Preparation
from xindai.engine.terms import Terms
from xindai.graphql.base.access import BORROWER, Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.contracts.inputs import (
    ContractCancelInput,
    ContractChangeInput,
    ContractInPersonRecordInput,
    ContractInPersonWitnessInput,
    ContractPrepareInput,
    ContractSealInput,
    ContractSignCodeRequestInput,
    ContractSignWithCodeInput,
)
from xindai.graphql.contracts.types import (
    Contract,
    ContractPayload,
    ContractSignCodePayload,
)
from xindai.kernel.money import parse_positive


def _key(id: str) -> UUID:
    return from_id("Contract", id, "contractId", "CONTRACT_NOT_FOUND")


async def _payload(info: Info, key: UUID) -> ContractPayload:
    """The contract as it is after the commit."""
    forget(info.context)
    view = await load(info.context, contracts.contracts_by_id, key)
    return ContractPayload(contract=Contract.of(view) if view else None, user_errors=[])


@strawberry.type
class ContractLifeMutation:
    """Part of Mutation."""

    @verb(
        may(PREPARE),
        Rows.BRANCH,
        "起草合同: a draft with its PDF, of the terms agreed.",
        ContractPayload,
    )
    async def contract_prepare(self, info: Info, input: ContractPrepareInput) -> ContractPayload:
        wanted = Preparation(
            application_id=maybe_id(
                "Application", input.application_id, "applicationId", "APPLICATION_NOT_FOUND"
            ),
            customer_id=maybe_id("Customer", input.customer_id, "customerId", "CUSTOMER_NOT_FOUND"),
            product_version_id=maybe_id(
                "ProductVersion", input.product_version_id, "productVersionId", "VERSION_NOT_FOUND"
            ),
            terms=None if input.terms is None else Terms.from_json(input.terms).to_json(),
            bank_card_id=maybe_id(
                "BankCard", input.bank_card_id, "bankCardId", "BANK_CARD_NOT_FOUND"
            ),
            merchant_id=maybe_id("Merchant", input.merchant_id, "merchantId", "MERCHANT_NOT_FOUND"),
            template=input.template,
            is_bilingual=input.is_bilingual,
        )
        actor = await info.context.actor()
        return await _payload(info, await contracts.prepare(actor, wanted, input.idempotency_key))

    @verb(
        BORROWER,
        Rows.SELF,
        "获取签署验证码: to the borrower's own phone, for this document alone.",
        ContractSignCodePayload,
    )
    async def contract_sign_code_request(
        self, info: Info, input: ContractSignCodeRequestInput
    ) -> ContractSignCodePayload:
        key, context = _key(input.contract_id), info.context
        await contracts.request_signing_code(
            context.services.redis,
            context.services.sms,
            await context.actor(),
            key,
            input.document_sha256,
            context.visit,
        )
        return ContractSignCodePayload(user_errors=[])

    @verb(BORROWER, Rows.SELF, "借款人签署合同, once per key.", ContractPayload)
    async def contract_sign_with_code(
        self, info: Info, input: ContractSignWithCodeInput
    ) -> ContractPayload:
        key, context = _key(input.contract_id), info.context
        await contracts.sign_with_code(
            context.services.redis,
            await context.actor(),
            key,
            input.document_sha256,
            input.code,
            input.idempotency_key,
            context.visit,
        )
        return await _payload(info, key)

    @verb(
        may(SIGN_IN_PERSON),
        Rows.BRANCH,
        "面签登记 by the officer; it counts once a witness has confirmed it.",
        ContractPayload,
    )
    async def contract_in_person_record(
        self, info: Info, input: ContractInPersonRecordInput
    ) -> ContractPayload:
        key, actor = _key(input.contract_id), await info.context.actor()
        wanted = InPersonRecord(
            contract_id=key,
            document_sha256=input.document_sha256,
            place=input.place,
            photos=tuple(from_id("File", id, "photos", "FILE_NOT_FOUND") for id in input.photos),
        )
        await contracts.record_in_person(actor, wanted, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(SIGN_IN_PERSON),
        Rows.BRANCH,
        "面签见证 by somebody else than the officer: the borrower has signed.",
        ContractPayload,
    )
    async def contract_in_person_witness(
        self, info: Info, input: ContractInPersonWitnessInput
    ) -> ContractPayload:
        key, actor = _key(input.contract_id), await info.context.actor()
        await contracts.witness_in_person(actor, key, input.document_sha256, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(CHANGE),
        Rows.BRANCH,
        "变更合同 before the disbursement: a new document, to be signed anew.",
        ContractPayload,
    )
    async def contract_change(self, info: Info, input: ContractChangeInput) -> ContractPayload:
        key, actor = _key(input.contract_id), await info.context.actor()
        view = await load(info.context, contracts.contracts_by_id, key)
        currency = view.currency if view else "CNY"
        amount = input.amount
        wanted = ContractChange(
            contract_id=key,
            reason=input.reason,
            amount_minor=None if amount is None else parse_positive(amount, currency, "amount"),
            instalments=input.instalments,
            bank_card_id=maybe_id(
                "BankCard", input.bank_card_id, "bankCardId", "BANK_CARD_NOT_FOUND"
            ),
            is_bilingual=input.is_bilingual,
        )
        await contracts.change_contract(actor, wanted, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(CANCEL),
        Rows.BRANCH,
        "撤销合同 before the disbursement, with a reason; borrowers their own.",
        ContractPayload,
    )
    async def contract_cancel(self, info: Info, input: ContractCancelInput) -> ContractPayload:
        key, actor = _key(input.contract_id), await info.context.actor()
        await contracts.cancel_contract(actor, key, input.reason, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(SEAL),
        Rows.BRANCH,
        "重新用印: asks again for the seal of a signed contract.",
        ContractPayload,
    )
    async def contract_seal(self, info: Info, input: ContractSealInput) -> ContractPayload:
        key, actor = _key(input.contract_id), await info.context.actor()
        await contracts.seal_again(actor, key, input.idempotency_key)
        return await _payload(info, key)
