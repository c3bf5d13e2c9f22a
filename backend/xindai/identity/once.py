"""Commands with a key: done once, answered alike ever after."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

Act = Callable[[Tx], Awaitable[dict[str, Any]]]


async def once(
    actor: Actor, operation: str, key: str | None, given: Mapping[str, Any], act: Act
) -> dict[str, Any]:
    """What `act` answers inside a transaction; without a key (the shell) it is simply done.

    Neither `given` nor the answer holds a secret: see `veiled`.
    """
    if key is None:
        async with db.transaction() as tx:
            return await act(tx)
    checked = idempotency.check_key(key)
    async with db.transaction() as tx:
        answer = await idempotency.run(tx, actor, operation, checked, given, lambda: act(tx))
    return answer.value()


async def veiled(secret: str) -> str:
    """A keyed hash of a secret input: repetitions are known by it, and it can't be guessed at."""
    async with db.transaction() as tx:
        return (await crypto.keys(tx)).index(secret, "idempotency").hex()
