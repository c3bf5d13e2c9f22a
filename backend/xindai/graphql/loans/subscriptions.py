"""Live updates of a loan."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Access, Rows, classified, for_borrowers, may
from xindai.graphql.base.connection import seal, unseal
from xindai.graphql.base.context import Context, Info
from xindai.graphql.base.entry import admit, feed
from xindai.graphql.base.loader import forget, load
from xindai.graphql.loans.types import Loan, loan_key
from xindai.loans import api as loans
from xindai.loans.events import LOAN_CHANGED as LOAN_CHANGED_TOPIC
from xindai.loans.permissions import READ
from xindai.loans.types import LoanView

LOAN_CHANGED: Final = Access(may(READ), Rows.BRANCH, {"loan_id": PUBLIC, "after": PUBLIC})


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
        context, news = info.context, info.context.services.news
        await admit(context, LOAN_CHANGED, "loanChanged")
        key = loan_key(loan_id)
        start = unseal(context.services.cursor_key, after) or await news.position()
        view = await loans.get_loan(await context.actor(), key)  # after the position: no gap
        shown = 0
        if after is None:
            shown = view.version
            yield _change(context, start, "current", shown, view)
        async for message in news.listen(str(key), start):
            # Rights may have gone since: each message is read with those of its moment.
            if await context.actor_or_none(afresh=True) is None:
                return
            if message is None or message.topic != LOAN_CHANGED_TOPIC:
                continue
            version = int(message.payload["version"])
            if version <= shown:  # told already: the outbox publishes at least once
                continue
            forget(context)
            found = await load(context, loans.loans_by_id, key)
            if found is None:
                return
            shown = version
            yield _change(context, message.position, message.payload["type"], version, found)


def _change(context: Context, position: str, type: str, version: int, view: LoanView) -> LoanChange:
    cursor = seal(context.services.cursor_key, position)
    return LoanChange(cursor=cursor, type=type, version=version, loan=Loan.of(view))
