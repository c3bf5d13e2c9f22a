"""Verbs that move money."""

from __future__ import annotations

import strawberry

from xindai.engine.events import EventType
from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.loans.inputs import (
    LoanAmountInput,
    LoanChargeFeeInput,
    LoanPayOffInput,
    LoanPrepayInput,
    LoanReverseInput,
)
from xindai.graphql.loans.preview import LoanPayload
from xindai.graphql.loans.run_verb import run_verb
from xindai.loans.api import VERBS


@strawberry.type
class LoanMoneyMutation:
    """Part of Mutation."""

    @verb(
        may(VERBS[EventType.DISBURSE].permission),
        Rows.BRANCH,
        "放款: money out, in one or several tranches.",
        LoanPayload,
    )
    async def loan_disburse(self, info: Info, input: LoanAmountInput) -> LoanPayload:
        return await run_verb(info, "disburse", input)

    @verb(
        may(VERBS[EventType.REPAY].permission),
        Rows.BRANCH,
        "还款: by the product's waterfall; what is over follows its excess rule.",
        LoanPayload,
    )
    async def loan_repay(self, info: Info, input: LoanAmountInput) -> LoanPayload:
        return await run_verb(info, "repay", input)

    @verb(
        may(VERBS[EventType.PREPAY].permission),
        Rows.BRANCH,
        "提前还款: what is due first, the rest off the principal.",
        LoanPayload,
    )
    async def loan_prepay(self, info: Info, input: LoanPrepayInput) -> LoanPayload:
        return await run_verb(info, "prepay", input)

    @verb(may(VERBS[EventType.PAYOFF].permission), Rows.BRANCH, "结清.", LoanPayload)
    async def loan_pay_off(self, info: Info, input: LoanPayOffInput) -> LoanPayload:
        return await run_verb(info, "payoff", input)

    @verb(
        may(VERBS[EventType.REVERSE].permission),
        Rows.BRANCH,
        "冲正: the loan as if the transaction had never been.",
        LoanPayload,
    )
    async def loan_reverse(self, info: Info, input: LoanReverseInput) -> LoanPayload:
        return await run_verb(info, "reverse", input)

    @verb(
        may(VERBS[EventType.REFUND].permission),
        Rows.BRANCH,
        "退款 of a credit balance.",
        LoanPayload,
    )
    async def loan_refund(self, info: Info, input: LoanAmountInput) -> LoanPayload:
        return await run_verb(info, "refund", input)

    @verb(
        may(VERBS[EventType.MERCHANT_REFUND].permission),
        Rows.BRANCH,
        "商户退款: goods went back.",
        LoanPayload,
    )
    async def loan_merchant_refund(self, info: Info, input: LoanAmountInput) -> LoanPayload:
        return await run_verb(info, "merchant_refund", input)

    @verb(may(VERBS[EventType.RECOVERY].permission), Rows.BRANCH, "核销收回.", LoanPayload)
    async def loan_recover(self, info: Info, input: LoanAmountInput) -> LoanPayload:
        return await run_verb(info, "recovery", input)

    @verb(may(VERBS[EventType.CHARGE_FEE].permission), Rows.BRANCH, "收费.", LoanPayload)
    async def loan_charge_fee(self, info: Info, input: LoanChargeFeeInput) -> LoanPayload:
        return await run_verb(info, "charge_fee", input)
