"""Live: a collection case."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final

import strawberry

from xindai.collections import api as collections
from xindai.collections.events import CASE_CHANGED as TOPIC
from xindai.collections.permissions import READ
from xindai.graphql.base.access import C1, PUBLIC, Access, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import feed
from xindai.graphql.base.feed import Feed, Step, follow
from xindai.graphql.collections.inputs import case_key
from xindai.graphql.collections.types import CollectionCase
from xindai.platform.actor import Actor

CHANGED: Final = Access(may(READ), Rows.BRANCH, {"case_id": PUBLIC, "after": PUBLIC})
CASES: Final = Feed("collectionCaseChanged", CHANGED, frozenset({TOPIC}))


@classified(C1)
@strawberry.type(description="A case has changed; `cursor` is where to go on after a break.")
class CollectionCaseChange:
    """`verb` says what happened ("current": how it is); `version` grows with every change."""

    cursor: str
    verb: str
    version: int
    case: CollectionCase


@strawberry.type
class CollectionSubscription:
    """Part of Subscription."""

    @feed(CHANGED, 'The case as it is (verb "current"), then its changes.')
    async def collection_case_changed(
        self, info: Info, case_id: strawberry.ID, after: str | None = None
    ) -> AsyncGenerator[CollectionCaseChange, None]:
        key = case_key(case_id)

        async def make(actor: Actor, step: Step) -> CollectionCaseChange:
            view = await collections.get_case(actor, key)
            verb = step.message.payload["verb"] if step.message else "current"
            version = step.version or view.version
            return CollectionCaseChange(
                cursor=step.cursor(version),
                verb=verb,
                version=version,
                case=CollectionCase.of(view),
            )

        return follow(info.context, CASES, str(key), after, make)
