"""Live: an application, and the queue one works from."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final
from uuid import UUID

import strawberry

from xindai.graphql.applications.enums import ApplicationStatus
from xindai.graphql.applications.inputs import application_key
from xindai.graphql.applications.types import Application
from xindai.graphql.base.access import C1, PUBLIC, Access, Rows, classified, for_borrowers, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import feed
from xindai.graphql.base.feed import Feed, Step, follow
from xindai.graphql.base.node import to_id
from xindai.origination import api as origination
from xindai.origination.events import APPLICATION_CHANGED as CHANGED_TOPIC
from xindai.origination.events import APPLICATION_QUEUED as QUEUED_TOPIC
from xindai.origination.events import queue_key
from xindai.origination.permissions import READ, WORK
from xindai.platform.actor import Actor

CHANGED: Final = Access(may(READ), Rows.BRANCH, {"application_id": PUBLIC, "after": PUBLIC})
QUEUED: Final = Access(may(WORK), Rows.BRANCH, {"queue": PUBLIC, "after": PUBLIC})
APPLICATIONS: Final = Feed("applicationChanged", CHANGED, frozenset({CHANGED_TOPIC}))
QUEUE: Final = Feed("applicationQueueChanged", QUEUED, frozenset({QUEUED_TOPIC}))


@classified(C1)
@for_borrowers("cursor", "verb", "version", "application")
@strawberry.type(description="An application has changed; `cursor` is where to go on.")
class ApplicationChange:
    """`verb` says what happened ("current": how it is); `version` grows with every change."""

    cursor: str
    verb: str
    version: int
    application: Application


@classified(C1)
@strawberry.type(description="A queue has changed: an application entered or left, was claimed…")
class ApplicationQueueChange:
    """`change`: entered, left, claimed, released. `id` is the application's."""

    cursor: str
    id: strawberry.ID
    queue: str
    change: str


@strawberry.type
class ApplicationSubscription:
    """Part of Subscription."""

    @feed(CHANGED, 'The application as it is (verb "current"), then its changes.')
    async def application_changed(
        self, info: Info, application_id: strawberry.ID, after: str | None = None
    ) -> AsyncGenerator[ApplicationChange, None]:
        key = application_key(application_id)

        async def make(actor: Actor, step: Step) -> ApplicationChange:
            view = await origination.get_application(actor, key)
            verb = step.message.payload["verb"] if step.message else "current"
            version = step.version or view.version
            return ApplicationChange(
                cursor=step.cursor(version),
                verb=verb,
                version=version,
                application=Application.of(view),
            )

        return follow(info.context, APPLICATIONS, str(key), after, make)

    @feed(QUEUED, "What happens in a queue, in the branches one sees.")
    async def application_queue_changed(
        self, info: Info, queue: ApplicationStatus, after: str | None = None
    ) -> AsyncGenerator[ApplicationQueueChange, None]:
        async def make(actor: Actor, step: Step) -> ApplicationQueueChange | None:
            if step.message is None:
                return None
            told = step.message.payload
            if not str(told["branchPath"]).startswith(actor.branch_path):
                return None
            return ApplicationQueueChange(
                cursor=step.cursor(),
                id=to_id("Application", UUID(told["applicationId"])),
                queue=told["queue"],
                change=told["change"],
            )

        return follow(info.context, QUEUE, queue_key(queue.value), after, make)
