"""Messages, their templates and preferences in the schema."""

from __future__ import annotations

from typing import Final, Self

import strawberry

from xindai.graphql.base.access import C1, C2, PUBLIC, classified, for_borrowers
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.error_texts import text_of
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.graphql.identity.actors import NamedActor
from xindai.notifications.api import (
    ContactChannel,
    MessageKind,
    MessageStatus,
    MessageTemplateVersionView,
    MessageTemplateView,
    MessageView,
    PreferenceView,
    Purpose,
    RuleSetStatus,
    Text,
    ValueKind,
    Variable,
)

strawberry.enum(
    MessageStatus,
    description="消息状态: planned 待发送, sent 已发送, delivered 已送达, failed 失败, "
    "suppressed 未发送, expired 已过期.",
)
strawberry.enum(
    ValueKind,
    name="MessageValueKind",
    description="变量类型: text 文本, money 金额, day 日期, number 数字.",
)


REASONS: Final = {
    "too_late": ("已过有效期", "it would have come too late"),
    "switched_off": ("客户已关闭此渠道", "the customer switched the channel off"),
    "no_address": ("没有联系地址", "there is no address"),
    "no_channel": ("渠道未配置", "the channel is not set up"),
    "unknown_number": ("空号", "there is no such number"),
    "phone_off": ("关机", "the telephone is switched off"),
    "suspended": ("停机", "the number is suspended"),
    "blocked": ("被拦截", "it was blocked"),
    "full": ("收件箱已满", "the inbox is full"),
    "out_of_time": ("超时未送达", "it did not arrive in time"),
    "undeliverable": ("无法送达", "it cannot be delivered"),
    "no_browser": ("没有可推送的设备", "no browser takes pushes any more"),
}


@classified(PUBLIC)
@strawberry.type(description="消息变量: `{{name}}` in a text.")
class MessageVariable:
    """What it stands for, in both languages, and a sample."""

    name: str
    kind: ValueKind
    zh: str
    en: str
    sample: str

    @classmethod
    def of(cls, each: Variable) -> Self:
        """From the domain."""
        return cls(name=each.name, kind=each.kind, zh=each.zh, en=each.en, sample=each.sample)


@classified(C1)
@strawberry.type(description="消息文本: one channel and language; an SMS has no subject.")
class MessageText:
    """As it is written, with places for values."""

    channel: ContactChannel
    language: str
    subject: str
    body: str

    @classmethod
    def of(cls, channel: ContactChannel, language: str, text: Text) -> Self:
        """From the domain."""
        return cls(channel=channel, language=language, subject=text.subject, body=text.body)


@classified(C1)
@strawberry.type(description="消息模板版本: its texts never change once submitted.")
class MessageTemplateVersion:
    """`makers` wrote it, `checker` approved it, `reason` says why it came back."""

    id: strawberry.ID
    version: int
    status: RuleSetStatus
    texts: list[MessageText]
    makers: list[NamedActor]
    checker: NamedActor | None
    reason: str | None
    created_at: str
    approved_at: str | None
    retired_at: str | None

    @classmethod
    def of(cls, view: MessageTemplateVersionView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("MessageTemplateVersion", view.id),
            version=view.version,
            status=view.status,
            texts=[
                MessageText.of(channel, language, text)
                for channel, languages in view.texts.items()
                for language, text in languages.items()
            ],
            makers=NamedActor.list_of(view.makers),
            checker=NamedActor.of(view.checker),
            reason=view.reason,
            created_at=moment(view.created_at),
            approved_at=maybe_moment(view.approved_at),
            retired_at=maybe_moment(view.retired_at),
        )


