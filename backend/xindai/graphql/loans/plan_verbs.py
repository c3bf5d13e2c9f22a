"""Verbs that move the plan, the price or the books, and no money."""

from __future__ import annotations

import strawberry

from xindai.engine.events import EventType
from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.loans.inputs import (
    LoanInstalmentsInput,
    LoanNonAccrualInput,
    LoanPauseInput,
    LoanRateChangeInput,
    LoanRestructureInput,
    LoanShiftDueInput,
    LoanVerbInput,
    LoanWaiveInput,
)
from xindai.graphql.loans.preview import LoanPayload
from xindai.graphql.loans.run_verb import run_verb
from xindai.loans.api import VERBS


@strawberry.type
class LoanPlanMutation:
    """Part of Mutation."""

    @verb(may(VERBS[EventType.EXTEND].permission), Rows.BRANCH, "展期.", LoanPayload)
    async def loan_extend(self, info: Info, input: LoanInstalmentsInput) -> LoanPayload:
        return await run_verb(info, "extend", input)

    @verb(may(VERBS[EventType.SHORTEN].permission), Rows.BRANCH, "缩期.", LoanPayload)
    async def loan_shorten(self, info: Info, input: LoanInstalmentsInput) -> LoanPayload:
        return await run_verb(info, "shorten", input)

    @verb(may(VERBS[EventType.SHIFT_DUE].permission), Rows.BRANCH, "调整还款日.", LoanPayload)
    async def loan_shift_due(self, info: Info, input: LoanShiftDueInput) -> LoanPayload:
        return await run_verb(info, "shift_due", input)

    @verb(may(VERBS[EventType.WAIVE].permission), Rows.BRANCH, "减免, per component.", LoanPayload)
    async def loan_waive(self, info: Info, input: LoanWaiveInput) -> LoanPayload:
        return await run_verb(info, "waive", input)

    @verb(may(VERBS[EventType.RESTRUCTURE].permission), Rows.BRANCH, "重组.", LoanPayload)
    async def loan_restructure(self, info: Info, input: LoanRestructureInput) -> LoanPayload:
        return await run_verb(info, "restructure", input)

    @verb(may(VERBS[EventType.RATE_CHANGE].permission), Rows.BRANCH, "利率调整.", LoanPayload)
    async def loan_rate_change(self, info: Info, input: LoanRateChangeInput) -> LoanPayload:
        return await run_verb(info, "rate_change", input)

    @verb(may(VERBS[EventType.PAUSE].permission), Rows.BRANCH, "停息.", LoanPayload)
    async def loan_pause(self, info: Info, input: LoanPauseInput) -> LoanPayload:
        return await run_verb(info, "pause", input)

    @verb(may(VERBS[EventType.NON_ACCRUAL].permission), Rows.BRANCH, "非应计.", LoanPayload)
    async def loan_non_accrual(self, info: Info, input: LoanNonAccrualInput) -> LoanPayload:
        return await run_verb(info, "non_accrual", input)

    @verb(may(VERBS[EventType.WRITE_OFF].permission), Rows.BRANCH, "核销.", LoanPayload)
    async def loan_write_off(self, info: Info, input: LoanVerbInput) -> LoanPayload:
        return await run_verb(info, "write_off", input)
