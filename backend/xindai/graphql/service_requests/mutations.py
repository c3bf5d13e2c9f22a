"""Hand a request in or take it back; claim it, grant it, decline it."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import loan_key
from xindai.graphql.service_requests.inputs import (
    ServiceRequestApproveInput,
    ServiceRequestDeclineInput,
    ServiceRequestInput,
    ServiceRequestSubmitInput,
    carried_out,
    request_key,
)
from xindai.graphql.service_requests.types import (
    ServiceRequest,
    ServiceRequestApprovePayload,
    ServiceRequestPayload,
)
from xindai.loans import api as loans
from xindai.loans.permissions import REQUEST_READ, REQUEST_SUBMIT, REQUEST_WORK


@strawberry.type
class ServiceRequestMutation:
    """Part of Mutation."""

    @verb(
        may(REQUEST_SUBMIT),
        Rows.BRANCH,
        "提交客户申请, by the borrower or for him; a loan has one that is open.",
        ServiceRequestPayload,
    )
    async def service_request_submit(
        self, info: Info, input: ServiceRequestSubmitInput
    ) -> ServiceRequestPayload:
        view = await load(info.context, loans.loans_by_id, loan_key(input.loan_id))
        wanted = input.to_request(view.currency if view else "CNY")
        actor = await info.context.actor()
        key = await loans.submit_request(actor, wanted, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(REQUEST_SUBMIT),
        Rows.BRANCH,
        "撤回客户申请, until it is decided.",
        ServiceRequestPayload,
    )
    async def service_request_withdraw(
        self, info: Info, input: ServiceRequestInput
    ) -> ServiceRequestPayload:
        actor, key = await info.context.actor(), request_key(input.request_id)
        await loans.withdraw_request(actor, key, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(REQUEST_WORK),
        Rows.BRANCH,
        "领取客户申请: for a day; again prolongs it.",
        ServiceRequestPayload,
    )
    async def service_request_claim(
        self, info: Info, input: ServiceRequestInput
    ) -> ServiceRequestPayload:
        actor, key = await info.context.actor(), request_key(input.request_id)
        await loans.claim_request(actor, key, input.idempotency_key)
        return await _payload(info, key)

    @verb(may(REQUEST_WORK), Rows.BRANCH, "退回客户申请 to the others.", ServiceRequestPayload)
    async def service_request_release(
        self, info: Info, input: ServiceRequestInput
    ) -> ServiceRequestPayload:
        actor, key = await info.context.actor(), request_key(input.request_id)
        await loans.release_request(actor, key, input.idempotency_key)
        return await _payload(info, key)

    @verb(
        may(REQUEST_WORK),
        Rows.BRANCH,
        "批准客户申请: carries the change of the loan out, with its own right and its own policy.",
        ServiceRequestApprovePayload,
        also=carried_out,
    )
    async def service_request_approve(
        self, info: Info, input: ServiceRequestApproveInput
    ) -> ServiceRequestApprovePayload:
        actor = await info.context.actor()
        done = await loans.approve_request(actor, input.to_approval())
        preview = LoanPreview.of(done.preview, done.currency) if done.preview else None
        return ServiceRequestApprovePayload(
            request=await _shown(info, done.request_id),
            preview=preview,
            replayed=done.replayed,
            user_errors=[],
        )

    @verb(
        may(REQUEST_WORK),
        Rows.BRANCH,
        "拒绝客户申请, with a reason that the borrower reads.",
        ServiceRequestPayload,
    )
    async def service_request_decline(
        self, info: Info, input: ServiceRequestDeclineInput
    ) -> ServiceRequestPayload:
        actor, key = await info.context.actor(), request_key(input.request_id)
        await loans.decline_request(actor, key, input.reason, input.idempotency_key)
        return await _payload(info, key)


async def _payload(info: Info, key: UUID) -> ServiceRequestPayload:
    return ServiceRequestPayload(request=await _shown(info, key), user_errors=[])


async def _shown(info: Info, key: UUID) -> ServiceRequest | None:
    """The request as it is after the commit; who may not read it sees that it was done."""
    forget(info.context)
    if not (await info.context.actor()).may(REQUEST_READ):
        return None
    view = await load(info.context, loans.requests_by_id, key)
    return ServiceRequest.of(view) if view else None
