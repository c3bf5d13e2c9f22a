"""The frame of the commands on a request that is there: a key, one transaction, its locked row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from xindai.loans.requests.lock import lock
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx


async def run_on(
    actor: Actor,
    operation: str,
    request_id: UUID,
    key: str,
    given: Mapping[str, str | None],
    act: Callable[[Tx, FieldKeys, Any], Awaitable[None]],
) -> None:
    """Once per key; refuses SERVICE_REQUEST_NOT_FOUND and as `act`.

    What is remembered of the input is keyed: it may be what somebody wrote.
    """
    idempotency.check_key(key)
    async with db.transaction() as tx:
        keys = await crypto.keys(tx)

        async def once() -> dict[str, Any]:
            await act(tx, keys, await lock(tx, actor, request_id))
            return {}

        hidden = {name: digest(keys, text) for name, text in given.items()}
        kept = {"requestId": str(request_id), **hidden}
        answer = await idempotency.run(tx, actor, operation, key, kept, once)
    answer.value()


def digest(keys: FieldKeys, text: str | None) -> str | None:
    """The same for the same text, and tells nothing of it."""
    return None if text is None else keys.index(text, "request").hex()
