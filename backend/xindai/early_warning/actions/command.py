"""The frame of the commands: a key, one transaction, the gate, and the locked task."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from uuid import UUID

from xindai.early_warning.errors import task_not_found
from xindai.early_warning.look import GATE
from xindai.platform import crypto, db, idempotency
from xindai.platform.actor import Actor, in_scope
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx

_TASK: Final = f"""
SELECT t.*, b.path FROM warning_task t JOIN branch b ON b.id = t.branch_id
    AND {in_scope("b.path", "t.customer_id")}
WHERE t.id = $3 FOR NO KEY UPDATE OF t
"""


async def once(
    actor: Actor,
    operation: str,
    key: str,
    given: Mapping[str, Any],
    act: Callable[[Tx, FieldKeys], Awaitable[Mapping[str, Any] | None]],
    *,
    gate: str = GATE,
) -> dict[str, Any]:
    """What `act` gives, once per key; of texts that somebody wrote only a keyed hash is kept."""
    idempotency.check_key(key)
    async with db.transaction() as tx:
        await tx.execute(gate)
        keys = await crypto.keys(tx)

        async def kept() -> dict[str, Any]:
            return dict(await act(tx, keys) or {})

        hidden = {
            name: keys.index(str(value), "early_warning").hex() if name == "words" else value
            for name, value in given.items()
        }
        answer = await idempotency.run(tx, actor, operation, key, hidden, kept)
    return answer.value()


async def lock_task(tx: Tx, actor: Actor, task_id: UUID) -> Any:
    """The row with the branch's `path`; refuses WARNING_TASK_NOT_FOUND."""
    row = await tx.row(_TASK, *actor.scope(), task_id)
    if row is None:
        raise task_not_found()
    return row