@classified(C1)
@strawberry.type(description="消息模板: the texts of a kind of message, the newest version first.")
class MessageTemplate(Node):
    """`variables` are what its texts may name."""

    kind: str
    zh: str
    en: str
    purpose: Purpose
    variables: list[MessageVariable]
    versions: list[MessageTemplateVersion]

    @classmethod
    def of(cls, view: MessageTemplateView) -> Self:
        """From the domain."""
        kind: MessageKind = view.kind
        return cls(
            id=to_id("MessageTemplate", view.id),
            kind=kind.code,
            zh=kind.zh,
            en=kind.en,
            purpose=kind.purpose,
            variables=[MessageVariable.of(each) for each in kind.variables],
            versions=[MessageTemplateVersion.of(each) for each in view.versions],
        )


@classified(C1)
@strawberry.type
class MessageTemplatePayload(Payload):
    """The template with its versions, or why not."""

    template: MessageTemplate | None


@classified(C1)
@strawberry.type(description="消息: one text for one customer by one channel.")
class Message(Node):
    """`reason` says why it failed, was suppressed or expired; `settledAt` when its state came.

    `deliveredAt` is by the gateway; only text messages have one.
    """

    customer_id: strawberry.ID
    customer_name: str
    """Masked."""
    purpose: Purpose
    kind: str
    channel: ContactChannel
    template_version_id: strawberry.ID
    language: str
    subject: str
    body: str
    reference: str
    status: MessageStatus
    reason: str | None
    tries: int
    due_at: str
    expires_at: str
    created_at: str
    sent_at: str | None
    settled_at: str | None
    delivered_at: str | None

    @classmethod
    def of(cls, view: MessageView, customer_name: str) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Message", view.id),
            customer_id=to_id("Customer", view.subject_id),
            customer_name=customer_name,
            purpose=view.purpose,
            kind=view.kind,
            channel=view.channel,
            template_version_id=to_id("MessageTemplateVersion", view.template_version_id),
            language=view.language,
            subject=view.subject,
            body=view.body,
            reference=view.reference,
            status=view.status,
            reason=view.reason,
            tries=view.tries,
            due_at=moment(view.due_at),
            expires_at=moment(view.expires_at),
            created_at=moment(view.created_at),
            sent_at=maybe_moment(view.sent_at),
            settled_at=maybe_moment(view.settled_at),
            delivered_at=maybe_moment(view.delivered_at),
        )

    @strawberry.field
    async def reason_text(self, info: Info) -> str | None:
        """Why it was not sent, in words; other codes of a channel as they stand."""
        if self.reason is None:
            return None
        is_zh = info.context.language == "zh"
        if self.reason in REASONS:
            return REASONS[self.reason][0 if is_zh else 1]
        return text_of(self.reason, "zh" if is_zh else "en") or self.reason


@classified(PUBLIC)
@strawberry.type
class MessageEdge:
    """A message and where to go on behind it."""

    cursor: str
    node: Message


@classified(C1)
@strawberry.type(description="A page of messages; those of customers out of sight are left out.")
class MessageConnection:
    """So a page may be shorter than asked for."""

    edges: list[MessageEdge]
    page_info: PageInfo


@classified(C1)
@for_borrowers()
@strawberry.type(description="消息偏好: the channels of a purpose.")
class MessageChoice:
    """Those that are switched on."""

    purpose: Purpose
    channels: list[ContactChannel]


@classified(C2)
@for_borrowers()
@strawberry.type(description="消息偏好: by what and in which language a borrower is told.")
class MessagePreference:
    """`email` is masked, and used once confirmed; `pushKey` is what a browser subscribes with."""

    language: str
    email: str | None
    email_confirmed: bool
    has_push: bool
    push_key: str
    choices: list[MessageChoice]

    @classmethod
    def of(cls, view: PreferenceView, push_key: str) -> Self:
        """From the domain."""
        return cls(
            language=view.language,
            email=view.email,
            email_confirmed=view.email_confirmed,
            has_push=view.has_push,
            push_key=push_key,
            choices=[
                MessageChoice(purpose=purpose, channels=list(channels))
                for purpose, channels in view.channels.items()
            ],
        )


@classified(C1)
@for_borrowers()
@strawberry.type
class MessagePreferencePayload(Payload):
    """The preference as it is then, or why not."""

    preference: MessagePreference | None
