"""The keys that sign access tokens: ours, sealed, one in use and the ones before for a while."""

from __future__ import annotations

import json
from typing import Any, Final

from joserfc.jwk import KeySet, OKPKey

from xindai.identity.client_models import PRIVATE_KEY
from xindai.kernel.ids import new_id
from xindai.platform import crypto, db
from xindai.platform.db import Tx

ALGORITHM: Final = "Ed25519"
"""RFC 9864: the name says the curve too. Nothing else is taken, whatever a token says of itself."""
TOKEN_SECONDS: Final = 600
GOOD: Final = f"""
(k.retired_at IS NULL OR k.retired_at > now() - interval '{TOKEN_SECONDS} seconds')
"""
"""A key verifies until the last token that it signed has run out."""

_CURRENT: Final = """
SELECT id, private_sealed FROM signing_key WHERE algorithm = $1 AND retired_at IS NULL
"""
_ADD: Final = """
INSERT INTO signing_key (id, kid, algorithm, public_jwk, private_sealed)
VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING
"""


async def signing_key(tx: Tx) -> OKPKey:
    """The private key in use; the first one is made when it is first needed."""
    row = await tx.row(_CURRENT, ALGORITHM)
    if row is None:
        await add_key(tx)
        row = await tx.row(_CURRENT, ALGORITHM)
    assert row is not None  # ours, or that of somebody who was faster
    sealer = await crypto.keys(tx)
    place = PRIVATE_KEY.table, str(row["id"]), PRIVATE_KEY.field
    return OKPKey.import_key(json.loads(sealer.open(row["private_sealed"], *place)))


async def add_key(tx: Tx) -> str:
    """The kid (RFC 7638 thumbprint) of a new key; nothing happens while another is in use."""
    key = OKPKey.generate_key(ALGORITHM, auto_kid=True)
    sealer = await crypto.keys(tx)
    key_id, kid = new_id(), str(key.kid)
    place = PRIVATE_KEY.table, str(key_id), PRIVATE_KEY.field
    private = json.dumps(key.as_dict(private=True))
    public = {**key.as_dict(private=False), "use": "sig", "alg": ALGORITHM}
    await tx.execute(_ADD, key_id, kid, ALGORITHM, public, sealer.seal(private, *place))
    return kid


async def public_keys() -> list[dict[str, Any]]:
    """The JWKs whose tokens are still out, newest first."""
    sql = f"SELECT k.public_jwk FROM signing_key k WHERE {GOOD} ORDER BY k.id DESC"
    rows = await db.pool().fetch(sql)
    if not rows:
        async with db.transaction() as tx:
            await signing_key(tx)
        rows = await db.pool().fetch(sql)
    return [row["public_jwk"] for row in rows]


class PublicKeys:
    """The public keys of the connected database, read again when a token names another one."""

    def __init__(self) -> None:
        self._pool: Any = None
        self._keys = KeySet([])

    async def of(self, kid: str) -> KeySet:
        """Where `kid` is looked up; an unknown one costs a statement, as a wrong session does."""
        pool = db.pool()
        if pool is not self._pool or all(key.kid != kid for key in self._keys):
            found = [OKPKey.import_key(jwk) for jwk in await public_keys()]
            self._pool, self._keys = pool, KeySet(list(found))
        return self._keys
