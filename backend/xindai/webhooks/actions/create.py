"""Register an endpoint."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.outbound.client import Outbound
from xindai.platform.permission import require
from xindai.webhooks.actions.check import check_topics, host_of, url_refusal
from xindai.webhooks.actions.command import run
from xindai.webhooks.actions.lock import lock_client
from xindai.webhooks.actions.secrets import seal, shown
from xindai.webhooks.errors import too_many_endpoints
from xindai.webhooks.permissions import MANAGE
from xindai.webhooks.rules import new_secret
from xindai.webhooks.types import FreshSecret, NewEndpoint

OPERATION: Final = "webhook.create"
MOST: Final = 20
"""Endpoints of a client."""
_COUNT: Final = "SELECT count(*) FROM webhook_endpoint WHERE client_id = $1 AND removed_at IS NULL"
_ADD: Final = """
INSERT INTO webhook_endpoint (id, client_id, url, topics, secret_sealed)
VALUES ($1, $2, $3, $4, $5)
"""


async def create(actor: Actor, outbound: Outbound, wanted: NewEndpoint, key: str) -> FreshSecret:
    """The endpoint with its secret, which is shown to nobody else.

    Refuses WEBHOOK_CLIENT_NOT_FOUND, WEBHOOK_TOPIC_UNKNOWN, WEBHOOK_TOO_MANY_ENDPOINTS and the
    OUTBOUND_… codes of a URL that nothing may be sent to.
    """
    require(actor, MANAGE)
    no = await url_refusal(outbound, wanted.url)

    async def act(tx: Tx) -> dict[str, Any]:
        named = check_topics(wanted.topics)
        if no is not None:
            raise no
        client_id = await lock_client(tx, actor, wanted.client_id)
        if await tx.value(_COUNT, client_id) >= MOST:
            raise too_many_endpoints(MOST)
        endpoint_id = new_id()
        sealed = await seal(tx, endpoint_id, new_secret())
        await tx.execute(_ADD, endpoint_id, client_id, wanted.url, named, sealed)
        about = {"clientId": str(client_id), "host": host_of(wanted.url), "topics": named}
        await audit.append(tx, actor, OPERATION, f"webhook_endpoint/{endpoint_id}", about)
        return {"endpointId": str(endpoint_id), "secretNumber": 1}

    given = {
        "clientId": str(wanted.client_id),
        "url": wanted.url,
        "topics": list(wanted.topics),
    }
    answer = await run(actor, OPERATION, key, given, act)
    return await shown(UUID(answer["endpointId"]), answer["secretNumber"])
