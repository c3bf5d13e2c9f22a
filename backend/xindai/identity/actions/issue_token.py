"""A client's secret for an access token (OAuth 2.1, client credentials)."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final

import structlog
from redis.asyncio import Redis

from xindai.identity.access_tokens import sign
from xindai.identity.client_errors import client_sign_in_failed, scope_too_wide
from xindai.identity.client_queries import LIVE
from xindai.identity.client_throttle import note_failure, refuse_guessing
from xindai.identity.client_types import IssuedToken
from xindai.identity.credentials import digest
from xindai.identity.signing_keys import TOKEN_SECONDS, signing_key
from xindai.platform import audit, db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.addresses import normal

OPERATION: Final = "client.token"
_CLIENT: Final = f"""
SELECT a.id, a.client_id, a.scopes, s.id AS secret_id, s.secret_sealed IS NOT NULL AS is_new,
    cardinality(a.allowed_networks) = 0 OR coalesce($3::inet <<= ANY (a.allowed_networks::cidr[]),
    false) AS from_here, extract(epoch FROM now())::bigint AS now
FROM api_client a JOIN api_client_secret s ON s.client_id = a.id
WHERE s.secret_hash = $2 AND a.client_id = $1 AND a.is_active AND {LIVE}
"""
_USED: Final = "UPDATE api_client_secret SET secret_sealed = NULL WHERE id = $1"

log = structlog.get_logger("xindai.identity")


async def issue_token(
    redis: Redis, client_id: str, secret: str, scope: str | None, address: str, issuer: str
) -> IssuedToken:
    """A token for ten minutes; `scope` None asks for all that the client was given.

    Refuses CLIENT_SIGN_IN_FAILED, SCOPE_TOO_WIDE and TOO_MANY_ATTEMPTS. An unknown client and a
    wrong secret are the same statement that finds nothing, so they take the same time.
    """
    await refuse_guessing(redis, client_id, address)
    here = normal(address)
    async with db.transaction() as tx:
        row = await tx.row(
            _CLIENT, client_id[:40], digest(secret), ip_address(here) if here else None
        )
        if row is not None and row["from_here"]:
            granted = _narrowed(row["scopes"], scope)
            key = await signing_key(tx)
            token, jti = sign(key, issuer, row["client_id"], granted, row["secret_id"], row["now"])
            if row["is_new"]:
                await tx.execute(_USED, row["secret_id"])
            actor = Actor(f"client:{row['id']}", ActorKind.CLIENT)
            about = {"jti": jti, "scope": list(granted), "secret": str(row["secret_id"])}
            await audit.append(tx, actor, OPERATION, f"api_client/{row['id']}", about)
            return IssuedToken(token, TOKEN_SECONDS, granted)
    if row is not None:
        log.warning("client refused: not one of its networks", client=str(row["id"]))
    await note_failure(redis, client_id, address)
    raise client_sign_in_failed()


def _narrowed(granted: list[str], wanted: str | None) -> tuple[str, ...]:
    if wanted is None:
        return tuple(sorted(granted))
    asked = set(wanted.split())
    if not asked or asked - set(granted):
        raise scope_too_wide()
    return tuple(sorted(asked))
