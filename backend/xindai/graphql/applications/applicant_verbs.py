"""Draft, submit, accept, withdraw: by the borrower, or by staff for him."""

from __future__ import annotations

import strawberry

from xindai.graphql.applications.answers import amount_of, answer, wished_amount
from xindai.graphql.applications.inputs import (
    ApplicationDraftInput,
    ApplicationInput,
    ApplicationOfferAcceptInput,
    ApplicationReasonInput,
    application_key,
    wish_of,
)
from xindai.graphql.applications.types import ApplicationPayload
from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.origination import api as origination
from xindai.origination.permissions import ACCEPT, EDIT


@strawberry.type
class ApplicationMutation:
    """Part of Mutation."""

    @verb(
        may(EDIT),
        Rows.BRANCH,
        "保存草稿: a step of the wizard; `missing` of the answer says what it still lacks.",
        ApplicationPayload,
    )
    async def application_draft_save(
        self, info: Info, input: ApplicationDraftInput
    ) -> ApplicationPayload:
        wish = wish_of(input, await wished_amount(info, input))
        actor = await info.context.actor()
        key = await origination.save_draft(actor, wish, input.idempotency_key)
        return await answer(info, key)

    @verb(
        may(EDIT),
        Rows.BRANCH,
        "提交进件; after a return again, with the same number.",
        ApplicationPayload,
    )
    async def application_submit(self, info: Info, input: ApplicationInput) -> ApplicationPayload:
        key = application_key(input.application_id)
        await origination.submit(await info.context.actor(), key, input.idempotency_key)
        return await answer(info, key)

    @verb(may(EDIT), Rows.BRANCH, "撤回进件 before the contract is signed.", ApplicationPayload)
    async def application_withdraw(
        self, info: Info, input: ApplicationReasonInput
    ) -> ApplicationPayload:
        key, actor = application_key(input.application_id), await info.context.actor()
        await origination.withdraw(actor, key, input.reason, input.idempotency_key)
        return await answer(info, key)

    @verb(
        may(ACCEPT),
        Rows.BRANCH,
        "接受报价, all of it or a part; a line is granted by it.",
        ApplicationPayload,
    )
    async def application_offer_accept(
        self, info: Info, input: ApplicationOfferAcceptInput
    ) -> ApplicationPayload:
        key, actor = application_key(input.application_id), await info.context.actor()
        amount = await amount_of(info, key, input.amount)
        await origination.accept_offer(actor, key, amount, input.in_person, input.idempotency_key)
        return await answer(info, key)
