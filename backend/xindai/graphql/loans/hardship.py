"""Look at the hardship menu, choose from it, sign, and agree."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import BORROWER, C1, C3, PUBLIC, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id, split_id
from xindai.graphql.loans.hardship_types import (
    HardshipCodePayload,
    HardshipMenu,
    HardshipOffer,
    HardshipPayload,
)
from xindai.graphql.loans.preview import LoanPreview
from xindai.graphql.loans.types import loan_key
from xindai.loans import api as loans
from xindai.loans.api import ChooseRelief, ExecuteOffer, RequestReason
from xindai.loans.permissions import REQUEST_READ, REQUEST_WORK


@classified(C1)
@strawberry.input
class HardshipChooseInput:
    """`sha256` of an option of today's menu."""

    loan_id: strawberry.ID
    sha256: str
    reason: RequestReason
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class HardshipCodeInput:
    """The offer, and the hash of the words that the borrower has read."""

    offer_id: strawberry.ID
    wording_sha256: str


@classified(C3, offer_id=PUBLIC, wording_sha256=PUBLIC, idempotency_key=PUBLIC)
@strawberry.input
class HardshipSignInput:
    """The code of `hardshipCodeRequest` for the same offer."""

    offer_id: strawberry.ID
    wording_sha256: str
    code: str
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class HardshipExecuteInput:
    """A signed offer whose request the officer has claimed."""

    offer_id: strawberry.ID
    idempotency_key: str = ""
    dry_run: bool = False


@strawberry.type
class HardshipQuery:
    """Part of Query."""

    @entry(
        may(REQUEST_READ),
        Rows.BRANCH,
        "纾困菜单 of a loan: reliefs that the product's policy allows, each simulated.",
        loan_id=PUBLIC,
    )
    async def hardship_options(self, info: Info, loan_id: strawberry.ID) -> HardshipMenu:
        key = loan_key(loan_id)
        return HardshipMenu.of(await loans.hardship_menu(await info.context.actor(), key))

    @entry(may(REQUEST_READ), Rows.BRANCH, "纾困方案, one, or null.", id=PUBLIC)
    async def hardship_offer(self, info: Info, id: strawberry.ID) -> HardshipOffer | None:
        kind, key = split_id(id)
        if kind != "HardshipOffer" or key is None:
            return None
        view = await load(info.context, loans.offers_by_id, key)
        return HardshipOffer.of(view) if view else None


@strawberry.type
class HardshipMutation:
    """Part of Mutation."""

    @verb(BORROWER, Rows.SELF, "选择纾困方案: it is frozen as it was simulated.", HardshipPayload)
    async def hardship_choose(self, info: Info, input: HardshipChooseInput) -> HardshipPayload:
        wanted = ChooseRelief(
            loan_id=loan_key(input.loan_id),
            sha256=input.sha256,
            reason=input.reason,
            idempotency_key=input.idempotency_key,
        )
        key = await loans.choose_relief(await info.context.actor(), wanted)
        return HardshipPayload(offer=await _shown(info, key), user_errors=[])

    @verb(
        BORROWER,
        Rows.SELF,
        "获取补充协议验证码: to the borrower's own phone, for this offer alone.",
        HardshipCodePayload,
    )
    async def hardship_code_request(
        self, info: Info, input: HardshipCodeInput
    ) -> HardshipCodePayload:
        context = info.context
        await loans.request_offer_code(
            context.services.redis,
            context.services.sms,
            await context.actor(),
            _key(input.offer_id),
            input.wording_sha256,
            context.visit,
        )
        return HardshipCodePayload(user_errors=[])

    @verb(
        BORROWER,
        Rows.SELF,
        "签署补充协议: executed at once where nobody has to agree, else sent to the desk.",
        HardshipPayload,
    )
    async def hardship_sign(self, info: Info, input: HardshipSignInput) -> HardshipPayload:
        key, context = _key(input.offer_id), info.context
        await loans.sign_offer(
            context.services.redis,
            await context.actor(),
            key,
            input.wording_sha256,
            input.code,
            input.idempotency_key,
            context.visit,
        )
        return HardshipPayload(offer=await _shown(info, key), user_errors=[])

    @verb(
        may(REQUEST_WORK),
        Rows.BRANCH,
        "同意纾困方案: the loan gets exactly the schedule that was simulated.",
        HardshipPayload,
    )
    async def hardship_execute(self, info: Info, input: HardshipExecuteInput) -> HardshipPayload:
        key = _key(input.offer_id)
        wanted = ExecuteOffer(
            offer_id=key, idempotency_key=input.idempotency_key, dry_run=input.dry_run
        )
        done = await loans.execute_offer(await info.context.actor(), wanted)
        return HardshipPayload(
            offer=await _shown(info, key),
            preview=LoanPreview.of(done.preview, done.currency) if done.preview else None,
            replayed=done.replayed,
            user_errors=[],
        )


def _key(id: str) -> UUID:
    return from_id("HardshipOffer", id, "offerId", "HARDSHIP_OFFER_NOT_FOUND")


async def _shown(info: Info, key: UUID) -> HardshipOffer | None:
    """The offer as it is after the commit; who may not read it sees that it was done."""
    forget(info.context)
    if not (await info.context.actor()).may(REQUEST_READ):
        return None
    view = await load(info.context, loans.offers_by_id, key)
    return HardshipOffer.of(view) if view else None
