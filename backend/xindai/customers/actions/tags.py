"""A customer's segments and tags, set as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.customers.actions.command import lock_customer, note, once
from xindai.customers.permissions import TAG
from xindai.customers.rules import check_codes
from xindai.kernel.ids import new_id
from xindai.platform.actor import Actor
from xindai.platform.crypto import FieldKeys
from xindai.platform.db import Tx
from xindai.platform.permission import require

_PRESENT: Final = """
SELECT code FROM customer_tag WHERE customer_id = $1 AND kind = $2 AND removed_at IS NULL
"""
_REMOVE: Final = """
UPDATE customer_tag SET removed_at = now()
WHERE customer_id = $1 AND kind = $2 AND code = ANY($3::text[]) AND removed_at IS NULL
"""
_ADD: Final = """
INSERT INTO customer_tag (id, customer_id, kind, code, added_by) VALUES ($1, $2, $3, $4, $5)
"""


async def set_tags(
    actor: Actor,
    customer_id: UUID,
    segments: Sequence[str] | None,
    tags: Sequence[str] | None,
    idempotency_key: str,
) -> UUID:
    """The customer; None leaves the one or the other as it is. CUSTOMER_TAG_INVALID."""
    require(actor, TAG)

    async def act(tx: Tx, _keys: FieldKeys) -> dict[str, Any]:
        await lock_customer(tx, actor, customer_id)
        detail: dict[str, Any] = {}
        for kind, codes in (("segment", segments), ("tag", tags)):
            if codes is not None:
                wanted = check_codes(codes, f"{kind}s")
                detail[f"{kind}s"] = wanted
                await _set(tx, actor, customer_id, kind, wanted)
        await note(tx, actor, TAG.code, customer_id, detail)
        return {"customer": str(customer_id)}

    given = {"customer": customer_id, "segments": segments, "tags": tags}
    return UUID((await once(actor, TAG.code, idempotency_key, given, act))["customer"])


async def _set(tx: Tx, actor: Actor, customer_id: UUID, kind: str, wanted: list[str]) -> None:
    present = {row["code"] for row in await tx.rows(_PRESENT, customer_id, kind)}
    await tx.execute(_REMOVE, customer_id, kind, sorted(present - set(wanted)))
    for code in wanted:
        if code not in present:
            await tx.execute(_ADD, new_id(), customer_id, kind, code, actor.id)
