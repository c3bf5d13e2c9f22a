"""The workbench: take a case, contact the customer, note what was said and promised."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.collections import api as collections
from xindai.collections.permissions import BLACKLIST, CONTACT, READ, WORK
from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id, to_id
from xindai.graphql.base.scalars import moment
from xindai.graphql.collections.inputs import (
    CollectionBlacklistInput,
    CollectionCaseInput,
    CollectionClaimNextInput,
    CollectionContactInput,
    CollectionMessageInput,
    CollectionNoteInput,
    CollectionPermitInput,
    CollectionPromiseCancelInput,
    CollectionPromiseInput,
    CollectionReasonInput,
    CollectionTransferInput,
    case_key,
    maybe_date,
    staff_key,
)
from xindai.graphql.collections.types import (
    CollectionCase,
    CollectionCasePayload,
    CollectionPermitPayload,
)
from xindai.kernel.dates import parse_date


@strawberry.type
class CollectionCaseMutation:
    """Part of Mutation."""

    @verb(may(WORK), Rows.BRANCH, "领取催收案件.", CollectionCasePayload)
    async def collection_case_claim(
        self, info: Info, input: CollectionCaseInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        await collections.claim(actor, key, input.idempotency_key)
        return await payload(info, key)

    @verb(
        may(WORK),
        Rows.BRANCH,
        "领取下一案件: the most urgent one that nobody has.",
        CollectionCasePayload,
    )
    async def collection_case_claim_next(
        self, info: Info, input: CollectionClaimNextInput
    ) -> CollectionCasePayload:
        actor = await info.context.actor()
        key = await collections.claim_next(actor, input.queue, input.idempotency_key)
        return await payload(info, key)

    @verb(may(WORK), Rows.BRANCH, "退回催收案件 to its queue.", CollectionCasePayload)
    async def collection_case_release(
        self, info: Info, input: CollectionReasonInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        await collections.release(actor, key, input.reason, input.idempotency_key)
        return await payload(info, key)

    @verb(may(WORK), Rows.BRANCH, "转派催收案件 to a colleague.", CollectionCasePayload)
    async def collection_case_transfer(
        self, info: Info, input: CollectionTransferInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        to = staff_key(input.staff_id)
        await collections.transfer(actor, key, to, input.reason, input.idempotency_key)
        return await payload(info, key)

    @verb(
        may(CONTACT),
        Rows.BRANCH,
        "申请联系: a permit of the contact gate, and the number with it.",
        CollectionPermitPayload,
    )
    async def collection_contact_permit(
        self, info: Info, input: CollectionPermitInput
    ) -> CollectionPermitPayload:
        actor, wanted = await info.context.actor(), input.to_wanted()
        given = await collections.permit_contact(actor, wanted, input.idempotency_key)
        return CollectionPermitPayload(
            permit_id=to_id("ContactPermit", given.permit_id),
            phone=given.phone,
            valid_until=moment(given.valid_until),
            case=await shown(info, wanted.case_id),
            user_errors=[],
        )

    @verb(
        may(WORK),
        Rows.BRANCH,
        "登记联系结果 of a permitted contact.",
        CollectionCasePayload,
    )
    async def collection_contact_log(
        self, info: Info, input: CollectionContactInput
    ) -> CollectionCasePayload:
        actor, log = await info.context.actor(), input.to_log()
        await collections.log_contact(actor, log, input.idempotency_key)
        return await payload(info, log.case_id)

    @verb(
        may(CONTACT),
        Rows.BRANCH,
        "发送逾期提醒 by SMS or e-mail; the contact gate decides when it goes out.",
        CollectionCasePayload,
    )
    async def collection_message_send(
        self, info: Info, input: CollectionMessageInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        await collections.send_message(actor, key, input.channel, input.idempotency_key)
        return await payload(info, key)

    @verb(may(WORK), Rows.BRANCH, "添加催收备注.", CollectionCasePayload)
    async def collection_note_add(
        self, info: Info, input: CollectionNoteInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        day = maybe_date(input.next_action_on, "nextActionOn")
        await collections.add_note(actor, key, input.note, day, input.idempotency_key)
        return await payload(info, key)

    @verb(
        may(WORK),
        Rows.BRANCH,
        "登记还款承诺: of all that is late or a part of it.",
        CollectionCasePayload,
    )
    async def collection_promise_make(
        self, info: Info, input: CollectionPromiseInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        due = parse_date(input.due_on, "dueOn")
        await collections.make_promise(
            actor, key, input.amount, due, input.note, input.idempotency_key
        )
        return await payload(info, key)

    @verb(may(WORK), Rows.BRANCH, "取消还款承诺.", CollectionCasePayload)
    async def collection_promise_cancel(
        self, info: Info, input: CollectionPromiseCancelInput
    ) -> CollectionCasePayload:
        actor = await info.context.actor()
        promise = from_id("CollectionPromise", input.promise_id, "promiseId", "PROMISE_NOT_FOUND")
        key = await collections.cancel_promise(actor, promise, input.reason, input.idempotency_key)
        return await payload(info, key)

    @verb(
        may(WORK),
        Rows.BRANCH,
        "登记债务争议: nothing is collected until it has ended.",
        CollectionCasePayload,
    )
    async def collection_dispute_open(
        self, info: Info, input: CollectionReasonInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        await collections.dispute(actor, key, input.reason, input.idempotency_key)
        return await payload(info, key)

    @verb(may(WORK), Rows.BRANCH, "结束债务争议.", CollectionCasePayload)
    async def collection_dispute_end(
        self, info: Info, input: CollectionReasonInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        await collections.end_dispute(actor, key, input.reason, input.idempotency_key)
        return await payload(info, key)

    @verb(
        may(BLACKLIST),
        Rows.BRANCH,
        "列入黑名单, with the right to change that list too.",
        CollectionCasePayload,
    )
    async def collection_blacklist(
        self, info: Info, input: CollectionBlacklistInput
    ) -> CollectionCasePayload:
        actor, key = await info.context.actor(), case_key(input.case_id)
        until = maybe_date(input.valid_until, "validUntil")
        await collections.blacklist(
            actor, key, input.reason, input.note, until, input.idempotency_key
        )
        return await payload(info, key)


async def payload(info: Info, key: UUID) -> CollectionCasePayload:
    """The case after the commit."""
    return CollectionCasePayload(case=await shown(info, key), user_errors=[])


async def shown(info: Info, key: UUID) -> CollectionCase | None:
    """The case as it is now; who may not read it sees that it was done."""
    forget(info.context)
    actor = await info.context.actor()
    if not actor.may(READ):
        return None
    view = await load(info.context, collections.cases_by_id, key)
    return CollectionCase.of(view, actor.id) if view else None
