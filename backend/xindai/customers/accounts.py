"""The customer behind a borrower's account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from xindai.customers.errors import identity_missing
from xindai.identity.api import account_of, keys_of
from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.db import Tx


async def customer_of_account(account_id: UUID) -> UUID | None:
    """The customer who owns the account; None before an ID number is bound."""
    found: UUID | None = await db.pool().fetchval(
        "SELECT id FROM customer WHERE account_id = $1", account_id
    )
    return found


async def borrower_names(_viewer: Actor, ids: Sequence[str]) -> dict[str, str]:
    """By actor id ("borrower:UUID"), the masked names of the customers who own the accounts.

    As with `identity.actor_names`, whoever sees a record may know who made it.
    """
    accounts = keys_of(ActorKind.BORROWER, ids)
    if not accounts:
        return {}
    sql = "SELECT account_id, name_masked FROM customer WHERE account_id = ANY($1::uuid[])"
    rows = await db.pool().fetch(sql, accounts)
    return {f"{ActorKind.BORROWER}:{row['account_id']}": row["name_masked"] for row in rows}


async def account_of_customer(tx: Tx, customer_id: UUID) -> UUID | None:
    """The account that owns the customer, if he has one: who is told of his loans."""
    sql = "SELECT account_id FROM customer WHERE id = $1"
    found: UUID | None = await tx.value(sql, customer_id)
    return found


async def own_customer(tx: Tx, actor: Actor) -> Any:
    """The borrower's own row, locked; refuses IDENTITY_MISSING before an ID number is bound."""
    sql = "SELECT * FROM customer WHERE account_id = $1 FOR UPDATE"
    row = await tx.row(sql, account_of(actor))
    if row is None:
        raise identity_missing()
    return row


async def own_customer_id(tx: Tx, actor: Actor) -> UUID | None:
    """The same by its id, or None: nothing else changes or is opened for him meanwhile."""
    sql = "SELECT id FROM customer WHERE account_id = $1 FOR UPDATE"
    found: UUID | None = await tx.value(sql, account_of(actor))
    return found


async def release_account(tx: Tx, account_id: UUID) -> UUID | None:
    """The account is closed: its customer stays, and may be bound to a new account one day."""
    sql = "UPDATE customer SET account_id = NULL WHERE account_id = $1 RETURNING id"
    found: UUID | None = await tx.value(sql, account_id)
    return found
