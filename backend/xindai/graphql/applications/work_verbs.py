"""Claim, hand over, call, examine, return, note: the work of the queues."""

from __future__ import annotations

import strawberry

from xindai.graphql.applications.answers import amount_of, answer
from xindai.graphql.applications.inputs import (
    ApplicationClaimNextInput,
    ApplicationHandOverInput,
    ApplicationInput,
    ApplicationNoteInput,
    ApplicationRejectInput,
    ApplicationReturnInput,
    ApplicationReviewInput,
    PhoneCheckInput,
    application_key,
)
from xindai.graphql.applications.types import ApplicationPayload
from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id, maybe_id
from xindai.origination import api as origination
from xindai.origination.permissions import NOTE, PHONE_CHECK, REVIEW, WORK


@strawberry.type
class ApplicationWorkMutation:
    """Part of Mutation."""

    @verb(may(WORK), Rows.BRANCH, "领取 of one application for eight hours.", ApplicationPayload)
    async def application_claim(self, info: Info, input: ApplicationInput) -> ApplicationPayload:
        key = application_key(input.application_id)
        await origination.claim(await info.context.actor(), key, input.idempotency_key)
        return await answer(info, key)

    @verb(
        may(WORK),
        Rows.BRANCH,
        "领取下一件: the most urgent of a queue that nobody has and the viewer may work on.",
        ApplicationPayload,
    )
    async def application_claim_next(
        self, info: Info, input: ApplicationClaimNextInput
    ) -> ApplicationPayload:
        branch = maybe_id("Branch", input.branch_id, "branchId", "BRANCH_NOT_FOUND")
        product = maybe_id("Product", input.product_id, "productId", "PRODUCT_NOT_FOUND")
        actor, sent = await info.context.actor(), input.idempotency_key
        return await answer(
            info, await origination.claim_next(actor, input.queue, branch, product, sent)
        )

    @verb(may(WORK), Rows.BRANCH, "退回队列.", ApplicationPayload)
    async def application_release(self, info: Info, input: ApplicationInput) -> ApplicationPayload:
        key = application_key(input.application_id)
        await origination.release(await info.context.actor(), key, input.idempotency_key)
        return await answer(info, key)

    @verb(may(WORK), Rows.BRANCH, "转交同事, with a reason.", ApplicationPayload)
    async def application_hand_over(
        self, info: Info, input: ApplicationHandOverInput
    ) -> ApplicationPayload:
        key, actor = application_key(input.application_id), await info.context.actor()
        staff = from_id("Staff", input.staff_id, "staffId", "COLLEAGUE_NOT_FOUND")
        await origination.hand_over(actor, key, staff, input.reason, input.idempotency_key)
        return await answer(info, key)

    @verb(
        may(WORK),
        Rows.BRANCH,
        "退回补件: the applicant hears what to add.",
        ApplicationPayload,
    )
    async def application_return(
        self, info: Info, input: ApplicationReturnInput
    ) -> ApplicationPayload:
        key, actor = application_key(input.application_id), await info.context.actor()
        await origination.send_back(actor, key, input.wanted, input.reason, input.idempotency_key)
        return await answer(info, key)

    @verb(may(NOTE), Rows.BRANCH, "添加备注.", ApplicationPayload)
    async def application_note_add(
        self, info: Info, input: ApplicationNoteInput
    ) -> ApplicationPayload:
        key, actor = application_key(input.application_id), await info.context.actor()
        await origination.add_note(actor, key, input.text, input.idempotency_key)
        return await answer(info, key)

    @verb(may(PHONE_CHECK), Rows.BRANCH, "提交电核结果.", ApplicationPayload)
    async def application_phone_check(
        self, info: Info, input: PhoneCheckInput
    ) -> ApplicationPayload:
        key, actor = application_key(input.application_id), await info.context.actor()
        answers = {each.code: each.answer for each in input.answers}
        await origination.phone_check(actor, key, input.verdict, answers, input.idempotency_key)
        return await answer(info, key)

    @verb(
        may(REVIEW),
        Rows.BRANCH,
        "审批通过: on to the next level, or approved.",
        ApplicationPayload,
    )
    async def application_review_approve(
        self, info: Info, input: ApplicationReviewInput
    ) -> ApplicationPayload:
        key, actor = application_key(input.application_id), await info.context.actor()
        amount = await amount_of(info, key, input.amount)
        await origination.approve(
            actor,
            key,
            amount,
            input.reason,
            input.idempotency_key,
            instalments=input.instalments,
            annual_rate=input.annual_rate,
        )
        return await answer(info, key)

    @verb(may(REVIEW), Rows.BRANCH, "审批拒绝: the applicant is told why.", ApplicationPayload)
    async def application_review_reject(
        self, info: Info, input: ApplicationRejectInput
    ) -> ApplicationPayload:
        key, actor = application_key(input.application_id), await info.context.actor()
        codes, sent = input.reason_codes, input.idempotency_key
        await origination.reject(actor, key, input.reason, sent, reason_codes=codes)
        return await answer(info, key)
