"""What is one's own: factors, passkeys, recovery codes, password, sessions."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import ANYBODY, C1, C2, C3, STAFF, Rows, classified
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.node import from_id, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Json, maybe_moment, moment
from xindai.graphql.identity.sign_in import PasskeyOptionsPayload, as_object
from xindai.graphql.identity.types import DonePayload
from xindai.identity import api as identity
from xindai.identity.types import PasskeyView, SessionView


@classified(C1)
@strawberry.type(description="通行密钥: a key in one of the person's devices.")
class Passkey:
    """A cloned one opens nothing any more: remove it and make another."""

    id: strawberry.ID
    name: str
    created_at: str
    last_used_at: str | None
    is_backed_up: bool
    is_cloned: bool

    @classmethod
    def of(cls, view: PasskeyView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Passkey", view.id),
            name=view.name,
            created_at=moment(view.created_at),
            last_used_at=maybe_moment(view.last_used_at),
            is_backed_up=view.is_backed_up,
            is_cloned=view.is_cloned,
        )


@classified(C1)
@strawberry.type(description="What the person has set up besides the password.")
class Factors:
    """Where a factor is required, the last one cannot be removed."""

    has_totp: bool
    recovery_codes_left: int
    passkeys: list[Passkey]
    is_required: bool


@classified(C2)
@strawberry.type(description="会话: where somebody is signed in; the address is masked.")
class StaffSession:
    """Ends twelve hours after it began, or after an hour in which nothing was asked."""

    id: strawberry.ID
    address: str
    user_agent: str
    created_at: str
    last_seen_at: str
    expires_at: str
    is_current: bool

    @classmethod
    def of(cls, view: SessionView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("StaffSession", view.id),
            address=view.address,
            user_agent=view.user_agent,
            created_at=moment(view.created_at),
            last_seen_at=moment(view.last_seen_at),
            expires_at=moment(view.expires_at),
            is_current=view.is_current,
        )


@classified(C1, secret=C3, address=C3)
@strawberry.type
class TotpBeginPayload(Payload):
    """For the app, until it is confirmed; `address` is what a QR code shows."""

    secret: str | None
    address: str | None


@classified(C1, recovery_codes=C3)
@strawberry.type
class FactorPayload(Payload):
    """It counts. `recoveryCodes` come with the first factor, to be written down now."""

    recovery_codes: list[str] | None


@classified(C1)
@strawberry.type
class SessionsEndedPayload(Payload):
    """How many were ended."""

    ended: int | None


@classified(C1)
@strawberry.input
class OwnInput:
    """An act on what is one's own; the same key is the same act."""

    idempotency_key: str = ""


@classified(C1, code=C3)
@strawberry.input
class TotpConfirmInput(OwnInput):
    """A code that the app shows."""

    code: str


@classified(C1)
@strawberry.input
class PasskeyAddInput(OwnInput):
    """`passkey` is PublicKeyCredential.toJSON() of the browser; the name is for its person."""

    name: str
    passkey: Json


@classified(C1)
@strawberry.input
class PasskeyRemoveInput(OwnInput):
    """One of one's own."""

    passkey_id: strawberry.ID


@classified(C1)
@strawberry.input
class OwnSessionInput(OwnInput):
    """One of one's own."""

    session_id: strawberry.ID


@classified(C1, old_password=C3, new_password=C3)
@strawberry.input
class StaffPasswordChangeInput(OwnInput):
    """The present one proves that it is him."""

    old_password: str
    new_password: str


@classified(C1, code=C3, new_password=C3)
@strawberry.input
class StaffPasswordResetInput:
    """The code that came by text message."""

    login: str
    code: str
    new_password: str


@classified(C3)
@strawberry.input
class StaffPasswordSetInput:
    """The token of the link that an administrator handed over."""

    token: str
    new_password: str


@strawberry.type
class OwnQuery:
    """Part of Query."""

    @entry(STAFF, Rows.SELF, "What the viewer has set up besides his password.")
    async def own_factors(self, info: Info) -> Factors:
        view = await identity.own_factors(await info.context.actor())
        return Factors(
            has_totp=view.has_totp,
            recovery_codes_left=view.recovery_codes_left,
            passkeys=[Passkey.of(one) for one in view.passkeys],
            is_required=view.is_required,
        )

    @entry(STAFF, Rows.SELF, "Where the viewer is signed in.")
    async def own_staff_sessions(self, info: Info) -> list[StaffSession]:
        views = await identity.own_staff_sessions(await info.context.actor())
        return [StaffSession.of(view) for view in views]


