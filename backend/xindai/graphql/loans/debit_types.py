"""Mandates and direct debits, as the borrower and the screens see them."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, C2, classified, for_borrowers
from xindai.graphql.base.context import Info
from xindai.graphql.base.money import Money, money
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Day, day, maybe_moment, moment
from xindai.loans.api import LoanDebitStatus, LoanDebitView, MandateDraft, MandateView
from xindai.payments import api as payments

strawberry.enum(
    LoanDebitStatus, description="自动扣款状态: PLANNED, no order yet; PAYING, the bank has it."
)


@classified(C1, wording=C2)
@for_borrowers()
@strawberry.type(description="代扣协议: what the borrower lets us draw, in the words he signed.")
class DebitMandate(Node):
    """`coversAllLoans`: not only one. `max` is the most of one debit; the card is masked."""

    number: str
    covers_all_loans: bool
    bank_name: str | None
    card_number: str
    max: Money
    valid_from: Day
    valid_to: Day
    wording_version: str
    wording: str
    signed_at: str
    revoked_at: str | None

    @classmethod
    def of(cls, view: MandateView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("DebitMandate", view.id),
            number=view.number,
            covers_all_loans=view.loan_id is None,
            bank_name=view.bank_name,
            card_number=view.card_number,
            max=money(view.max_minor, view.currency),
            valid_from=day(view.valid_from),
            valid_to=day(view.valid_to),
            wording_version=view.wording_version,
            wording=view.wording,
            signed_at=moment(view.signed_at),
            revoked_at=maybe_moment(view.revoked_at),
        )


@classified(C2)
@for_borrowers()
@strawberry.type(description="代扣协议文本: what is to be signed; the hash is of both languages.")
class DebitMandateDraft:
    """Sign with this hash: other words have another."""

    version: str
    text_zh: str
    text_en: str
    sha256: str

    @classmethod
    def of(cls, draft: MandateDraft) -> Self:
        """From the domain."""
        return cls(
            version=draft.version,
            text_zh=draft.text_zh,
            text_en=draft.text_en,
            sha256=draft.sha256,
        )


@classified(C1)
@for_borrowers()
@strawberry.type(description="自动扣款: one try for one due date.")
class LoanDebit:
    """`nextTryAt` is set where another try follows; `failureReason` is in the language asked for.
    `paymentId` is null while no order exists, or where none could be made."""

    view: strawberry.Private[LoanDebitView]
    due_on: Day
    attempt: int
    amount: Money | None
    status: LoanDebitStatus
    payment_id: strawberry.ID | None
    failure_code: str | None
    next_try_at: str | None
    settled_at: str | None

    @classmethod
    def of(cls, view: LoanDebitView) -> Self:
        """From the domain."""
        minor = view.amount_minor
        return cls(
            view=view,
            due_on=day(view.due_on),
            attempt=view.attempt,
            amount=None if minor is None else money(minor, view.currency),
            status=view.status,
            payment_id=to_id("LoanPayment", view.payment_id) if view.payment_id else None,
            failure_code=view.failure_code,
            next_try_at=maybe_moment(view.next_try_at),
            settled_at=maybe_moment(view.settled_at),
        )

    @strawberry.field
    async def failure_reason(self, info: Info) -> str | None:
        """Why not, in words."""
        if self.view.failure_code is None:
            return None
        zh, en = payments.failure_words(self.view.failure_code)
        return zh if info.context.language == "zh" else en


@classified(C1)
@for_borrowers()
@strawberry.type(description="The mandate, or why not.")
class DebitMandatePayload(Payload):
    """The mandate as it is now."""

    mandate: DebitMandate | None


@classified(C1)
@for_borrowers()
@strawberry.type(description="The code is on its way, or why not.")
class DebitMandateCodePayload(Payload):
    """Nothing but refusals."""
