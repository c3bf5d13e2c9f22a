"""What every verb about a merchant has in common: key, locked row, audit, all in one."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from uuid import UUID

from xindai.partners.errors import merchant_ended, merchant_not_found
from xindai.partners.types import MerchantStatus
from xindai.platform import audit, crypto, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_LOCK: Final = """
SELECT m.* FROM merchant m JOIN branch b ON b.id = m.branch_id AND b.path LIKE $2
WHERE m.id = $1 FOR UPDATE OF m
"""
Act = Callable[[Tx, Mapping[str, Any]], Awaitable[dict[str, Any]]]
"""Works on the locked row; what it gives is kept in the audit."""


async def once(
    actor: Actor,
    operation: str,
    merchant_id: UUID,
    idempotency_key: str,
    given: Mapping[str, Any],
    act: Act,
    *,
    secret: str | None = None,
) -> None:
    """Does it once per key; refuses MERCHANT_NOT_FOUND and WRONG_STATUS for one that has ended.

    `secret` is input that is only kept as a keyed hash.
    """
    key = idempotency.check_key(idempotency_key)
    async with db.transaction() as tx:
        kept = {"merchant": str(merchant_id), **given}
        if secret is not None:
            kept["secret"] = (await crypto.keys(tx)).index(secret, "input").hex()

        async def run() -> dict[str, Any]:
            row = await tx.row(_LOCK, merchant_id, actor.branch_pattern())
            if row is None:
                raise merchant_not_found()
            if row["status"] == MerchantStatus.ENDED:
                raise merchant_ended()
            about = await act(tx, row)
            await audit.append(tx, actor, operation, f"merchant/{merchant_id}", about)
            return {}

        answer = await idempotency.run(tx, actor, operation, key, kept, run)
    answer.value()
