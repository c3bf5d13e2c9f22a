"""Change an endpoint: where to, what, on or off."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.platform import audit
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.outbound.client import Outbound
from xindai.platform.permission import require
from xindai.webhooks.actions.check import check_topics, host_of, url_refusal
from xindai.webhooks.actions.command import run
from xindai.webhooks.actions.lock import lock_endpoint
from xindai.webhooks.mark import switch_off
from xindai.webhooks.permissions import MANAGE
from xindai.webhooks.types import EndpointChange

OPERATION: Final = "webhook.change"
_CHANGE: Final = """
UPDATE webhook_endpoint SET url = coalesce($2, url), topics = coalesce($3, topics) WHERE id = $1
"""
_ON: Final = """
UPDATE webhook_endpoint SET is_active = true, disabled_why = NULL, consecutive_failures = 0,
    failing_since = NULL, paused_until = NULL
WHERE id = $1
"""


async def change(
    actor: Actor, outbound: Outbound, endpoint_id: UUID, wanted: EndpointChange, key: str
) -> None:
    """Switching off cancels what waits; switching on forgets past failures, not the cancelled.

    Refuses WEBHOOK_ENDPOINT_NOT_FOUND, WEBHOOK_TOPIC_UNKNOWN and the codes of a bad URL.
    """
    require(actor, MANAGE)
    no = await url_refusal(outbound, wanted.url)

    async def act(tx: Tx) -> dict[str, Any]:
        named = None if wanted.topics is None else check_topics(wanted.topics)
        await lock_endpoint(tx, actor, endpoint_id)
        if no is not None:
            raise no
        await tx.execute(_CHANGE, endpoint_id, wanted.url, named)
        if wanted.is_active:
            await tx.execute(_ON, endpoint_id)
        elif wanted.is_active is False:
            await switch_off(tx, endpoint_id, "by_hand")
        host = None if wanted.url is None else host_of(wanted.url)
        about = {"host": host, "topics": named, "isActive": wanted.is_active}
        about = {name: value for name, value in about.items() if value is not None}
        await audit.append(tx, actor, OPERATION, f"webhook_endpoint/{endpoint_id}", about)
        return {}

    given = {
        "endpointId": str(endpoint_id),
        "url": wanted.url,
        "topics": None if wanted.topics is None else list(wanted.topics),
        "isActive": wanted.is_active,
    }
    await run(actor, OPERATION, key, given, act)
