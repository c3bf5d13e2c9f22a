"""Register, change, test and remove endpoints; send again. Every verb takes a key."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import C1, Rows, classified, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.loader import forget, load
from xindai.graphql.base.node import from_id, maybe_id
from xindai.graphql.webhooks.types import (
    WebhookDelivery,
    WebhookDeliveryPayload,
    WebhookEndpoint,
    WebhookEndpointPayload,
    WebhookRemovePayload,
)
from xindai.platform.outbound.client import outbound
from xindai.webhooks import api as webhooks
from xindai.webhooks.permissions import MANAGE
from xindai.webhooks.types import EndpointChange, NewEndpoint


@classified(C1)
@strawberry.input
class WebhookEndpointCreateInput:
    """A client registers for itself and names none; the URL is https and public."""

    client_id: strawberry.ID | None = None
    url: str
    topics: list[str]
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class WebhookEndpointChangeInput:
    """What is left out stays. Switched off, what waits is cancelled."""

    endpoint_id: strawberry.ID
    url: str | None = None
    topics: list[str] | None = None
    is_active: bool | None = None
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class WebhookEndpointInput:
    """An endpoint and nothing else."""

    endpoint_id: strawberry.ID
    idempotency_key: str = ""


@classified(C1)
@strawberry.input
class WebhookRedeliverInput:
    """A delivery and nothing else."""

    delivery_id: strawberry.ID
    idempotency_key: str = ""


@strawberry.type
class WebhookMutation:
    """Part of Mutation."""

    @verb(may(MANAGE), Rows.BRANCH, "新增回调地址.", WebhookEndpointPayload)
    async def webhook_endpoint_create(
        self, info: Info, input: WebhookEndpointCreateInput
    ) -> WebhookEndpointPayload:
        client = maybe_id("ApiClient", input.client_id, "clientId", "WEBHOOK_CLIENT_NOT_FOUND")
        wanted = NewEndpoint(client_id=client, url=input.url, topics=input.topics)
        actor = await info.context.actor()
        fresh = await webhooks.create(actor, outbound(), wanted, input.idempotency_key)
        return await _endpoint(info, fresh.endpoint_id, fresh.secret)

    @verb(may(MANAGE), Rows.BRANCH, "修改或启停回调地址.", WebhookEndpointPayload)
    async def webhook_endpoint_change(
        self, info: Info, input: WebhookEndpointChangeInput
    ) -> WebhookEndpointPayload:
        row = _row(input.endpoint_id)
        wanted = EndpointChange(url=input.url, topics=input.topics, is_active=input.is_active)
        actor = await info.context.actor()
        await webhooks.change(actor, outbound(), row, wanted, input.idempotency_key)
        return await _endpoint(info, row)

    @verb(may(MANAGE), Rows.BRANCH, "删除回调地址.", WebhookRemovePayload)
    async def webhook_endpoint_remove(
        self, info: Info, input: WebhookEndpointInput
    ) -> WebhookRemovePayload:
        actor = await info.context.actor()
        await webhooks.remove(actor, _row(input.endpoint_id), input.idempotency_key)
        return WebhookRemovePayload(removed=True, user_errors=[])

    @verb(
        may(MANAGE),
        Rows.BRANCH,
        "更换签名密钥: for a day the old one signs beside the new one.",
        WebhookEndpointPayload,
    )
    async def webhook_secret_rotate(
        self, info: Info, input: WebhookEndpointInput
    ) -> WebhookEndpointPayload:
        actor = await info.context.actor()
        fresh = await webhooks.rotate(actor, _row(input.endpoint_id), input.idempotency_key)
        return await _endpoint(info, fresh.endpoint_id, fresh.secret)

    @verb(may(MANAGE), Rows.BRANCH, "发送测试事件 webhook.ping.", WebhookDeliveryPayload)
    async def webhook_test(self, info: Info, input: WebhookEndpointInput) -> WebhookDeliveryPayload:
        actor = await info.context.actor()
        delivery = await webhooks.ping(actor, _row(input.endpoint_id), input.idempotency_key)
        return await _delivery(info, delivery)

    @verb(may(MANAGE), Rows.BRANCH, "重新投递, whatever became of it.", WebhookDeliveryPayload)
    async def webhook_redeliver(
        self, info: Info, input: WebhookRedeliverInput
    ) -> WebhookDeliveryPayload:
        row = from_id(
            "WebhookDelivery", input.delivery_id, "deliveryId", "WEBHOOK_DELIVERY_NOT_FOUND"
        )
        await webhooks.redeliver(await info.context.actor(), row, input.idempotency_key)
        return await _delivery(info, row)


def _row(id: str) -> UUID:
    return from_id("WebhookEndpoint", id, "endpointId", "WEBHOOK_ENDPOINT_NOT_FOUND")


async def _endpoint(info: Info, row: UUID, secret: str | None = None) -> WebhookEndpointPayload:
    """The endpoint as it is after the commit; null where it was removed since."""
    forget(info.context)
    view = await load(info.context, webhooks.endpoints_by_id, row)
    shown = WebhookEndpoint.of(view) if view else None
    return WebhookEndpointPayload(endpoint=shown, secret=secret, user_errors=[])


async def _delivery(info: Info, row: UUID) -> WebhookDeliveryPayload:
    forget(info.context)
    view = await load(info.context, webhooks.deliveries_by_id, row)
    shown = WebhookDelivery.of(view) if view else None
    return WebhookDeliveryPayload(delivery=shown, user_errors=[])
