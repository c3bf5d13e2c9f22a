"""Sign and revoke a direct debit mandate."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import BORROWER, C1, C3, PUBLIC, Rows, classified
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.scalars import Amount, Day
from xindai.graphql.loans.debit_types import (
    DebitMandate,
    DebitMandateCodePayload,
    DebitMandateDraft,
    DebitMandatePayload,
)
from xindai.kernel.dates import parse_date
from xindai.loans import api as loans
from xindai.loans.api import MandateTerms


@classified(C1)
@strawberry.input(description="代扣协议条件: what may be drawn, from which card, from when until.")
class DebitMandateTermsInput:
    """`loanId` null: for all loans of the borrower."""

    loan_id: strawberry.ID | None = None
    bank_card_id: strawberry.ID
    max_amount: Amount
    valid_from: Day
    valid_to: Day

    def read(self) -> MandateTerms:
        """For the domain."""
        return MandateTerms(
            loan_id=maybe_id("Loan", self.loan_id, "loanId", "LOAN_NOT_FOUND"),
            bank_card_id=from_id(
                "BankCard", self.bank_card_id, "bankCardId", "BANK_CARD_NOT_FOUND"
            ),
            max_amount=self.max_amount,
            valid_from=parse_date(self.valid_from, "validFrom"),
            valid_to=parse_date(self.valid_to, "validTo"),
        )


@classified(C1)
@strawberry.input
class DebitMandateCodeInput:
    """The terms, and the hash of the words that the borrower has read."""

    terms: DebitMandateTermsInput
    wording_sha256: str


@classified(C3, terms=C1, wording_sha256=PUBLIC, idempotency_key=PUBLIC)
@strawberry.input
class DebitMandateSignInput:
    """The code of `debitMandateCodeRequest` for the same words."""

    terms: DebitMandateTermsInput
    wording_sha256: str
    code: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class DebitMandateRevokeInput:
    """At once."""

    mandate_id: strawberry.ID
    idempotency_key: str = ""


@strawberry.type
class DebitQuery:
    """Part of Query."""

    @entry(BORROWER, Rows.SELF, "代扣协议文本 for these terms.")
    async def debit_mandate_draft(
        self, info: Info, terms: DebitMandateTermsInput
    ) -> DebitMandateDraft:
        made = await loans.draft_mandate(await info.context.actor(), terms.read())
        return DebitMandateDraft.of(made)


@strawberry.type
class DebitMutation:
    """Part of Mutation."""

    @verb(
        BORROWER,
        Rows.SELF,
        "获取代扣协议验证码: to the borrower's own phone, for these words alone.",
        DebitMandateCodePayload,
    )
    async def debit_mandate_code_request(
        self, info: Info, input: DebitMandateCodeInput
    ) -> DebitMandateCodePayload:
        context = info.context
        await loans.request_mandate_code(
            context.services.redis,
            context.services.sms,
            await context.actor(),
            input.terms.read(),
            input.wording_sha256,
            context.visit,
        )
        return DebitMandateCodePayload(user_errors=[])

    @verb(BORROWER, Rows.SELF, "签署代扣协议, once per key.", DebitMandatePayload)
    async def debit_mandate_sign(
        self, info: Info, input: DebitMandateSignInput
    ) -> DebitMandatePayload:
        context = info.context
        key = await loans.sign_mandate(
            context.services.redis,
            await context.actor(),
            input.terms.read(),
            input.wording_sha256,
            input.code,
            input.idempotency_key,
            context.visit,
        )
        return await _payload(info, key)

    @verb(BORROWER, Rows.SELF, "撤销代扣协议, at once.", DebitMandatePayload)
    async def debit_mandate_revoke(
        self, info: Info, input: DebitMandateRevokeInput
    ) -> DebitMandatePayload:
        key = from_id("DebitMandate", input.mandate_id, "mandateId", "DEBIT_MANDATE_NOT_FOUND")
        await loans.revoke_mandate(await info.context.actor(), key, input.idempotency_key)
        return await _payload(info, key)


async def _payload(info: Info, key: UUID) -> DebitMandatePayload:
    forget(info.context)
    view = await load(info.context, loans.mandates_by_id, key)
    return DebitMandatePayload(mandate=DebitMandate.of(view) if view else None, user_errors=[])
