"""Live: a borrower's request."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from typing import Final

import strawberry

from xindai.graphql.base.access import C1, PUBLIC, Access, Rows, classified, for_borrowers, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import feed
from xindai.graphql.base.feed import Feed, Step, follow
from xindai.graphql.service_requests.inputs import request_key
from xindai.graphql.service_requests.types import ServiceRequest
from xindai.loans import api as loans
from xindai.loans.events import SERVICE_REQUEST_CHANGED as TOPIC
from xindai.loans.permissions import REQUEST_READ
from xindai.platform.actor import Actor

CHANGED: Final = Access(may(REQUEST_READ), Rows.BRANCH, {"request_id": PUBLIC, "after": PUBLIC})
REQUESTS: Final = Feed("serviceRequestChanged", CHANGED, frozenset({TOPIC}))


@classified(C1)
@for_borrowers()
@strawberry.type(description="A request has changed; `cursor` is where to go on after a break.")
class ServiceRequestChange:
    """`verb` says what happened ("current": how it is); `version` grows with every change."""

    cursor: str
    verb: str
    version: int
    request: ServiceRequest


@strawberry.type
class ServiceRequestSubscription:
    """Part of Subscription."""

    @feed(CHANGED, 'The request as it is (verb "current"), then its changes.')
    async def service_request_changed(
        self, info: Info, request_id: strawberry.ID, after: str | None = None
    ) -> AsyncGenerator[ServiceRequestChange, None]:
        key = request_key(request_id)

        async def make(actor: Actor, step: Step) -> ServiceRequestChange:
            view = await loans.get_request(actor, key)
            verb = step.message.payload["verb"] if step.message else "current"
            version = step.version or view.version
            return ServiceRequestChange(
                cursor=step.cursor(version),
                verb=verb,
                version=version,
                request=ServiceRequest.of(view),
            )

        return follow(info.context, REQUESTS, str(key), after, make)
