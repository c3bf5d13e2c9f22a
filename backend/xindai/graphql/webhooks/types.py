"""Endpoints, deliveries and their attempts, as the screens and the clients see them."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, C3, PUBLIC, classified
from xindai.graphql.base.connection import PageInfo
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import Json, maybe_moment, moment
from xindai.webhooks import api as webhooks
from xindai.webhooks.types import (
    AttemptView,
    DeliveryStatus,
    DeliveryView,
    DisabledWhy,
    EndpointView,
)

strawberry.enum(DeliveryStatus, name="WebhookDeliveryStatus", description="投递状态")
strawberry.enum(DisabledWhy, name="WebhookDisabledWhy", description="停用原因")


@classified(C1)
@strawberry.type(description="回调地址: where a client wants its news.")
class WebhookEndpoint(Node):
    """`pausedUntil`: the receiver asked for a rest. `previousSecretUntil`: two secrets sign."""

    client_id: strawberry.ID
    url: str
    topics: list[str]
    is_active: bool
    disabled_why: DisabledWhy | None
    consecutive_failures: int
    failing_since: str | None
    paused_until: str | None
    previous_secret_until: str | None
    created_at: str

    @classmethod
    def of(cls, view: EndpointView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("WebhookEndpoint", view.id),
            client_id=to_id("ApiClient", view.client_id),
            url=view.url,
            topics=list(view.topics),
            is_active=view.is_active,
            disabled_why=view.disabled_why,
            consecutive_failures=view.consecutive_failures,
            failing_since=maybe_moment(view.failing_since),
            paused_until=maybe_moment(view.paused_until),
            previous_secret_until=maybe_moment(view.previous_until),
            created_at=moment(view.created_at),
        )


@classified(C1)
@strawberry.type(description="One call of an endpoint.")
class WebhookAttempt:
    """`error` is a code where no answer came; numbers and names are out of the excerpt."""

    at: str
    response_status: int | None
    duration_ms: int
    error: str | None
    excerpt: str | None
    is_manual: bool

    @classmethod
    def of(cls, view: AttemptView) -> Self:
        """From the domain."""
        return cls(
            at=moment(view.at),
            response_status=view.response_status,
            duration_ms=view.duration_ms,
            error=view.error,
            excerpt=view.excerpt,
            is_manual=view.is_manual,
        )


@classified(C1)
@strawberry.type(description="投递: one message for one endpoint.")
class WebhookDelivery(Node):
    """`messageId` is the header webhook-id, the same on every attempt."""

    view: strawberry.Private[DeliveryView]
    endpoint_id: strawberry.ID
    message_id: str
    topic: str
    payload: Json
    status: DeliveryStatus
    attempt_count: int
    next_attempt_at: str | None
    created_at: str
    delivered_at: str | None

    @classmethod
    def of(cls, view: DeliveryView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("WebhookDelivery", view.id),
            view=view,
            endpoint_id=to_id("WebhookEndpoint", view.endpoint_id),
            message_id=str(view.message_id),
            topic=view.topic,
            payload=Json(view.payload),
            status=view.status,
            attempt_count=view.attempts,
            next_attempt_at=maybe_moment(view.next_attempt_at),
            created_at=moment(view.created_at),
            delivered_at=maybe_moment(view.delivered_at),
        )

    @strawberry.field
    async def attempts(self, info: Info) -> list[WebhookAttempt]:
        """Every call, oldest first."""
        found = await load(info.context, webhooks.attempts_of_deliveries, self.view.id)
        return [WebhookAttempt.of(view) for view in found or ()]


@classified(PUBLIC)
@strawberry.type
class WebhookDeliveryEdge:
    """A delivery and where to go on behind it."""

    cursor: str
    node: WebhookDelivery


@classified(C1)
@strawberry.type
class WebhookDeliveryConnection:
    """A page of deliveries, newest first."""

    edges: list[WebhookDeliveryEdge]
    page_info: PageInfo


@classified(PUBLIC)
@strawberry.type(description="事件类型: news that an endpoint may ask for.")
class WebhookTopic:
    """`permission` must be among the client's scopes; `schema` describes `data` of the payload."""

    name: str
    zh: str
    en: str
    permission: str
    schema: Json


@classified(C1, secret=C3)
@strawberry.type
class WebhookEndpointPayload(Payload):
    """The endpoint. `secret` (whsec_…) is there when it is new: keep it, nobody shows it again."""

    endpoint: WebhookEndpoint | None
    secret: str | None


@classified(C1)
@strawberry.type
class WebhookDeliveryPayload(Payload):
    """The delivery, to be looked at until it has arrived."""

    delivery: WebhookDelivery | None


@classified(C1)
@strawberry.type
class WebhookRemovePayload(Payload):
    """The endpoint is gone."""

    removed: bool | None
