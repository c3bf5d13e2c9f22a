"""A borrower says who he is: his account gets its customer."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from asyncpg.exceptions import UniqueViolationError
from redis.asyncio import Redis

from xindai.customers.actions.create import create_in
from xindai.customers.errors import (
    branch_not_found,
    identity_bound,
    identity_refused,
    too_many_bindings,
)
from xindai.customers.rules import check_age, normal_id_number, normal_name, same_name
from xindai.customers.sealing import TABLE
from xindai.customers.types import NewCustomer
from xindai.identity import api as identity
from xindai.identity.events import actor_changed
from xindai.platform import audit, clock, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.settings import load_settings

OPERATION: Final = "customer.bind_identity"
SOURCE: Final = "online"
TRIES: Final = ((86_400, 5),)
_BRANCH: Final = """
SELECT id FROM branch WHERE code = $1 OR $1 IS NULL ORDER BY length(path), path LIMIT 1
"""
_LINK: Final = "UPDATE customer SET account_id = $2 WHERE id = $1"


async def bind_identity(
    redis: Redis, actor: Actor, name: str, id_number: str, idempotency_key: str
) -> UUID:
    """The customer, once per key and once for ever.

    A new person becomes a customer of the online branch. One whom staff added is linked if ID
    number, name and phone agree and no account has him. Everything else is one refusal,
    IDENTITY_REFUSED, which tells nothing about whom we know. Also IDENTITY_BOUND,
    AGE_NOT_ALLOWED, TOO_MANY_ATTEMPTS (five a day) and ill-formed names and numbers.
    """
    account_id = identity.account_of(actor)
    plain_name, number = normal_name(name), normal_id_number(id_number)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)
        check_age(number, await clock.business_date(tx))

        async def act() -> dict[str, Any]:
            if wait := await identity.take(redis, f"xindai:bind:{{{account_id}}}", TRIES):
                raise too_many_bindings(wait)
            phone = await identity.own_phone(tx, actor)
            if await tx.value("SELECT id FROM customer WHERE account_id = $1", account_id):
                raise identity_bound()
            known = await tx.row(
                "SELECT * FROM customer WHERE id_number_index = $1 FOR UPDATE",
                keys.index(number, "id_number"),
            )
            if known is None:
                customer_id = await _add(tx, actor, plain_name, number, phone)
            elif _is_he(keys, known, plain_name, phone):
                customer_id = known["id"]
            else:
                raise identity_refused()
            await tx.execute(_LINK, customer_id, account_id)
            await actor_changed(tx, actor.id)  # what he listens to may show him more now
            about = {"account": str(account_id), "was_known": known is not None}
            await audit.append(tx, actor, OPERATION, f"customer/{customer_id}", about)
            return {"customer": str(customer_id)}

        given = {
            "name": keys.index(plain_name, "given_name").hex(),
            "idNumber": keys.index(number, "id_number").hex(),
        }
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    return UUID(answer.value()["customer"])


async def _add(tx: Tx, actor: Actor, name: str, number: str, phone: str) -> UUID:
    branch_id = await tx.value(_BRANCH, load_settings().online_branch)
    if branch_id is None:
        raise branch_not_found()
    person = NewCustomer(
        name=name, id_number=number, phone=phone, branch_id=branch_id, source=SOURCE
    )
    try:
        async with tx.savepoint():
            return (await create_in(tx, actor, [person]))[0]
    except UniqueViolationError:  # another account was quicker with this number
        raise identity_refused() from None


def _is_he(keys: FieldKeys, row: Any, name: str, phone: str) -> bool:
    kept = keys.open(row["name_sealed"], TABLE, str(row["id"]), "name")
    return (
        row["account_id"] is None
        and same_name(kept, name)
        and row["phone_index"] == keys.index(phone, "phone")
    )
