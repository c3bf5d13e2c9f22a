"""Live updates of a loan."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, STAFF, Access, Rows, classified
from xindai.graphql.base.connection import seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import admit, feed
from xindai.graphql.base.loader import forget, load
from xindai.graphql.loans.types import Loan, loan_key
from xindai.loans import api as loans

LOAN_CHANGED: Final = Access(STAFF, Rows.BRANCH, {"loan_id": PUBLIC, "after": PUBLIC})


@classified(C1)
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

    @feed(LOAN_CHANGED, "Changes of one loan, from now on or from a cursor.")
    async def loan_changed(
        self, info: Info, loan_id: strawberry.ID, after: str | None = None
    ) -> AsyncGenerator[LoanChange, None]:
        context = info.context
        await admit(context, LOAN_CHANGED, "loanChanged")
        key = loan_key(loan_id)
        await loans.get_loan(await context.actor(), key)
        start = unseal(context.services.cursor_key, after)
        async for message in context.services.news.listen(str(key), start):
            # Rights may have gone since: each message is read with those of its moment.
            if await context.actor_or_none(afresh=True) is None:
                return
            forget(context)
            view = await load(context, loans.loans_by_id, key)
            if view is None:
                return
            yield LoanChange(
                cursor=seal(context.services.cursor_key, message.position),
                type=str(message.payload.get("type", message.topic)),
                version=int(message.payload.get("version", view.version)),
                loan=Loan.of(view),
            )
