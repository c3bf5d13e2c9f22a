"""What people do with scorecards, and a question to the bureau."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.decisioning import api as decisioning
from xindai.decisioning.permissions import REPORT_FETCH, SCORECARD_CHANGE, SCORECARD_CHECK
from xindai.graphql.base.access import C1, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id, maybe_id, to_id
from xindai.graphql.base.scalars import Json
from xindai.graphql.scoring.types import ReportFetchPayload, Scorecard, ScorecardPayload


@classified(C1)
@strawberry.input(description="With `id`: one's own draft is written anew.")
class ScorecardSaveInput:
    """`content` is the card in the format xindai-scorecard/1."""

    id: strawberry.ID | None = None
    content: Json
    idempotency_key: str


@classified(C1)
@strawberry.input
class ScorecardInput:
    """A version."""

    id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input
class ScorecardReturnInput:
    """A submitted version, and what is wrong with it."""

    id: strawberry.ID
    reason: str
    idempotency_key: str


@classified(C1)
@strawberry.input
class ReportFetchInput:
    """Whose reports."""

    customer_id: strawberry.ID
    idempotency_key: str


async def _now(info: Info, scorecard_id: UUID) -> ScorecardPayload:
    view = (await decisioning.scorecards_by_id(await info.context.actor(), [scorecard_id])).get(
        scorecard_id
    )
    return ScorecardPayload(scorecard=Scorecard.of(view) if view else None, user_errors=[])


def _key(input: ScorecardInput | ScorecardReturnInput) -> UUID:
    return from_id("Scorecard", input.id, "id", "SCORECARD_NOT_FOUND")


@strawberry.type
class ScoringMutation:
    """Part of Mutation."""

    @verb(
        may(SCORECARD_CHANGE),
        Rows.LENDER,
        "保存评分卡草稿: a new version of its code, or one's own draft anew.",
        ScorecardPayload,
    )
    async def scorecard_save(self, info: Info, input: ScorecardSaveInput) -> ScorecardPayload:
        actor = await info.context.actor()
        old = maybe_id("Scorecard", input.id, "id", "SCORECARD_NOT_FOUND")
        saved = await decisioning.save_scorecard(actor, input.content, old, input.idempotency_key)
        return await _now(info, saved)

    @verb(
        may(SCORECARD_CHANGE),
        Rows.LENDER,
        "提交评分卡: the content stays from now on.",
        ScorecardPayload,
    )
    async def scorecard_submit(self, info: Info, input: ScorecardInput) -> ScorecardPayload:
        key, actor = _key(input), await info.context.actor()
        await decisioning.submit_scorecard(actor, key, input.idempotency_key)
        return await _now(info, key)

    @verb(
        may(SCORECARD_CHECK),
        Rows.LENDER,
        "启用评分卡 that somebody else wrote; the version before is retired.",
        ScorecardPayload,
    )
    async def scorecard_activate(self, info: Info, input: ScorecardInput) -> ScorecardPayload:
        key, actor = _key(input), await info.context.actor()
        await decisioning.activate_scorecard(actor, key, input.idempotency_key)
        return await _now(info, key)

    @verb(
        may(SCORECARD_CHECK),
        Rows.LENDER,
        "退回评分卡 to its maker, with a reason.",
        ScorecardPayload,
    )
    async def scorecard_return(self, info: Info, input: ScorecardReturnInput) -> ScorecardPayload:
        key, actor = _key(input), await info.context.actor()
        await decisioning.return_scorecard(actor, key, input.reason, input.idempotency_key)
        return await _now(info, key)

    @verb(
        may(REPORT_FETCH),
        Rows.BRANCH,
        "查询征信与核验身份 of a customer who agreed to it, in the background.",
        ReportFetchPayload,
    )
    async def report_fetch(self, info: Info, input: ReportFetchInput) -> ReportFetchPayload:
        key = from_id("Customer", input.customer_id, "customerId", "CUSTOMER_NOT_FOUND")
        actor = await info.context.actor()
        job = await decisioning.start_report_fetch(actor, key, input.idempotency_key)
        return ReportFetchPayload(job_id=to_id("Job", job), user_errors=[])
