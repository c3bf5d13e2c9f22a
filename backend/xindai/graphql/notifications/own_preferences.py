"""A borrower's own preferences, and his browsers."""

from __future__ import annotations

from typing import Final
from uuid import UUID

import strawberry

from xindai.graphql.base.access import BORROWER, C2, PUBLIC, Rows, classified
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.notifications.message_types import (
    MessagePreference,
    MessagePreferencePayload,
)
from xindai.kernel.errors import Refusal
from xindai.notifications import api as notifications
from xindai.notifications.api import ContactChannel, Purpose
from xindai.platform.actor import NOBODY_YET, Actor
from xindai.platform.settings import load_settings

PUSH_KEY: Final = "push.pem"


@classified(PUBLIC)
@strawberry.input
class MessageChoiceInput:
    """The channels of a purpose; only marketing may have none."""

    purpose: Purpose
    channels: list[ContactChannel]


@classified(C2)
@strawberry.input(description='All of it; an `email` left out stays, and "" takes it away.')
class MessagePreferenceSetInput:
    """`language` is zh or en."""

    language: str
    choices: list[MessageChoiceInput]
    email: str | None = None
    idempotency_key: str


@classified(C2)
@strawberry.input(description="What PushManager.subscribe gives.")
class PushSubscribeInput:
    """Keys in base64url."""

    endpoint: str
    p256dh: str
    auth: str
    idempotency_key: str


@classified(C2)
@strawberry.input
class PushUnsubscribeInput:
    """The browser's endpoint."""

    endpoint: str
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class OwnEmailCodeSendInput:
    """Nothing but the key."""

    idempotency_key: str


@classified(C2)
@strawberry.input
class OwnEmailConfirmInput:
    """The code that came by mail."""

    code: str
    idempotency_key: str


def _own(actor: Actor) -> UUID:
    """The borrower's customer; refuses IDENTITY_MISSING before an ID number is bound."""
    if actor.customer_id is None or actor.customer_id == NOBODY_YET:
        raise Refusal("IDENTITY_MISSING", "bind your ID number first", None)
    return actor.customer_id


async def _shown(own: UUID) -> MessagePreference:
    key = notifications.push_key(load_settings().keys / PUSH_KEY)
    found = await notifications.preference_of(own)
    return MessagePreference.of(found, notifications.public_text(key))


async def _payload(own: UUID) -> MessagePreferencePayload:
    return MessagePreferencePayload(preference=await _shown(own), user_errors=[])


@strawberry.type
class OwnPreferenceQuery:
    """Part of Query."""

    @entry(BORROWER, Rows.SELF, "本人消息偏好; null before an ID number is bound.")
    async def own_message_preference(self, info: Info) -> MessagePreference | None:
        actor = await info.context.actor()
        if actor.customer_id is None or actor.customer_id == NOBODY_YET:
            return None
        return await _shown(actor.customer_id)


@strawberry.type
class OwnPreferenceMutation:
    """Part of Mutation."""

    @verb(BORROWER, Rows.SELF, "设置本人消息偏好, once per key.", MessagePreferencePayload)
    async def own_message_preference_set(
        self, info: Info, input: MessagePreferenceSetInput
    ) -> MessagePreferencePayload:
        actor = await info.context.actor()
        own = _own(actor)
        wanted = notifications.NewPreference(
            language=input.language,
            channels={each.purpose: tuple(each.channels) for each in input.choices},
            email=input.email,
        )
        await notifications.set_preference(actor, own, wanted, input.idempotency_key)
        return await _payload(own)

    @verb(BORROWER, Rows.SELF, "再发邮箱确认码, once per key.", MessagePreferencePayload)
    async def own_email_code_send(
        self, info: Info, input: OwnEmailCodeSendInput
    ) -> MessagePreferencePayload:
        actor = await info.context.actor()
        own = _own(actor)
        await notifications.resend_code(actor, own, input.idempotency_key)
        return await _payload(own)

    @verb(BORROWER, Rows.SELF, "确认本人邮箱, once per key.", MessagePreferencePayload)
    async def own_email_confirm(
        self, info: Info, input: OwnEmailConfirmInput
    ) -> MessagePreferencePayload:
        actor = await info.context.actor()
        own = _own(actor)
        await notifications.confirm_email(actor, own, input.code, input.idempotency_key)
        return await _payload(own)

    @verb(BORROWER, Rows.SELF, "开启本机推送, once per key.", MessagePreferencePayload)
    async def push_subscribe(
        self, info: Info, input: PushSubscribeInput
    ) -> MessagePreferencePayload:
        actor = await info.context.actor()
        own = _own(actor)
        given = notifications.PushSubscription(input.endpoint, input.p256dh, input.auth)
        await notifications.subscribe(actor, own, given, input.idempotency_key)
        return await _payload(own)

    @verb(BORROWER, Rows.SELF, "关闭本机推送, once per key.", MessagePreferencePayload)
    async def push_unsubscribe(
        self, info: Info, input: PushUnsubscribeInput
    ) -> MessagePreferencePayload:
        actor = await info.context.actor()
        own = _own(actor)
        await notifications.unsubscribe(actor, own, input.endpoint, input.idempotency_key)
        return await _payload(own)
