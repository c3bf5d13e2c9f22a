"""The frame of every command: permission, key, one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from xindai.platform import db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.webhooks.permissions import MANAGE


async def run(
    actor: Actor,
    operation: str,
    key: str,
    given: Mapping[str, Any],
    act: Callable[[Tx], Awaitable[dict[str, Any]]],
) -> dict[str, Any]:
    """What `act` answered, now or when the key was first used; refuses FORBIDDEN and as `act`."""
    require(actor, MANAGE)
    idempotency.check_key(key)
    async with db.transaction() as tx:

        async def once() -> dict[str, Any]:
            return await act(tx)

        answer = await idempotency.run(tx, actor, operation, key, given, once)
    return answer.value()
