"""Pay a loan's credit back to the borrower's card."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.money import money
from xindai.graphql.base.node import from_id, split_id
from xindai.graphql.base.scalars import Amount
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.refund_types import LoanRefund, LoanRefundPayload
from xindai.graphql.loans.types import loan_key
from xindai.loans import api as loans
from xindai.loans.api import StartLoanRefund
from xindai.loans.permissions import REFUND, REFUND_READ


@classified(C1)
@strawberry.input
class LoanRefundStartInput:
    """`amount` null: the whole credit."""

    loan_id: strawberry.ID
    bank_card_id: strawberry.ID
    amount: Amount | None = None
    idempotency_key: str = ""
    dry_run: bool = False


@strawberry.type
class LoanRefundQuery:
    """Part of Query."""

    @entry(may(REFUND_READ), Rows.BRANCH, "溢缴款退款, one, or null.", id=PUBLIC)
    async def loan_refund(self, info: Info, id: strawberry.ID) -> LoanRefund | None:
        kind, key = split_id(id)
        if kind != "LoanRefund" or key is None:
            return None
        view = await load(info.context, loans.refunds_by_id, key)
        return LoanRefund.of(view) if view else None


@strawberry.type
class LoanRefundMutation:
    """Part of Mutation."""

    @verb(
        may(REFUND),
        Rows.BRANCH,
        "溢缴款退至银行卡: the payout is ordered; the loan is told when the bank confirms.",
        LoanRefundPayload,
    )
    async def loan_refund_start(self, info: Info, input: LoanRefundStartInput) -> LoanRefundPayload:
        wanted = StartLoanRefund(
            loan_id=loan_key(input.loan_id),
            bank_card_id=from_id(
                "BankCard", input.bank_card_id, "bankCardId", "BANK_CARD_NOT_FOUND"
            ),
            amount=input.amount,
            idempotency_key=input.idempotency_key,
            dry_run=input.dry_run,
        )
        actor = await info.context.actor()
        done = await loans.start_refund(actor, wanted)
        forget(info.context)
        view = None
        if done.refund_id is not None and actor.may(REFUND_READ):
            view = await load(info.context, loans.refunds_by_id, done.refund_id)
        return LoanRefundPayload(
            refund=LoanRefund.of(view) if view else None,
            amount=money(done.amount_minor, done.currency),
            replayed=done.replayed,
            preview=LoanPreview.of(done.preview, done.currency) if done.preview else None,
            user_errors=[],
        )
