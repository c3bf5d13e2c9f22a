"""Open disputes over loans, settle them, and make their evidence."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final
from uuid import UUID

import strawberry

from xindai.graphql.base.access import (
    BORROWER,
    C1,
    PUBLIC,
    Access,
    Rows,
    classified,
    for_borrowers,
    may,
)
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, feed, verb
from xindai.graphql.base.feed import Feed, Step, follow
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import split_id
from xindai.graphql.loans.dispute_inputs import (
    LoanDisputeInput,
    LoanDisputeOpenInput,
    LoanDisputeRejectInput,
    LoanDisputeUpholdInput,
    LoanDisputeWhere,
    carried_out,
    dispute_key,
)
from xindai.graphql.loans.dispute_types import (
    LoanDispute,
    LoanDisputeConnection,
    LoanDisputeEdge,
    LoanDisputePayload,
    LoanDisputeUpholdPayload,
)
from xindai.graphql.loans.paper_types import LoanPaper, LoanPaperPayload
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import loan_key
from xindai.loans import api as loans
from xindai.loans.events import LOAN_DISPUTE_CHANGED as TOPIC
from xindai.loans.permissions import (
    DISPUTE,
    DISPUTE_READ,
    DISPUTE_SETTLE,
    PAPER_MAKE,
    PAPER_READ,
)
from xindai.platform.actor import Actor

CHANGED: Final = Access(may(DISPUTE_READ), Rows.BRANCH, {"dispute_id": PUBLIC, "after": PUBLIC})
DISPUTES: Final = Feed("loanDisputeChanged", CHANGED, frozenset({TOPIC}))


@strawberry.type
class LoanDisputeQuery:
    """Part of Query."""

    @entry(may(DISPUTE_READ), Rows.BRANCH, "争议, one, or null.", id=PUBLIC)
    async def loan_dispute(self, info: Info, id: strawberry.ID) -> LoanDispute | None:
        kind, key = split_id(id)
        if kind != "LoanDispute" or key is None:
            return None
        view = await load(info.context, loans.disputes_by_id, key)
        return LoanDispute.of(view) if view else None

    @entry(
        may(DISPUTE_READ),
        Rows.BRANCH,
        "争议列表, newest first; a borrower sees his own.",
        first=PUBLIC,
        after=PUBLIC,
    )
    async def loan_disputes(
        self,
        info: Info,
        where: LoanDisputeWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> LoanDisputeConnection:
        key, actor = info.context.services.cursor_key, await info.context.actor()
        wanted = (where or LoanDisputeWhere()).to_filter()
        size, start = check_first(first), unseal(key, after)
        page = await loans.find_disputes(actor, wanted, size, start)
        edges = [
            LoanDisputeEdge(cursor=seal(key, cursor), node=LoanDispute.of(view))
            for view, cursor in zip(page.rows, page.cursors, strict=True)
        ]
        return LoanDisputeConnection(
            edges=edges,
            page_info=PageInfo(
                has_next_page=page.has_more, end_cursor=edges[-1].cursor if edges else None
            ),
            wanted=wanted,
        )


@strawberry.type
class LoanDisputeMutation:
    """Part of Mutation."""

    @verb(
        may(DISPUTE),
        Rows.BRANCH,
        "登记争议, for the borrower; a loan has one that is open.",
        LoanDisputePayload,
    )
    async def loan_dispute_open(
        self, info: Info, input: LoanDisputeOpenInput
    ) -> LoanDisputePayload:
        return await _opened(info, input)

    @verb(
        BORROWER,
        Rows.SELF,
        "提出异议 over one of his own loans: what he contests rests until he has an answer.",
        LoanDisputePayload,
    )
    async def my_loan_dispute_open(
        self, info: Info, input: LoanDisputeOpenInput
    ) -> LoanDisputePayload:
        return await _opened(info, input)

    @verb(may(DISPUTE), Rows.BRANCH, "撤回争议, while it is open.", LoanDisputePayload)
    async def loan_dispute_withdraw(
        self, info: Info, input: LoanDisputeInput
    ) -> LoanDisputePayload:
        actor, key = await info.context.actor(), dispute_key(input.dispute_id)
        await loans.withdraw_dispute(actor, key, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(DISPUTE_SETTLE),
        Rows.BRANCH,
        "驳回争议, with an answer that the borrower reads: what rested goes on from today.",
        LoanDisputePayload,
    )
    async def loan_dispute_reject(
        self, info: Info, input: LoanDisputeRejectInput
    ) -> LoanDisputePayload:
        actor, key = await info.context.actor(), dispute_key(input.dispute_id)
        await loans.reject_dispute(actor, key, input.answer, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(DISPUTE_SETTLE),
        Rows.BRANCH,
        "支持争议: corrects the loan by a verb of its own right and policy, and ends the dispute.",
        LoanDisputeUpholdPayload,
        also=carried_out,
    )
    async def loan_dispute_uphold(
        self, info: Info, input: LoanDisputeUpholdInput
    ) -> LoanDisputeUpholdPayload:
        done = await loans.uphold_dispute(await info.context.actor(), input.to_uphold())
        return LoanDisputeUpholdPayload(
            dispute=await _shown(info, done.dispute_id),
            preview=LoanPreview.of(done.preview, done.currency) if done.preview else None,
            replayed=done.replayed,
            user_errors=[],
        )

    @verb(
        may(PAPER_MAKE),
        Rows.BRANCH,
        "出具争议证据包: a sealed PDF of contract, schedule, transactions, contacts and audit.",
        LoanPaperPayload,
    )
    async def loan_dispute_evidence(self, info: Info, input: LoanDisputeInput) -> LoanPaperPayload:
        actor, key = await info.context.actor(), dispute_key(input.dispute_id)
        paper_id = await loans.make_dispute_pack(actor, key, input.idempotency_key)
        forget(info.context)
        if not actor.may(PAPER_READ):
            return LoanPaperPayload(paper=None, user_errors=[])
        view = await load(info.context, loans.papers_by_id, paper_id)
        return LoanPaperPayload(paper=LoanPaper.of(view) if view else None, user_errors=[])


@classified(C1)
@for_borrowers()
@strawberry.type(description="A dispute has changed; `cursor` is where to go on after a break.")
class LoanDisputeChange:
    """`version` grows with every change."""

    cursor: str
    version: int
    dispute: LoanDispute


@strawberry.type
class LoanDisputeSubscription:
    """Part of Subscription."""

    @feed(CHANGED, "The dispute as it is, then its changes.")
    async def loan_dispute_changed(
        self, info: Info, dispute_id: strawberry.ID, after: str | None = None
    ) -> AsyncGenerator[LoanDisputeChange, None]:
        key = dispute_key(dispute_id)

        async def make(actor: Actor, step: Step) -> LoanDisputeChange:
            view = await loans.get_dispute(actor, key)
            version = step.version or view.version
            return LoanDisputeChange(
                cursor=step.cursor(version), version=version, dispute=LoanDispute.of(view)
            )

        return follow(info.context, DISPUTES, str(key), after, make)


async def _opened(info: Info, input: LoanDisputeOpenInput) -> LoanDisputePayload:
    view = await load(info.context, loans.loans_by_id, loan_key(input.loan_id))
    wanted = input.to_dispute(view.currency if view else "CNY")
    actor = await info.context.actor()
    return await _payload(info, await loans.open_dispute(actor, wanted, input.idempotency_key))


async def _payload(info: Info, key: UUID) -> LoanDisputePayload:
    return LoanDisputePayload(dispute=await _shown(info, key), user_errors=[])


async def _shown(info: Info, key: UUID) -> LoanDispute | None:
    """The dispute as it is after the commit; who may not read it sees that it was done."""
    forget(info.context)
    if not (await info.context.actor()).may(DISPUTE_READ):
        return None
    view = await load(info.context, loans.disputes_by_id, key)
    return LoanDispute.of(view) if view else None
