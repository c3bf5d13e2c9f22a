"""A borrower signs in, with his password or with a code sent to his phone."""

from __future__ import annotations

from typing import Any, Final

from redis.asyncio import Redis

from xindai.identity.accounts import account_of_phone, account_view, borrower_actor
from xindai.identity.codes import Purpose, phone_index, use_code
from xindai.identity.credentials import password_fits
from xindai.identity.errors import code_wrong, sign_in_failed, too_many_tries
from xindai.identity.limits import Limits, forget, take
from xindai.identity.rules import LONGEST_PASSWORD
from xindai.identity.sessions import start_session
from xindai.identity.types import BorrowerSignedIn, Visit
from xindai.kernel.phone import normal_phone
from xindai.platform import audit, crypto, db
from xindai.platform.db import Tx

OPERATION: Final = "identity.borrower_sign_in"
PHONE_TRIES: Final[Limits] = ((900, 10),)
ADDRESS_TRIES: Final[Limits] = ((900, 300),)
"""Tries, also good ones, from one address: many people share one."""


async def sign_in_with_password(
    redis: Redis, phone: str, password: str, visit: Visit
) -> BorrowerSignedIn:
    """A session; refuses SIGN_IN_FAILED alike for a wrong password and an unknown phone.

    Also TOO_MANY_ATTEMPTS, which counts for phones that nobody has.
    """
    digits = normal_phone(phone)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        row = await account_of_phone(tx, keys.index(digits, "phone"))
        by_phone = f"xindai:borrower:p:{{{phone_index(keys, digits)}}}"
        by_address = f"xindai:borrower:a:{{{keys.index(visit.address, 'code_address').hex()[:32]}}}"
    for key, limits in ((by_address, ADDRESS_TRIES), (by_phone, PHONE_TRIES)):
        if wait := await take(redis, key, limits):
            raise too_many_tries(wait)
    kept = row["password_hash"] if row else None
    if len(password) > LONGEST_PASSWORD or not await password_fits(kept, password):
        raise sign_in_failed()
    await forget(redis, by_phone, PHONE_TRIES)
    async with db.transaction() as tx:
        return await _start(tx, row, visit, "password")


async def sign_in_with_code(redis: Redis, phone: str, code: str, visit: Visit) -> BorrowerSignedIn:
    """A session; refuses CODE_WRONG and TOO_MANY_CODES, alike for known and unknown phones."""
    digits = normal_phone(phone)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        await use_code(redis, keys, Purpose.SIGN_IN, digits, code, visit.address)
        row = await account_of_phone(tx, keys.index(digits, "phone"))
        if row is None:
            raise code_wrong()
        return await _start(tx, row, visit, "code")


async def _start(tx: Tx, row: Any, visit: Visit, means: str) -> BorrowerSignedIn:
    token, expires_at = await start_session(
        tx, account_id=row["id"], address=visit.address, user_agent=visit.user_agent
    )
    actor, subject = borrower_actor(row["id"]), f"account/{row['id']}"
    await audit.append(tx, actor, OPERATION, subject, {"means": means})
    return BorrowerSignedIn(token, expires_at, account_view(row))
