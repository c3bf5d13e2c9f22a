"""A signed contract becomes a loan."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id
from xindai.graphql.loans.inputs import LoanOpenInput
from xindai.graphql.loans.preview import LoanPayload
from xindai.graphql.loans.types import Loan
from xindai.loans import api as loans
from xindai.loans.permissions import OPEN
from xindai.loans.types import OpenLoan


@strawberry.type
class LoanOpenMutation:
    """Part of Mutation."""

    @verb(may(OPEN), Rows.BRANCH, "建立借据: a number and a plan, no money yet.", LoanPayload)
    async def loan_open(self, info: Info, input: LoanOpenInput) -> LoanPayload:
        actor = await info.context.actor()
        wanted = OpenLoan(
            contract_id=from_id("Contract", input.contract_id, "contractId", "CONTRACT_NOT_FOUND"),
            idempotency_key=input.idempotency_key,
            grade=input.grade,
            purpose=input.purpose,
        )
        view = await loans.get_loan(actor, await loans.open_loan(actor, wanted))
        return LoanPayload(
            loan=Loan.of(view), event_id=None, replayed=None, preview=None, user_errors=[]
        )
