"""The frame of the commands on a case: a key, one transaction, its locked row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from uuid import UUID

from xindai.collections.errors import (
    case_closed,
    case_not_found,
    case_placed,
    case_taken,
    not_yours,
)
from xindai.collections.follow import DISPUTED, GATE
from xindai.collections.giving import CONFLICTS
from xindai.collections.permissions import ASSIGN
from xindai.loans import api as loans
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor, ActorKind, in_scope
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

Act = Callable[[Tx, FieldKeys, Any], Awaitable[Mapping[str, Any] | None]]
_ROW: Final = f"""
SELECT k.*, b.path, d.current_on AS today, now() AS now, {CONFLICTS} AS conflicts,
    {DISPUTED} AS rests, s.grace_days, s.longest_promise_days
FROM collection_case k JOIN branch b ON b.id = k.branch_id
    AND {in_scope("b.path", "k.customer_id")}
CROSS JOIN business_day d JOIN collection_strategy s ON s.id = k.strategy_id
WHERE k.id = $3
"""


async def lock(tx: Tx, actor: Actor, case_id: UUID, *, waits: bool = True) -> Any:
    """The row; refuses COLLECTION_CASE_NOT_FOUND, CLAIMED_BY_ANOTHER (if it does not wait)."""
    how = "FOR NO KEY UPDATE OF k" + ("" if waits else " SKIP LOCKED")
    row = await tx.row(f"{_ROW} {how}", *actor.scope(), case_id)
    if row is None:
        if not waits and await tx.row(_ROW, *actor.scope(), case_id) is not None:
            raise case_taken()
        raise case_not_found()
    return row


async def run_on(
    actor: Actor,
    operation: str,
    case_id: UUID,
    key: str,
    given: Mapping[str, Any],
    act: Act,
    *,
    waits: bool = True,
) -> dict[str, Any]:
    """What `act` gives, once per key; refuses COLLECTION_CASE_NOT_FOUND and as `act`."""

    async def locked(tx: Tx, keys: FieldKeys) -> Mapping[str, Any] | None:
        return await act(tx, keys, await lock(tx, actor, case_id, waits=waits))

    return await once(actor, operation, key, {"caseId": str(case_id), **given}, locked)


async def once(
    actor: Actor,
    operation: str,
    key: str,
    given: Mapping[str, Any],
    act: Callable[[Tx, FieldKeys], Awaitable[Mapping[str, Any] | None]],
    *,
    books: bool = False,
) -> dict[str, Any]:
    """The same for what is about no single case. `books`: the command posts, so it takes the
    gate of the books first. Texts that somebody wrote belong into `given` as `digest`."""
    idempotency.check_key(key)
    async with db.transaction() as tx:
        if books:
            await tx.execute(loans.GATE)
        await tx.execute(GATE)
        keys = await crypto.keys(tx)

        async def kept() -> dict[str, Any]:
            return dict(await act(tx, keys) or {})

        hidden = {
            name: digest(keys, value) if name in ("note", "reason") else value
            for name, value in given.items()
        }
        answer = await idempotency.run(tx, actor, operation, key, hidden, kept)
    return answer.value()


def digest(keys: FieldKeys, text: str | None) -> str | None:
    """The same for the same text, and tells nothing of it."""
    return None if text is None else keys.index(text, "collection").hex()


def own_staff_id(actor: Actor) -> UUID | None:
    """Which member of staff the actor is."""
    kind, _, key = actor.id.partition(":")
    if kind != "staff" or actor.kind is not ActorKind.STAFF:
        return None
    try:
        return UUID(key)
    except ValueError:
        return None


def check_open(row: Any) -> None:
    """Refuses COLLECTION_CASE_CLOSED."""
    if row["status"] != "open":
        raise case_closed()


def check_mine(actor: Actor, row: Any) -> None:
    """The case is open, and the actor's (who assigns may work on every one).

    Refuses COLLECTION_CASE_CLOSED, COLLECTION_CASE_PLACED, NOT_CLAIMED, CLAIMED_BY_ANOTHER.
    """
    check_open(row)
    if row["is_placed"]:
        raise case_placed()
    if row["assigned_id"] == own_staff_id(actor) and row["assigned_id"] is not None:
        return
    if actor.may(ASSIGN):
        return
    raise not_yours() if row["assigned_id"] is None else case_taken()
