"""Sign access tokens with a new key from now on."""

from __future__ import annotations

from typing import Final

from xindai.identity.permissions import CLIENT_MANAGE
from xindai.identity.signing_keys import ALGORITHM, add_key
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

OPERATION: Final = "identity.rotate_signing_key"
_RETIRE: Final = """
UPDATE signing_key SET retired_at = now(), private_sealed = NULL
WHERE algorithm = $1 AND retired_at IS NULL
"""


async def rotate_signing_key(actor: Actor) -> str:
    """The kid of the new key. The old one is wiped; its tokens stay good until they run out."""
    require(actor, CLIENT_MANAGE)
    async with db.transaction() as tx:
        await tx.execute(_RETIRE, ALGORITHM)
        kid = await add_key(tx)
        await audit.append(tx, actor, OPERATION, f"signing_key/{kid}", {})
    return kid
