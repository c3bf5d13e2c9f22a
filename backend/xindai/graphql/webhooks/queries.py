"""Endpoints, deliveries and topics."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import PUBLIC, Rows, may
from xindai.graphql.base.connection import PageInfo, check_first, seal, unseal
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.base.scalars import Json
from xindai.graphql.event_schemas import event_schemas
from xindai.graphql.webhooks.types import (
    WebhookDelivery,
    WebhookDeliveryConnection,
    WebhookDeliveryEdge,
    WebhookEndpoint,
    WebhookTopic,
)
from xindai.platform.topics import topics
from xindai.webhooks import api as webhooks
from xindai.webhooks.permissions import READ
from xindai.webhooks.types import DeliveryStatus


@strawberry.type
class WebhookQuery:
    """Part of Query."""

    @entry(
        may(READ),
        Rows.BRANCH,
        "回调地址, oldest first: those of one client, or of all that the viewer sees.",
        client_id=PUBLIC,
    )
    async def webhook_endpoints(
        self, info: Info, client_id: strawberry.ID | None = None
    ) -> list[WebhookEndpoint]:
        only = maybe_id("ApiClient", client_id, "clientId", "WEBHOOK_CLIENT_NOT_FOUND")
        found = await webhooks.endpoints(await info.context.actor(), only)
        return [WebhookEndpoint.of(view) for view in found]

    @entry(
        may(READ),
        Rows.BRANCH,
        "投递记录 of an endpoint, newest first.",
        endpoint_id=PUBLIC,
        status=PUBLIC,
        first=PUBLIC,
        after=PUBLIC,
    )
    async def webhook_deliveries(
        self,
        info: Info,
        endpoint_id: strawberry.ID,
        status: DeliveryStatus | None = None,
        first: int = 20,
        after: str | None = None,
    ) -> WebhookDeliveryConnection:
        key = info.context.services.cursor_key
        row = from_id("WebhookEndpoint", endpoint_id, "endpointId", "WEBHOOK_ENDPOINT_NOT_FOUND")
        size, start = check_first(first), unseal(key, after)
        page = await webhooks.deliveries(await info.context.actor(), row, status, size, start)
        edges = [
            WebhookDeliveryEdge(cursor=seal(key, cursor), node=WebhookDelivery.of(view))
            for view, cursor in zip(page.deliveries, page.cursors, strict=True)
        ]
        return WebhookDeliveryConnection(
            edges=edges,
            page_info=PageInfo(
                has_next_page=page.has_next, end_cursor=edges[-1].cursor if edges else None
            ),
        )

    @entry(may(READ), Rows.NONE, "事件类型: what endpoints may ask for.")
    async def webhook_topics(self, info: Info) -> list[WebhookTopic]:
        schemas = event_schemas()
        return [
            WebhookTopic(
                name=name,
                zh=topic.zh,
                en=topic.en,
                permission=topic.permission.code,
                schema=Json(schemas[name]),
            )
            for name, topic in sorted(topics().items())
        ]
