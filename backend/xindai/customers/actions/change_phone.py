"""A borrower changes his phone, that of his account and that of his customer at once."""

from __future__ import annotations

from typing import Any, Final

from redis.asyncio import Redis

from xindai.customers.sealing import TABLE
from xindai.identity import api as identity
from xindai.identity.types import AccountView, Visit
from xindai.kernel.phone import normal_phone
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

OPERATION: Final = "customer.change_phone"
_MOVE: Final = """
UPDATE customer SET phone_sealed = $2, phone_masked = $3, phone_index = $4 WHERE id = $1
"""


async def change_phone(
    redis: Redis,
    actor: Actor,
    phone: str,
    code: str,
    password: str,
    idempotency_key: str,
    visit: Visit,
) -> AccountView:
    """The account with its new phone, once per key.

    Refuses PASSWORD_WRONG, and CODE_WRONG also where the phone has an account of its own.
    """
    account_id = identity.account_of(actor)
    digits = normal_phone(phone)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        await identity.count_try(redis, keys, visit.address)

        async def act() -> dict[str, Any]:
            await identity.change_phone_in(tx, redis, actor, digits, code, password)
            customer_id = await tx.value("SELECT id FROM customer WHERE account_id=$1", account_id)
            if customer_id is not None:
                await _move(tx, keys, str(customer_id), digits)
                await audit.append(tx, actor, OPERATION, f"customer/{customer_id}", {})
            return {}

        given = {
            "phone": keys.index(digits, "phone").hex(),
            "code": keys.index(code, "given_code").hex(),
            "password": keys.index(password, "given_password").hex(),
        }
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    answer.value()
    return await identity.own_account(actor)


async def _move(tx: Tx, keys: FieldKeys, customer_id: str, phone: str) -> None:
    await tx.execute(
        _MOVE,
        customer_id,
        keys.seal(phone, TABLE, customer_id, "phone"),
        crypto.mask_phone(phone),
        keys.index(phone, "phone"),
    )
