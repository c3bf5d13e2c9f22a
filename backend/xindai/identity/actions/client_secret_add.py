"""Give a client a second secret, so that it can change without downtime."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.identity.actions.client_lock import lock_client
from xindai.identity.client_errors import two_secrets
from xindai.identity.client_queries import LIVE
from xindai.identity.client_rules import LIVE_SECRETS
from xindai.identity.client_secrets import add_secret, shown
from xindai.identity.client_types import FreshSecret
from xindai.identity.permissions import CLIENT_MANAGE
from xindai.identity.proof import require_recent
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require

OPERATION: Final = "client.secret_add"
_LIVE: Final = f"SELECT count(*) FROM api_client_secret s WHERE s.client_id = $1 AND {LIVE}"
_EXPIRE: Final = f"""
UPDATE api_client_secret s SET expires_at = now() + make_interval(hours => $2)
WHERE s.client_id = $1 AND {LIVE}
"""


async def client_secret_add(
    actor: Actor, client: UUID, key: str, old_expires_in_hours: int | None = None
) -> FreshSecret:
    """The new secret, once per key; the old one stays good, or for so many hours more.

    Refuses STEP_UP_NEEDED, CLIENT_NOT_FOUND, CLIENT_INACTIVE and TWO_SECRETS.
    """
    require(actor, CLIENT_MANAGE)
    await require_recent(actor)
    idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await lock_client(tx, actor, client)
            if await tx.value(_LIVE, client) >= LIVE_SECRETS:
                raise two_secrets()
            if old_expires_in_hours is not None:
                await tx.execute(_EXPIRE, client, old_expires_in_hours)
            secret_id = await add_secret(tx, client)
            about = {"secret": str(secret_id), "oldExpiresInHours": old_expires_in_hours}
            await audit.append(tx, actor, OPERATION, f"api_client/{client}", about)
            return {"secretId": str(secret_id)}

        given = {"id": str(client), "oldExpiresInHours": old_expires_in_hours}
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
        kept = answer.kept.get("ok")
        fresh = await shown(tx, client, UUID(kept["secretId"])) if kept else None
    answer.value()
    assert fresh is not None
    return fresh
