"""A borrower moves his account to another phone: with his password and a code sent to the new one.

Part of a command of customers, whose row has the phone too.
"""

from __future__ import annotations

from typing import Final

from asyncpg.exceptions import UniqueViolationError
from redis.asyncio import Redis

from xindai.identity.accounts import account_of, check_own_password, end_sessions, open_account
from xindai.identity.codes import Purpose, spend_code
from xindai.identity.errors import code_wrong
from xindai.platform import audit, crypto
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

OPERATION: Final = "identity.borrower_change_phone"
_MOVE: Final = """
UPDATE borrower_account SET phone_sealed = $2, phone_masked = $3, phone_index = $4 WHERE id = $1
"""


async def change_phone_in(
    tx: Tx, redis: Redis, actor: Actor, phone: str, code: str, password: str
) -> None:
    """`phone` in its normal form; refuses PASSWORD_WRONG and CODE_WRONG. Other sessions end."""
    account_id = account_of(actor)
    await check_own_password(redis, await open_account(tx, account_id), password)
    keys = await crypto.keys(tx)
    await spend_code(redis, keys, Purpose.CHANGE_PHONE, phone, code)
    sealed = keys.seal(phone, "borrower_account", str(account_id), "phone")
    try:
        async with tx.savepoint():
            await tx.execute(
                _MOVE, account_id, sealed, crypto.mask_phone(phone), keys.index(phone, "phone")
            )
    except UniqueViolationError:  # it got an account since the code was sent
        raise code_wrong() from None
    ended = await end_sessions(tx, account_id, actor.session_id)
    await audit.append(tx, actor, OPERATION, f"account/{account_id}", {"sessions_ended": ended})
