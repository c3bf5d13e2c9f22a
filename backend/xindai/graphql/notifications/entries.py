"""One's own notices: list, mark, live."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final
from uuid import UUID

import strawberry

from xindai.graphql.base.access import (
    C1,
    PUBLIC,
    SIGNED_IN,
    Access,
    Rows,
    classified,
    for_borrowers,
)
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry, feed, verb
from xindai.graphql.base.feed import Feed, Step, follow, passed_at
from xindai.graphql.base.node import split_id
from xindai.graphql.notifications.types import (
    Notification,
    NotificationConnection,
    NotificationEdge,
    NotificationsReadPayload,
)
from xindai.notifications import api as notifications
from xindai.notifications.events import NOTIFICATION_RECEIVED
from xindai.platform.actor import Actor

RECEIVED: Final = Access(SIGNED_IN, Rows.SELF, {"after": PUBLIC})
NOTICES: Final = Feed("notificationReceived", RECEIVED, frozenset({NOTIFICATION_RECEIVED}))


@classified(PUBLIC)
@strawberry.input
class NotificationsReadInput:
    """Which ones; none named means all."""

    ids: list[strawberry.ID] | None = None
    idempotency_key: str


@classified(C1)
@for_borrowers()
@strawberry.type(description="A notice has come; `cursor` is where to go on after a break.")
class NotificationEvent:
    """The notice as it came."""

    cursor: str
    notification: Notification


@strawberry.type
class NotificationQuery:
    """Part of Query."""

    @entry(
        SIGNED_IN,
        Rows.SELF,
        "通知列表: one's own, newest first.",
        unread=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def notifications(
        self, info: Info, unread: bool = False, first: int = 20, after: str | None = None
    ) -> NotificationConnection:
        context, actor = info.context, await info.context.actor()
        key = context.services.cursor_key
        page = await notifications.find_notifications(
            actor, unread, check_first(first), unseal(key, after)
        )
        edges = [
            NotificationEdge(cursor=seal(key, cursor), node=Notification.of(view))
            for view, cursor in zip(page.notifications, page.cursors, strict=True)
        ]
        last = edges[-1].cursor if edges else None
        return NotificationConnection(
            edges=edges,
            page_info=PageInfo(has_next_page=page.has_next, end_cursor=last),
            unread_count=await notifications.count_unread(actor),
        )


@strawberry.type
class NotificationMutation:
    """Part of Mutation."""

    @verb(SIGNED_IN, Rows.SELF, "标为已读.", NotificationsReadPayload)
    async def notifications_read(
        self, info: Info, input: NotificationsReadInput
    ) -> NotificationsReadPayload:
        wanted = None if input.ids is None else [_key(id) for id in input.ids]
        known = None if wanted is None else [key for key in wanted if key is not None]
        actor = await info.context.actor()
        count = await notifications.mark_read(actor, known, input.idempotency_key)
        return NotificationsReadPayload(count=count, user_errors=[])


@strawberry.type
class NotificationSubscription:
    """Part of Subscription."""

    @feed(RECEIVED, "Notices to the asker, as they come; from a cursor on: what was missed.")
    async def notification_received(
        self, info: Info, after: str | None = None
    ) -> AsyncGenerator[NotificationEvent, None]:
        actor = await info.context.actor()
        if after is not None:
            await notifications.arrived(actor, passed_at(info.context, NOTICES, actor.id, after))

        async def make(actor: Actor, step: Step) -> NotificationEvent | None:
            if step.message is None:
                return None
            key = UUID(step.message.payload["notificationId"])
            view = (await notifications.notifications_by_id(actor, [key])).get(key)
            if view is None:
                return None
            return NotificationEvent(cursor=step.cursor(), notification=Notification.of(view))

        return follow(info.context, NOTICES, actor.id, after, make)


def _key(id: str) -> UUID | None:
    kind, key = split_id(id)
    return key if kind == "Notification" else None
