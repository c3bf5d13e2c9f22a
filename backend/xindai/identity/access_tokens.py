"""Access tokens of third parties: JWTs (RFC 9068) that only we can have signed.

A token says who asks and what for. Whether it may is read from the client's row at each request:
put out, with its secret revoked, from a foreign network or with fewer scopes, it counts at once.
"""

from __future__ import annotations

import base64
import json
import re
from ipaddress import ip_address
from typing import Any, Final
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from xindai.identity.client_queries import LIVE
from xindai.identity.client_types import ClientAccess
from xindai.identity.signing_keys import ALGORITHM, GOOD, TOKEN_SECONDS, PublicKeys
from xindai.kernel.ids import new_id
from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.addresses import normal

KIND: Final = "at+jwt"
LONGEST: Final = 4096
_FORM: Final = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)
_CLAIMS: Final = {"iss": str, "sub": str, "aud": str, "exp": int, "scope": str, "secret_id": str}
_ACCESS: Final = f"""
SELECT a.id, a.scopes, a.requests_per_minute, a.cost_per_minute, a.schema_version, b.path
FROM api_client a JOIN branch b ON b.id = a.branch_id
JOIN api_client_secret s ON s.client_id = a.id AND s.id = $2 AND {LIVE}
JOIN signing_key k ON k.kid = $3 AND {GOOD}
WHERE a.client_id = $1 AND a.is_active AND to_timestamp($4) > now()
AND (cardinality(a.allowed_networks) = 0 OR $5::inet <<= ANY (a.allowed_networks::cidr[]))
"""

_public_keys = PublicKeys()


def audience(issuer: str) -> str:
    """What the tokens are for."""
    return f"{issuer}/graphql"


def looks_like_token(text: str) -> bool:
    """Whether it has the form of one; sessions have no dots."""
    return len(text) <= LONGEST and _FORM.fullmatch(text) is not None


def sign(
    key: OKPKey, issuer: str, client_id: str, scope: tuple[str, ...], secret_id: UUID, now: int
) -> tuple[str, str]:
    """A token for ten minutes, and its jti."""
    jti = new_id().hex
    claims = {
        "iss": issuer,
        "sub": client_id,
        "client_id": client_id,
        "aud": audience(issuer),
        "iat": now,
        "exp": now + TOKEN_SECONDS,
        "jti": jti,
        "scope": " ".join(scope),
        "secret_id": str(secret_id),
    }
    header = {"alg": ALGORITHM, "kid": key.kid, "typ": KIND}
    return jwt.encode(header, claims, key, algorithms=[ALGORITHM]), jti


async def client_of_token(token: str, address: str, issuer: str) -> ClientAccess | None:
    """Who sent the token from this address, or None; one statement behind the signature."""
    try:
        kid = _kid(token)
        claims = _verified(token, await _public_keys.of(kid), issuer)
        secret_id = UUID(claims["secret_id"])
    except (JoseError, ValueError, TypeError, KeyError, RecursionError):
        return None
    here = normal(address)
    row = await db.pool().fetchrow(
        _ACCESS, claims["sub"], secret_id, kid, claims["exp"], ip_address(here) if here else None
    )
    if row is None:
        return None
    granted = frozenset(row["scopes"]) & frozenset(claims["scope"].split())
    return ClientAccess(
        Actor(f"client:{row['id']}", ActorKind.CLIENT, granted, row["path"]),
        row["requests_per_minute"],
        row["cost_per_minute"],
        row["schema_version"],
    )


def _kid(token: str) -> str:
    """The name of the key; ValueError for a header that none of our tokens has."""
    if not looks_like_token(token):
        raise ValueError("no token")
    head = token.partition(".")[0]
    header = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    if header["alg"] != ALGORITHM or header["typ"] != KIND or not isinstance(header["kid"], str):
        raise ValueError("another kind of token")
    return str(header["kid"])


def _verified(token: str, keys: Any, issuer: str) -> dict[str, Any]:
    """The claims behind a good signature; their date is compared where the clock is: in SQL."""
    claims = jwt.decode(token, keys, algorithms=[ALGORITHM]).claims
    if any(type(claims[name]) is not kind for name, kind in _CLAIMS.items()):
        raise ValueError("claims of another form")
    if not 0 < claims["exp"] < 2**40:  # a moment that PostgreSQL has
        raise ValueError("no moment")
    if claims["iss"] != issuer or claims["aud"] != audience(issuer):
        raise ValueError("not from us, or not for us")
    return claims
