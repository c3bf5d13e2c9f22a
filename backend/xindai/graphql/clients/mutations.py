"""Let a third party in, change what it may, exchange its secret, put it out."""

from __future__ import annotations

from uuid import UUID

import strawberry

from xindai.graphql.base.access import Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import verb
from xindai.graphql.base.node import from_id
from xindai.graphql.base.versions import newest
from xindai.graphql.clients.inputs import (
    ApiClientChangeInput,
    ApiClientCreateInput,
    ApiClientDeactivateInput,
    ApiClientSecretAddInput,
    ApiClientSecretRevokeInput,
    known_version,
)
from xindai.graphql.clients.types import ApiClient, ApiClientPayload, ApiClientSecretPayload
from xindai.identity import api as identity
from xindai.identity.permissions import CLIENT_MANAGE, CLIENT_READ


@strawberry.type
class ClientMutation:
    """Part of Mutation."""

    @verb(
        may(CLIENT_MANAGE),
        Rows.BRANCH,
        "新增接口客户端, once per key; the secret is shown until it is used.",
        ApiClientSecretPayload,
    )
    async def api_client_create(
        self, info: Info, input: ApiClientCreateInput
    ) -> ApiClientSecretPayload:
        wanted = identity.NewClient(
            name=input.name,
            branch_id=from_id("Branch", input.branch_id, "branchId", "BRANCH_NOT_FOUND"),
            scopes=input.scopes,
            allowed_networks=input.allowed_networks,
            requests_per_minute=input.requests_per_minute,
            cost_per_minute=input.cost_per_minute,
            schema_version=known_version(input.schema_version) or newest(),
        )
        actor = await info.context.actor()
        fresh = await identity.client_create(actor, wanted, input.idempotency_key)
        return ApiClientSecretPayload(
            client=await _client(info, fresh.client), secret=fresh.secret, user_errors=[]
        )

    @verb(may(CLIENT_MANAGE), Rows.BRANCH, "修改接口客户端, once per key.", ApiClientPayload)
    async def api_client_change(self, info: Info, input: ApiClientChangeInput) -> ApiClientPayload:
        client = _key(input.client_id)
        change = identity.ClientChange(
            name=input.name,
            scopes=input.scopes,
            allowed_networks=input.allowed_networks,
            requests_per_minute=input.requests_per_minute,
            cost_per_minute=input.cost_per_minute,
            schema_version=known_version(input.schema_version),
        )
        actor = await info.context.actor()
        await identity.client_change(actor, client, change, input.idempotency_key)
        return ApiClientPayload(client=await _client(info, client), user_errors=[])

    @verb(
        may(CLIENT_MANAGE),
        Rows.BRANCH,
        "新增密钥: a second one beside the one in use.",
        ApiClientSecretPayload,
    )
    async def api_client_secret_add(
        self, info: Info, input: ApiClientSecretAddInput
    ) -> ApiClientSecretPayload:
        actor = await info.context.actor()
        fresh = await identity.client_secret_add(
            actor, _key(input.client_id), input.idempotency_key, input.old_expires_in_hours
        )
        return ApiClientSecretPayload(
            client=await _client(info, fresh.client), secret=fresh.secret, user_errors=[]
        )

    @verb(may(CLIENT_MANAGE), Rows.BRANCH, "撤销密钥, with its tokens.", ApiClientPayload)
    async def api_client_secret_revoke(
        self, info: Info, input: ApiClientSecretRevokeInput
    ) -> ApiClientPayload:
        client = _key(input.client_id)
        secret = from_id("ApiClientSecret", input.secret_id, "secretId", "SECRET_NOT_FOUND")
        actor = await info.context.actor()
        await identity.client_secret_revoke(actor, client, secret, input.idempotency_key)
        return ApiClientPayload(client=await _client(info, client), user_errors=[])

    @verb(may(CLIENT_MANAGE), Rows.BRANCH, "停用接口客户端, for good.", ApiClientPayload)
    async def api_client_deactivate(
        self, info: Info, input: ApiClientDeactivateInput
    ) -> ApiClientPayload:
        client = _key(input.client_id)
        await identity.client_deactivate(await info.context.actor(), client, input.idempotency_key)
        return ApiClientPayload(client=await _client(info, client), user_errors=[])


def _key(id: strawberry.ID) -> UUID:
    return from_id("ApiClient", id, "clientId", "CLIENT_NOT_FOUND")


async def _client(info: Info, key: UUID) -> ApiClient | None:
    """As it is after the change; null for who manages clients and may not see them."""
    actor = await info.context.actor()
    if not actor.may(CLIENT_READ):
        return None
    view = (await identity.clients_by_id(actor, [key])).get(key)
    return ApiClient.of(view) if view else None
