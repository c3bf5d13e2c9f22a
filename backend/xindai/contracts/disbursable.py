"""The gate in front of the money: what is not signed by both sides is not paid out."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.contracts.errors import contract_not_found, contract_not_sealed
from xindai.contracts.permissions import READ
from xindai.contracts.types import SignedContract
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx
from xindai.platform.permission import require

_LOCK: Final = f"""
SELECT t.id, t.number, t.status, t.source, t.customer_id, t.application_id, t.bank_card_id,
    t.merchant_id, t.principal_minor, t.currency
FROM contract t JOIN customer c ON c.id = t.customer_id
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
WHERE t.id = $3 FOR NO KEY UPDATE OF t
"""
_CLAIM: Final = """
UPDATE contract SET disbursing_at = coalesce(disbursing_at, now()) WHERE id = $1
"""


async def disbursable(tx: Tx, actor: Actor, contract_id: UUID) -> SignedContract:
    """The contract that both sides signed, locked; from here on nobody cancels or changes it.

    A paper contract that staff recorded is one too; a record that was taken over with a portfolio
    is not. Refuses CONTRACT_NOT_FOUND and CONTRACT_NOT_SEALED.
    """
    require(actor, READ)
    row = await tx.row(_LOCK, *actor.scope(), contract_id)
    if row is None:
        raise contract_not_found()
    is_paper = row["status"] == "recorded" and row["source"] == "staff"
    if row["status"] != "sealed" and not is_paper:
        raise contract_not_sealed(row["status"])
    await tx.execute(_CLAIM, contract_id)
    return SignedContract(**{name: row[name] for name in SignedContract.__slots__})


async def not_disbursed(tx: Tx, actor: Actor, contract_id: UUID) -> None:
    """No money went out after all: the contract may be changed and cancelled again."""
    require(actor, READ)
    await tx.execute("UPDATE contract SET disbursing_at = NULL WHERE id = $1", contract_id)
