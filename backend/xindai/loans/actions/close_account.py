"""A borrower closes his account. Loans decide, because they know what is open between us."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.customers import api as customers
from xindai.identity import api as identity
from xindai.loans.errors import account_in_use
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

OPERATION: Final = "loan.close_account"
_OPEN: Final = """
SELECT EXISTS (SELECT FROM loan WHERE customer_id = $1 AND (status <> 'closed' OR credit_minor > 0))
    OR EXISTS (SELECT FROM loan_payment WHERE customer_id = $1 AND status = 'open')
"""


async def close_account(
    redis: Redis, actor: Actor, password: str | None, idempotency_key: str
) -> None:
    """No way in is left; customer, contracts and loans stay as the law demands.

    Refuses ACCOUNT_IN_USE while a loan or a credit balance is open, and, unless the sign-in was
    minutes ago, PASSWORD_REQUIRED or PASSWORD_WRONG.
    """
    identity.account_of(actor)
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            await identity.prove_owner(tx, redis, actor, password)
            customer_id = await customers.own_customer_id(tx, actor)
            if customer_id is not None:
                await _refuse_what_is_open(tx, customer_id)
            account_id = await identity.close_account_in(tx, actor)
            await customers.release_account(tx, account_id)
            about = {"customer": str(customer_id) if customer_id else None}
            await audit.append(tx, actor, OPERATION, f"account/{account_id}", about)
            return {}

        answer = await idempotency.run(tx, actor, OPERATION, key, {}, act)
    answer.value()


async def _refuse_what_is_open(tx: Tx, customer_id: UUID) -> None:
    """His row is locked: nobody opens a loan for him meanwhile."""
    if await tx.value(_OPEN, customer_id):
        raise account_in_use()
