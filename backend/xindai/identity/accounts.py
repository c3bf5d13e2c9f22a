"""What the acts of borrowers share: whose account it is, and that it is he who asks."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from redis.asyncio import Redis

from xindai.identity.credentials import password_fits
from xindai.identity.errors import own_password_wrong, password_required, too_many_tries
from xindai.identity.events import session_ended
from xindai.identity.limits import Limits, forget, take
from xindai.identity.rules import LONGEST_PASSWORD
from xindai.identity.types import AccountView
from xindai.platform import crypto, db
from xindai.platform.actor import NOBODY_YET, Actor, ActorKind
from xindai.platform.db import Tx
from xindai.platform.permission import forbidden

FRESH: Final = timedelta(minutes=5)
"""So long after a sign-in its password counts as just given."""
PASSWORD_TRIES: Final[Limits] = ((900, 10),)
_KNOWN: Final = """
SELECT id, phone_masked, created_at, password_hash FROM borrower_account
WHERE phone_index = $1 AND closed_at IS NULL
"""
_OPEN: Final = """
SELECT id, phone_sealed, phone_masked, created_at, password_hash FROM borrower_account
WHERE id = $1 AND closed_at IS NULL
"""


def account_of(actor: Actor) -> UUID:
    """The account of a borrower; refuses FORBIDDEN to everybody else."""
    if actor.kind is not ActorKind.BORROWER:
        raise forbidden("only borrowers do this, each for himself")
    return UUID(actor.id.removeprefix("borrower:"))


def borrower_actor(account_id: UUID) -> Actor:
    """The borrower as the one who acts, before anybody knows his customer."""
    return Actor(f"borrower:{account_id}", ActorKind.BORROWER, customer_id=NOBODY_YET)


def account_view(row: Any) -> AccountView:
    """The value of a row of borrower_account."""
    return AccountView(row["id"], row["phone_masked"], row["created_at"])


async def account_of_phone(tx: Tx, index: bytes) -> Any:
    """The open account with this blind index of a phone, or None."""
    return await tx.row(_KNOWN, index)


async def open_account(tx: Tx, account_id: UUID) -> Any:
    """The row, locked; refuses FORBIDDEN where it was closed a moment ago."""
    row = await tx.row(f"{_OPEN} FOR UPDATE", account_id)
    if row is None:
        raise forbidden("the account is closed")
    return row


async def own_account(actor: Actor) -> AccountView:
    """The borrower's own account."""
    row = await db.pool().fetchrow(_OPEN, account_of(actor))
    if row is None:
        raise forbidden("the account is closed")
    return account_view(row)


async def own_phone(tx: Tx, actor: Actor) -> str:
    """The phone of the borrower's account, opened; the account stays locked until the commit."""
    row = await open_account(tx, account_of(actor))
    return (await crypto.keys(tx)).open(
        row["phone_sealed"], "borrower_account", str(row["id"]), "phone"
    )


async def check_own_password(redis: Redis, row: Any, password: str) -> None:
    """Refuses PASSWORD_WRONG, and TOO_MANY_ATTEMPTS when an open session is used to guess."""
    key = f"xindai:password:{{{row['id']}}}"
    if wait := await take(redis, key, PASSWORD_TRIES):
        raise too_many_tries(wait)
    if len(password) > LONGEST_PASSWORD or not await password_fits(row["password_hash"], password):
        raise own_password_wrong()
    await forget(redis, key, PASSWORD_TRIES)


async def prove_owner(tx: Tx, redis: Redis, actor: Actor, password: str | None) -> None:
    """The password, or a sign-in of the last minutes; PASSWORD_REQUIRED, PASSWORD_WRONG."""
    row = await open_account(tx, account_of(actor))
    if password is not None:
        await check_own_password(redis, row, password)
        return
    fresh = (
        "SELECT EXISTS (SELECT FROM session WHERE id = $1 AND created_at > now() - $2::interval)"
    )
    if not await tx.value(fresh, actor.session_id, FRESH):
        raise password_required()


async def end_sessions(tx: Tx, account_id: UUID, but: UUID | None = None) -> int:
    """Ends the sessions of an account, all of them or all but one; how many."""
    sql = "DELETE FROM session WHERE account_id = $1 AND id IS DISTINCT FROM $2"
    ended = await tx.execute(sql, account_id, but)
    if ended:
        await session_ended(tx, f"borrower:{account_id}")
    return ended