@strawberry.type
class FactorMutation:
    """Part of Mutation."""

    @verb(STAFF, Rows.SELF, "Begins to set up an authenticator app.", TotpBeginPayload)
    async def totp_begin(self, info: Info, input: OwnInput) -> TotpBeginPayload:
        draft = await identity.begin_totp(await info.context.actor(), input.idempotency_key)
        return TotpBeginPayload(secret=draft.secret, address=draft.address, user_errors=[])

    @verb(STAFF, Rows.SELF, "A code of the app: from now on it counts.", FactorPayload)
    async def totp_confirm(self, info: Info, input: TotpConfirmInput) -> FactorPayload:
        actor = await info.context.actor()
        codes = await identity.confirm_totp(actor, input.code, input.idempotency_key)
        return FactorPayload(recovery_codes=codes, user_errors=[])

    @verb(STAFF, Rows.SELF, "The app counts no more.", DonePayload)
    async def totp_remove(self, info: Info, input: OwnInput) -> DonePayload:
        await identity.remove_totp(await info.context.actor(), input.idempotency_key)
        return DonePayload(user_errors=[])

    @verb(STAFF, Rows.SELF, "Ten new recovery codes in place of the old ones.", FactorPayload)
    async def recovery_codes_renew(self, info: Info, input: OwnInput) -> FactorPayload:
        actor = await info.context.actor()
        codes = await identity.renew_recovery_codes(actor, input.idempotency_key)
        return FactorPayload(recovery_codes=codes, user_errors=[])

    @verb(STAFF, Rows.SELF, "What the browser needs to make a passkey.", PasskeyOptionsPayload)
    async def passkey_options(self, info: Info) -> PasskeyOptionsPayload:
        context = info.context
        options = await identity.passkey_options(
            context.services.redis, await context.actor(), context.site()
        )
        return PasskeyOptionsPayload(options=Json(options), user_errors=[])

    @verb(STAFF, Rows.SELF, "The passkey that the browser made counts.", FactorPayload)
    async def passkey_add(self, info: Info, input: PasskeyAddInput) -> FactorPayload:
        context = info.context
        codes = await identity.add_passkey(
            context.services.redis,
            await context.actor(),
            context.site(),
            input.name,
            as_object(input.passkey),
            input.idempotency_key,
        )
        return FactorPayload(recovery_codes=codes, user_errors=[])

    @verb(STAFF, Rows.SELF, "The passkey opens nothing any more.", DonePayload)
    async def passkey_remove(self, info: Info, input: PasskeyRemoveInput) -> DonePayload:
        key = from_id("Passkey", input.passkey_id, "passkeyId", "PASSKEY_NOT_FOUND")
        await identity.remove_passkey(await info.context.actor(), key, input.idempotency_key)
        return DonePayload(user_errors=[])


@strawberry.type
class OwnMutation:
    """Part of Mutation."""

    @verb(STAFF, Rows.SELF, "修改密码; all other sessions end.", DonePayload)
    async def staff_password_change(
        self, info: Info, input: StaffPasswordChangeInput
    ) -> DonePayload:
        context = info.context
        await identity.change_staff_password(
            context.services.redis,
            await context.actor(),
            input.old_password,
            input.new_password,
            context.address,
            input.idempotency_key,
        )
        return DonePayload(user_errors=[])

    @verb(
        ANYBODY,
        Rows.NONE,
        "忘记密码: a code to the telephone of this login, if there are such.",
        DonePayload,
        login=C1,
    )
    async def staff_password_reset_request(self, info: Info, login: str) -> DonePayload:
        services = info.context.services
        await identity.request_staff_reset(
            services.redis, services.sms, login, info.context.address
        )
        return DonePayload(user_errors=[])

    @verb(ANYBODY, Rows.NONE, "The code sets a new password; all sessions end.", DonePayload)
    async def staff_password_reset(self, info: Info, input: StaffPasswordResetInput) -> DonePayload:
        context = info.context
        given = input.login, input.code, input.new_password
        await identity.reset_staff_password(context.services.redis, *given, context.address)
        return DonePayload(user_errors=[])

    @verb(ANYBODY, Rows.NONE, "A link's token sets a password, once.", DonePayload)
    async def staff_password_set(self, info: Info, input: StaffPasswordSetInput) -> DonePayload:
        context = info.context
        given = input.token, input.new_password
        await identity.use_reset_link(context.services.redis, *given, context.address)
        return DonePayload(user_errors=[])

    @verb(STAFF, Rows.SELF, "Ends one of one's own sessions.", SessionsEndedPayload)
    async def own_staff_session_end(
        self, info: Info, input: OwnSessionInput
    ) -> SessionsEndedPayload:
        key = from_id("StaffSession", input.session_id, "sessionId", "SESSION_NOT_FOUND")
        actor = await info.context.actor()
        ended = await identity.end_own_staff_session(actor, key, input.idempotency_key)
        return SessionsEndedPayload(ended=ended, user_errors=[])

    @verb(STAFF, Rows.SELF, "Ends all of one's own sessions but this one.", SessionsEndedPayload)
    async def own_staff_sessions_end_others(
        self, info: Info, input: OwnInput
    ) -> SessionsEndedPayload:
        actor = await info.context.actor()
        ended = await identity.end_other_staff_sessions(actor, input.idempotency_key)
        return SessionsEndedPayload(ended=ended, user_errors=[])
