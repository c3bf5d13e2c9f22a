"""Sign in and out."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import ANYBODY, C1, C3, SIGNED_IN, Rows
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.identity.types import SignInPayload, SignOutPayload
from xindai.identity import api as identity


@strawberry.type
class IdentityMutation:
    """Part of Mutation."""

    @verb(
        ANYBODY,
        Rows.NONE,
        "登录: a password for a session of twelve hours.",
        SignInPayload,
        login=C1,
        password=C3,
    )
    async def sign_in(self, info: Info, login: str, password: str) -> SignInPayload:
        context = info.context
        redis, address = context.services.redis, context.address
        signed = await identity.sign_in(redis, login, password, address)
        return SignInPayload.of(signed, context.keep(signed.token, signed.expires_at))

    @verb(SIGNED_IN, Rows.SELF, "退出: ends the session that asks.", SignOutPayload)
    async def sign_out(self, info: Info) -> SignOutPayload:
        await identity.sign_out(await info.context.actor(), info.context.token)
        info.context.let_go()
        return SignOutPayload(user_errors=[])
