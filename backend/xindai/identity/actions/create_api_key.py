"""Give a third party a key."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from xindai.identity.credentials import digest, new_token
from xindai.identity.errors import branch_not_found
from xindai.identity.permissions import KEY_CREATE
from xindai.identity.roles import check_roles
from xindai.identity.types import NewApiKey
from xindai.kernel.ids import new_id
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.permission import require


async def create_api_key(
    actor: Actor, name: str, branch_code: str, roles: Iterable[str]
) -> NewApiKey:
    """The key, sent as `Authorization: ApiKey PREFIX.SECRET`; refuses BRANCH_NOT_FOUND."""
    require(actor, KEY_CREATE)
    key = NewApiKey(new_id(), f"xk_{secrets.token_hex(6)}", new_token())
    async with db.transaction() as tx:
        granted = await check_roles(tx, roles)
        added = await tx.execute(
            """INSERT INTO api_key (id, name, prefix, key_hash, branch_id, roles)
               SELECT $1, $2, $3, $4, id, $5 FROM branch WHERE code = $6 AND path LIKE $7""",
            key.id,
            name,
            key.prefix,
            digest(key.secret),
            granted,
            branch_code,
            actor.branch_pattern(),
        )
        if not added:
            raise branch_not_found()
        about = {"name": name, "roles": granted, "branch": branch_code}
        await audit.append(tx, actor, "identity.create_api_key", f"api_key/{key.id}", about)
    return key
