"""Get in: ask for a code, register, sign in, reset the password. Nobody needs to be signed in.

Every one of them answers alike, and as fast, for phones that we know and phones that we don't.
"""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import ANYBODY, C2, PUBLIC, Rows
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.borrowers.inputs import (
    BorrowerResetPasswordInput,
    BorrowerSignInInput,
    RegisterInput,
)
from xindai.graphql.borrowers.types import (
    BorrowerSignInPayload,
    CodePurpose,
    PasswordPayload,
    RequestCodePayload,
)
from xindai.identity import api as identity
from xindai.identity.types import BorrowerSignedIn, GivenConsent, NewAccount
from xindai.kernel.errors import Refusal


@strawberry.type
class BorrowerAccountMutation:
    """Part of Mutation."""

    @verb(
        ANYBODY,
        Rows.NONE,
        "获取验证码: six digits by text message, good for five minutes. One a minute and phone.",
        RequestCodePayload,
        purpose=PUBLIC,
        phone=C2,
    )
    async def request_code(
        self, info: Info, purpose: CodePurpose, phone: str
    ) -> RequestCodePayload:
        context = info.context
        actor = await context.actor() if purpose is CodePurpose.CHANGE_PHONE else None
        services = context.services
        await identity.request_code(
            services.redis, services.sms, purpose.value, phone, context.visit, actor
        )
        return RequestCodePayload(user_errors=[])

    @verb(ANYBODY, Rows.NONE, "注册, once per key; signs in.", BorrowerSignInPayload)
    async def register(self, info: Info, input: RegisterInput) -> BorrowerSignInPayload:
        wanted = NewAccount(
            phone=input.phone,
            code=input.code,
            password=input.password,
            consents=tuple(GivenConsent(c.kind.value, c.version) for c in input.consents),
        )
        context = info.context
        signed = await identity.register(
            context.services.redis, wanted, input.idempotency_key, context.visit
        )
        return _signed_in(info, signed)

    @verb(ANYBODY, Rows.NONE, "借款人登录, for twelve hours.", BorrowerSignInPayload)
    async def borrower_sign_in(
        self, info: Info, input: BorrowerSignInInput
    ) -> BorrowerSignInPayload:
        redis, visit = info.context.services.redis, info.context.visit
        if (input.password is None) is (input.code is None):
            raise Refusal("MISSING_FIELD", "give the password or the code", "password")
        if input.code is not None:
            signed = await identity.sign_in_with_code(redis, input.phone, input.code, visit)
        else:
            password = input.password or ""
            signed = await identity.sign_in_with_password(redis, input.phone, password, visit)
        return _signed_in(info, signed)

    @verb(
        ANYBODY,
        Rows.NONE,
        "重置密码, once per key; every session ends.",
        PasswordPayload,
    )
    async def borrower_reset_password(
        self, info: Info, input: BorrowerResetPasswordInput
    ) -> PasswordPayload:
        await identity.reset_borrower_password(
            info.context.services.redis,
            input.phone,
            input.code,
            input.password,
            input.idempotency_key,
            info.context.visit,
        )
        return PasswordPayload(user_errors=[])


def _signed_in(info: Info, signed: BorrowerSignedIn) -> BorrowerSignInPayload:
    return BorrowerSignInPayload.of(signed, info.context.keep(signed.token, signed.expires_at))
