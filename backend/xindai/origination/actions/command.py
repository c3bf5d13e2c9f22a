"""The frame of every command: a key, one transaction, and the row of the application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from xindai.origination.lock import lock
from xindai.platform import db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx


async def run(
    actor: Actor,
    operation: str,
    key: str,
    given: Mapping[str, Any],
    act: Callable[[Tx], Awaitable[dict[str, Any]]],
) -> dict[str, Any]:
    """What `act` answered, now or when the key was first used; refuses as `act`."""
    idempotency.check_key(key)
    async with db.transaction() as tx:

        async def once() -> dict[str, Any]:
            return await act(tx)

        answer = await idempotency.run(tx, actor, operation, key, given, once)
    return answer.value()


async def run_on(
    actor: Actor,
    operation: str,
    application_id: UUID,
    key: str,
    given: Mapping[str, Any],
    act: Callable[[Tx, Any], Awaitable[None]],
) -> None:
    """The same about one application, which `act` gets locked; refuses APPLICATION_NOT_FOUND."""

    async def once(tx: Tx) -> dict[str, Any]:
        await act(tx, await lock(tx, actor, application_id))
        return {}

    await run(actor, operation, key, {"applicationId": str(application_id), **given}, once)
