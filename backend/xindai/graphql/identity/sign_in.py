"""Sign in and out: password, second factor, passkey; and prove it again for sensitive acts."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import (
    ANYBODY,
    C1,
    C3,
    SIGNED_IN,
    STAFF,
    Rows,
    classified,
    for_borrowers,
)
from xindai.graphql.base.context import Context, Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Json
from xindai.graphql.identity.types import DonePayload, SignOutPayload, Staff
from xindai.identity import api as identity
from xindai.identity.types import SecondFactor, SignedIn
from xindai.kernel.errors import Refusal


@classified(C1, token=C3)
@strawberry.type(description="The password was right; one of these methods is still asked for.")
class SecondFactorNeeded:
    """`token` goes into signInSecondFactor; `passkeyOptions` into navigator.credentials.get."""

    token: str
    methods: list[str]
    passkey_options: Json | None


@classified(C1, token=C3)
@for_borrowers()
@strawberry.type
class SignInPayload(Payload):
    """The token goes into `Authorization: Bearer …`; it is shown this once.

    It is null where a cookie carries it, and where a second factor is still missing.
    """

    token: str | None
    expires_at: str | None
    staff: Staff | None
    second_factor: SecondFactorNeeded | None

    @classmethod
    def of(cls, context: Context, found: SignedIn | SecondFactor) -> Self:
        """From the domain; the browser gets its cookie."""
        if isinstance(found, SecondFactor):
            options = Json(found.passkey_options) if found.passkey_options else None
            asked = SecondFactorNeeded(
                token=found.token, methods=list(found.methods), passkey_options=options
            )
            return cls(token=None, expires_at=None, staff=None, second_factor=asked, user_errors=[])
        return cls(
            token=context.keep(found.token, found.expires_at),
            expires_at=found.expires_at.isoformat(),
            staff=Staff.of(found.staff),
            second_factor=None,
            user_errors=[],
        )


@classified(C3)
@strawberry.input(description="One factor: a code of the app, a recovery code, or a passkey.")
class FactorInput:
    """`passkey` is PublicKeyCredential.toJSON() of the browser."""

    totp: str | None = None
    recovery_code: str | None = None
    passkey: Json | None = None


@classified(C3)
@strawberry.input(description="A factor; the password only where a person has no factor.")
class ReauthenticateInput(FactorInput):
    """Exactly one."""

    password: str | None = None


@classified(C1)
@strawberry.type
class PasskeyOptionsPayload(Payload):
    """For navigator.credentials: parse it with parseRequestOptionsFromJSON."""

    options: Json | None


@strawberry.type
class SignInMutation:
    """Part of Mutation."""

    @verb(
        ANYBODY,
        Rows.NONE,
        "登录: a password for a session of twelve hours, or for the question after a factor.",
        SignInPayload,
        login=C1,
        password=C3,
    )
    async def sign_in(self, info: Info, login: str, password: str) -> SignInPayload:
        context = info.context
        found = await identity.sign_in(
            context.services.redis,
            login,
            password,
            context.address,
            context.user_agent,
            context.site(),
        )
        return SignInPayload.of(context, found)

    @verb(
        ANYBODY,
        Rows.NONE,
        "登录第二步: a factor for the session. Five tries, five minutes.",
        SignInPayload,
        token=C3,
    )
    async def sign_in_second_factor(
        self, info: Info, token: str, factor: FactorInput
    ) -> SignInPayload:
        context = info.context
        signed = await identity.sign_in_second_factor(
            context.services.redis,
            token,
            proof(factor),
            context.address,
            context.user_agent,
            context.site(),
        )
        return SignInPayload.of(context, signed)

    @verb(ANYBODY, Rows.NONE, "A challenge to sign in with a passkey.", PasskeyOptionsPayload)
    async def sign_in_passkey_options(self, info: Info) -> PasskeyOptionsPayload:
        context = info.context
        options = await identity.passkey_sign_in_options(context.services.redis, context.site())
        return PasskeyOptionsPayload(options=Json(options), user_errors=[])

    @verb(
        ANYBODY,
        Rows.NONE,
        "通行密钥登录: a passkey alone for a session.",
        SignInPayload,
        passkey=C3,
    )
    async def sign_in_passkey(self, info: Info, passkey: Json) -> SignInPayload:
        context = info.context
        signed = await identity.sign_in_passkey(
            context.services.redis,
            as_object(passkey),
            context.address,
            context.user_agent,
            context.site(),
        )
        return SignInPayload.of(context, signed)

    @verb(SIGNED_IN, Rows.SELF, "退出: ends the session that asks.", SignOutPayload)
    async def sign_out(self, info: Info) -> SignOutPayload:
        await identity.sign_out(await info.context.actor(), info.context.token)
        info.context.let_go()
        return SignOutPayload(user_errors=[])

    @verb(STAFF, Rows.SELF, "A challenge for one of one's own passkeys.", PasskeyOptionsPayload)
    async def reauthenticate_options(self, info: Info) -> PasskeyOptionsPayload:
        context = info.context
        options = await identity.reauthenticate_options(
            context.services.redis, await context.actor(), context.site()
        )
        return PasskeyOptionsPayload(options=Json(options), user_errors=[])

    @verb(
        STAFF,
        Rows.SELF,
        "再次验证: for ten minutes the session may do sensitive acts.",
        DonePayload,
    )
    async def reauthenticate(self, info: Info, input: ReauthenticateInput) -> DonePayload:
        context = info.context
        given = input.password if input.password is not None else proof(input)
        await identity.reauthenticate(
            context.services.redis, await context.actor(), given, context.address, context.site()
        )
        return DonePayload(user_errors=[])


def proof(given: FactorInput) -> identity.Proof:
    """The factor that was sent; refuses FACTOR_MISSING."""
    passkey = None if given.passkey is None else as_object(given.passkey)
    return identity.Proof(given.totp, given.recovery_code, passkey)


def as_object(passkey: Json) -> dict[str, object]:
    """The answer of a device; refuses NOT_AN_OBJECT."""
    if not isinstance(passkey, dict):
        raise Refusal("NOT_AN_OBJECT", "a passkey's answer is an object", "passkey")
    return passkey
