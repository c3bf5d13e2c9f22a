"""Live updates of a customer's lines."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final
from uuid import UUID

import strawberry

from xindai.credit_lines import api as credit_lines
from xindai.credit_lines.events import LINE_CHANGED as LINE_CHANGED_TOPIC
from xindai.credit_lines.permissions import READ
from xindai.graphql.base.access import C1, PUBLIC, Access, Rows, classified, for_borrowers, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import feed
from xindai.graphql.base.feed import Feed, Step, follow
from xindai.graphql.credit_lines.inputs import customer_key
from xindai.graphql.credit_lines.types import CreditLine
from xindai.platform.actor import Actor

LINE_CHANGED: Final = Access(may(READ), Rows.BRANCH, {"customer_id": PUBLIC, "after": PUBLIC})
LINES: Final = Feed("lineChanged", LINE_CHANGED, frozenset({LINE_CHANGED_TOPIC}))


@classified(C1)
@for_borrowers()
@strawberry.type(description="A credit line has changed; `cursor` is where to go on after a break.")
class CreditLineChange:
    """`type` is the kind of the movement, "current" for how it was when the feed began."""

    cursor: str
    type: str
    line: CreditLine


@strawberry.type
class CreditLineSubscription:
    """Part of Subscription."""

    @feed(
        LINE_CHANGED,
        'The oldest line as it is (type "current"), then the changes of any line of the customer.',
    )
    async def line_changed(
        self, info: Info, customer_id: strawberry.ID, after: str | None = None
    ) -> AsyncGenerator[CreditLineChange, None]:
        key = customer_key(customer_id)

        async def make(actor: Actor, step: Step) -> CreditLineChange | None:
            lines = (await credit_lines.lines_of_customers(actor, [key])).get(key, [])
            wanted = UUID(step.message.payload["lineId"]) if step.message else None
            view = next((v for v in lines if wanted in (None, v.id)), None)
            if view is None:
                return None
            type = step.message.payload["type"] if step.message else "current"
            return CreditLineChange(cursor=step.cursor(), type=type, line=CreditLine.of(view))

        return follow(info.context, LINES, str(key), after, make)
