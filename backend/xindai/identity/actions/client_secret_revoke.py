"""Take a secret away: it opens nothing any more, and neither do the tokens it was given."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.identity.actions.client_lock import lock_client
from xindai.identity.client_errors import secret_not_found
from xindai.identity.events import actor_changed
from xindai.identity.permissions import CLIENT_MANAGE
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require

OPERATION: Final = "client.secret_revoke"
_REVOKE: Final = """
UPDATE api_client_secret SET revoked_at = coalesce(revoked_at, now()), secret_sealed = NULL
WHERE id = $1 AND client_id = $2
"""


async def client_secret_revoke(actor: Actor, client: UUID, secret: UUID, key: str) -> None:
    """Once per key; refuses CLIENT_NOT_FOUND, CLIENT_INACTIVE and SECRET_NOT_FOUND."""
    require(actor, CLIENT_MANAGE)
    idempotency.check_key(key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await lock_client(tx, actor, client)
            if not await tx.execute(_REVOKE, secret, client):
                raise secret_not_found()
            about = {"secret": str(secret)}
            await audit.append(tx, actor, OPERATION, f"api_client/{client}", about)
            await actor_changed(tx, f"client:{client}")
            return {}

        given = {"id": str(client), "secretId": str(secret)}
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    answer.value()
