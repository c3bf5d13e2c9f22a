"""Live updates of a loan."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Access, Rows, classified, for_borrowers, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import feed
from xindai.graphql.base.feed import Feed, Step, follow
from xindai.graphql.loans.types import Loan, loan_key
from xindai.loans import api as loans
from xindai.loans.events import LOAN_CHANGED as LOAN_CHANGED_TOPIC
from xindai.loans.permissions import READ
from xindai.platform.actor import Actor

LOAN_CHANGED: Final = Access(may(READ), Rows.BRANCH, {"loan_id": PUBLIC, "after": PUBLIC})
LOANS: Final = Feed("loanChanged", LOAN_CHANGED, frozenset({LOAN_CHANGED_TOPIC}))


@classified(C1)
@for_borrowers()
@strawberry.type(description="A loan has changed; `cursor` is where to go on after a break.")
class LoanChange:
    """`type` is the verb; `version` grows by one with every change."""

    cursor: str
    type: str
    version: int
    loan: Loan


@strawberry.type
class LoanSubscription:
    """Part of Subscription."""

    @feed(
        LOAN_CHANGED,
        'The loan as it is (type "current"), then its changes; from a cursor on: what was missed.',
    )
    async def loan_changed(
        self, info: Info, loan_id: strawberry.ID, after: str | None = None
    ) -> AsyncGenerator[LoanChange, None]:
        key = loan_key(loan_id)

        async def make(actor: Actor, step: Step) -> LoanChange:
            view = await loans.get_loan(actor, key)
            type = step.message.payload["type"] if step.message else "current"
            version = step.version or view.version
            cursor = step.cursor(version)
            return LoanChange(cursor=cursor, type=type, version=version, loan=Loan.of(view))

        return follow(info.context, LOANS, str(key), after, make)
