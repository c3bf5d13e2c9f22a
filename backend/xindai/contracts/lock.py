"""A contract in hand: its row locked for a change, if the actor sees it."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.contracts.errors import contract_not_found
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx

_LOCK: Final = f"""
SELECT t.*, c.branch_id, d.current_on AS today
FROM contract t JOIN customer c ON c.id = t.customer_id
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
CROSS JOIN business_day d
WHERE t.id = $3 FOR NO KEY UPDATE OF t
"""
_DOCUMENT: Final = """
SELECT id, version, file_id, sha256, size_bytes, created_at FROM contract_document
WHERE contract_id = $1 AND version = $2 AND kind = $3
"""


async def lock_contract(tx: Tx, actor: Actor, contract_id: UUID) -> Any:
    """The row with `branch_id` and the business day `today`; refuses CONTRACT_NOT_FOUND."""
    row = await tx.row(_LOCK, *actor.scope(), contract_id)
    if row is None:
        raise contract_not_found()
    return row


async def current_document(tx: Tx, contract: Any, kind: str = "unsigned") -> Any:
    """The document of the contract's version, or None for a record of a paper contract."""
    return await tx.row(_DOCUMENT, contract["id"], contract["document_version"], kind)
