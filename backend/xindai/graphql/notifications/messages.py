"""Messages and their templates: reads and verbs of staff."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.customers import api as customers
from xindai.graphql.base.access import C1, PUBLIC, Rows, classified, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id
from xindai.graphql.notifications.contacts import customer_key
from xindai.graphql.notifications.message_types import (
    Message,
    MessageConnection,
    MessageEdge,
    MessageTemplate,
    MessageTemplatePayload,
    MessageText,
)
from xindai.notifications import api as notifications
from xindai.notifications.api import ContactChannel, MessageStatus, Text
from xindai.notifications.permissions import (
    MESSAGE_READ,
    TEMPLATE_APPROVE,
    TEMPLATE_READ,
    TEMPLATE_WRITE,
)


@classified(PUBLIC)
@strawberry.input
class MessageWhere:
    """None leaves a criterion out."""

    customer_id: strawberry.ID | None = None
    status: MessageStatus | None = None
    channel: ContactChannel | None = None
    kind: str | None = None


@classified(C1)
@strawberry.input(description="A text in one channel and language, with `{{name}}` for values.")
class MessageTextInput:
    """An SMS has no subject."""

    channel: ContactChannel
    language: str
    subject: str = ""
    body: str


@classified(C1)
@strawberry.input(description="All texts of the draft: the open one, or the next version.")
class MessageTemplateDraftInput:
    """A channel that is left out is not used for this kind."""

    template_id: strawberry.ID
    texts: list[MessageTextInput]
    idempotency_key: str


@classified(PUBLIC)
@strawberry.input
class MessageTemplateVersionInput:
    """A version and nothing else."""

    version_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input
class MessageTemplateReturnInput:
    """A version, and why it comes back."""

    version_id: strawberry.ID
    reason: str
    idempotency_key: str


def _texts(given: list[MessageTextInput]) -> dict[ContactChannel, dict[str, Text]]:
    found: dict[ContactChannel, dict[str, Text]] = {}
    for each in given:
        found.setdefault(each.channel, {})[each.language] = Text(each.subject, each.body)
    return found


def _version(id: str) -> UUID:
    return from_id("MessageTemplateVersion", id, "versionId", "MESSAGE_TEMPLATE_NOT_FOUND")


async def _payload(info: Info, key: UUID) -> MessageTemplatePayload:
    forget(info.context)
    view = await load(info.context, notifications.message_templates_by_id, key)
    shown = MessageTemplate.of(view) if view else None
    return MessageTemplatePayload(template=shown, user_errors=[])


@strawberry.type
class MessageQuery:
    """Part of Query."""

    @entry(
        may(MESSAGE_READ),
        Rows.BRANCH,
        "消息列表, the newest first.",
        first=PUBLIC,
        after=PUBLIC,
    )
    async def messages(
        self,
        info: Info,
        where: MessageWhere | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> MessageConnection:
        key, given = info.context.services.cursor_key, where or MessageWhere()
        customer_id = given.customer_id and await customer_key(info, given.customer_id)
        wanted = notifications.MessageFilter(
            subject_id=customer_id or None,
            status=given.status,
            channel=given.channel,
            kind=given.kind,
        )
        actor = await info.context.actor()
        page = await notifications.find_messages(
            actor, wanted, check_first(first), unseal(key, after)
        )
        seen = await customers.customers_by_id(actor, [m.subject_id for m in page.messages])
        edges = [
            MessageEdge(cursor=seal(key, cursor), node=Message.of(view, seen[view.subject_id].name))
            for view, cursor in zip(page.messages, page.cursors, strict=True)
            if view.subject_id in seen
        ]
        end = seal(key, page.cursors[-1]) if page.cursors else None
        return MessageConnection(
            edges=edges, page_info=PageInfo(has_next_page=page.has_next, end_cursor=end)
        )

    @entry(may(TEMPLATE_READ), Rows.LENDER, "消息模板 with their versions, by kind.")
    async def message_templates(self, info: Info) -> list[MessageTemplate]:
        found = await notifications.message_templates(await info.context.actor())
        return [MessageTemplate.of(view) for view in found]

    @entry(
        may(TEMPLATE_READ),
        Rows.NONE,
        "消息预览: texts with the samples of the kind; refuses as publication would.",
        kind=PUBLIC,
    )
    async def message_preview(
        self, info: Info, kind: str, texts: list[MessageTextInput]
    ) -> list[MessageText]:
        actor, shown = await info.context.actor(), list[MessageText]()
        for channel, languages in _texts(texts).items():
            for language, text in notifications.preview(actor, kind, channel, languages).items():
                shown.append(MessageText.of(channel, language, text))
        return shown


@strawberry.type
class MessageMutation:
    """Part of Mutation."""

    @verb(may(TEMPLATE_WRITE), Rows.LENDER, "编写消息模板草稿.", MessageTemplatePayload)
    async def message_template_draft(
        self, info: Info, input: MessageTemplateDraftInput
    ) -> MessageTemplatePayload:
        key = from_id(
            "MessageTemplate", input.template_id, "templateId", "MESSAGE_TEMPLATE_NOT_FOUND"
        )
        actor, texts = await info.context.actor(), _texts(input.texts)
        await notifications.write_template(actor, key, texts, input.idempotency_key)
        return await _payload(info, key)

    @verb(may(TEMPLATE_WRITE), Rows.LENDER, "提交消息模板审批.", MessageTemplatePayload)
    async def message_template_submit(
        self, info: Info, input: MessageTemplateVersionInput
    ) -> MessageTemplatePayload:
        key, actor = _version(input.version_id), await info.context.actor()
        return await _payload(
            info, await notifications.submit_template(actor, key, input.idempotency_key)
        )

    @verb(
        may(TEMPLATE_APPROVE), Rows.LENDER, "退回消息模板, with a reason.", MessageTemplatePayload
    )
    async def message_template_return(
        self, info: Info, input: MessageTemplateReturnInput
    ) -> MessageTemplatePayload:
        key, actor = _version(input.version_id), await info.context.actor()
        return await _payload(
            info,
            await notifications.return_template(actor, key, input.reason, input.idempotency_key),
        )

    @verb(
        may(TEMPLATE_APPROVE),
        Rows.LENDER,
        "批准消息模板 by somebody who did not write it: in force in the place of the one before.",
        MessageTemplatePayload,
    )
    async def message_template_approve(
        self, info: Info, input: MessageTemplateVersionInput
    ) -> MessageTemplatePayload:
        key, actor = _version(input.version_id), await info.context.actor()
        return await _payload(
            info, await notifications.approve_template(actor, key, input.idempotency_key)
        )
