"""Third parties, as far as one sees their branches."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import PUBLIC, Rows, may
from xindai.graphql.base.context import Info
from xindai.graphql.base.entry import entry
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import split_id
from xindai.graphql.clients.types import ApiClient
from xindai.identity import api as identity
from xindai.identity.permissions import CLIENT_READ


@strawberry.type
class ClientQuery:
    """Part of Query."""

    @entry(may(CLIENT_READ), Rows.BRANCH, "接口客户端, oldest first.")
    async def api_clients(self, info: Info) -> list[ApiClient]:
        actor = await info.context.actor()
        return [ApiClient.of(view) for view in await identity.clients(actor)]

    @entry(may(CLIENT_READ), Rows.BRANCH, "One client, or null.", id=PUBLIC)
    async def api_client(self, info: Info, id: strawberry.ID) -> ApiClient | None:
        kind, key = split_id(id)
        if kind != "ApiClient" or key is None:
            return None
        view = await load(info.context, identity.clients_by_id, key)
        return ApiClient.of(view) if view else None
