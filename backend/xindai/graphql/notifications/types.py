"""Notices, their list and what is said about them."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, classified, for_borrowers
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Json, maybe_moment
from xindai.graphql.codes import CODES
from xindai.notifications.types import NotificationView


@classified(C1)
@for_borrowers()
@strawberry.type(
    description="通知: what somebody should know. `text` is in the language asked for."
)
class Notification(Node):
    """`kind` and `params` say the same to a program.

    `deliveredAt`: since when a program went on behind it, or it was read.
    """

    view: strawberry.Private[NotificationView]
    kind: str
    params: Json
    created_at: str
    delivered_at: str | None
    read_at: str | None

    @classmethod
    def of(cls, view: NotificationView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("Notification", view.id),
            view=view,
            kind=view.kind,
            params=Json(dict(view.params)),
            created_at=view.created_at.isoformat(),
            delivered_at=maybe_moment(view.delivered_at),
            read_at=maybe_moment(view.read_at),
        )

    @strawberry.field
    async def text(self, info: Info) -> str:
        """What a screen shows; the state of an application by its name."""
        is_zh = info.context.language == "zh"
        text = self.view.zh if is_zh else self.view.en
        return with_state(text, self.view.params.get("status"), is_zh)


def with_state(text: str, status: str | None, is_zh: bool) -> str:
    """The sentence with the state's name for its code, which the domain knows alone."""
    found = CODES["ApplicationStatus"].get(status.upper()) if status else None
    if status is None or found is None:
        return text
    return text.replace(status, found[0] if is_zh else found[1])


@classified(PUBLIC)
@for_borrowers()
@strawberry.type
class NotificationEdge:
    """A notice and where to go on behind it."""

    cursor: str
    node: Notification


@classified(C1)
@for_borrowers()
@strawberry.type
class NotificationConnection:
    """A page of notices; `unreadCount` counts all that wait."""

    edges: list[NotificationEdge]
    page_info: PageInfo
    unread_count: int


@classified(C1)
@for_borrowers()
@strawberry.type
class NotificationsReadPayload(Payload):
    """How many were unread until now."""

    count: int | None
