"""A borrower who forgot his password sets a new one with a code; every session ends."""

from __future__ import annotations

from typing import Any, Final

from redis.asyncio import Redis

from xindai.identity.accounts import account_of_phone, borrower_actor, end_sessions
from xindai.identity.actions.register import stranger
from xindai.identity.codes import Purpose, count_try, phone_index, spend_code
from xindai.identity.credentials import hash_password
from xindai.identity.errors import code_wrong
from xindai.identity.passwords import check_new_password
from xindai.identity.types import Visit
from xindai.kernel.phone import normal_phone
from xindai.platform import audit, crypto, db, idempotency

OPERATION: Final = "identity.borrower_reset_password"


async def reset_borrower_password(
    redis: Redis, phone: str, code: str, password: str, idempotency_key: str, visit: Visit
) -> None:
    """Once per key; refuses CODE_WRONG and TOO_MANY_CODES alike for known and unknown phones."""
    digits = normal_phone(phone)
    check_new_password(digits, password)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        await count_try(redis, keys, visit.address)

        async def act() -> dict[str, Any]:
            await spend_code(redis, keys, Purpose.RESET, digits, code)
            row = await account_of_phone(tx, keys.index(digits, "phone"))
            if row is None:
                raise code_wrong()
            sql = "UPDATE borrower_account SET password_hash = $2 WHERE id = $1"
            await tx.execute(sql, row["id"], await hash_password(password))
            ended = await end_sessions(tx, row["id"])
            actor, subject = borrower_actor(row["id"]), f"account/{row['id']}"
            await audit.append(tx, actor, OPERATION, subject, {"sessions_ended": ended})
            return {}

        given = {
            "phone": phone_index(keys, digits),
            "code": keys.index(code, "given_code").hex(),
            "password": keys.index(password, "given_password").hex(),
        }
        answer = await idempotency.run(tx, stranger(keys, digits), OPERATION, key, given, act)
    answer.value()
