"""A borrower changes his password; his other sessions end."""

from __future__ import annotations

from typing import Any, Final

from redis.asyncio import Redis

from xindai.identity.accounts import (
    account_of,
    check_own_password,
    end_sessions,
    open_account,
    own_phone,
)
from xindai.identity.credentials import hash_password
from xindai.identity.passwords import check_new_password
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor

OPERATION: Final = "identity.borrower_change_password"


async def change_borrower_password(
    redis: Redis, actor: Actor, old: str, new: str, idempotency_key: str
) -> None:
    """Once per key; refuses PASSWORD_WRONG, TOO_MANY_ATTEMPTS and PASSWORD_COMMON."""
    account_id = account_of(actor)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)

        async def act() -> dict[str, Any]:
            check_new_password(await own_phone(tx, actor), new)
            await check_own_password(redis, await open_account(tx, account_id), old)
            sql = "UPDATE borrower_account SET password_hash = $2 WHERE id = $1"
            await tx.execute(sql, account_id, await hash_password(new))
            ended = await end_sessions(tx, account_id, actor.session_id)
            subject = f"account/{account_id}"
            await audit.append(tx, actor, OPERATION, subject, {"sessions_ended": ended})
            return {}

        given = {
            "old": keys.index(old, "given_password").hex(),
            "new": keys.index(new, "given_password").hex(),
        }
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    answer.value()
