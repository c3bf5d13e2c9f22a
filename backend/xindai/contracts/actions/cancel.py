"""Cancel a contract that no money has followed: by staff, or by the borrower himself."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.contracts.actions.change import check_changeable
from xindai.contracts.errors import reason_missing
from xindai.contracts.events import CONTRACT_CANCELLED
from xindai.contracts.lock import lock_contract
from xindai.contracts.permissions import CANCEL
from xindai.contracts.rules import normal_reason
from xindai.contracts.signing import tell
from xindai.origination import api as origination
from xindai.platform import audit, db, idempotency
from xindai.platform.actor import Actor
from xindai.platform.permission import require

OPERATION: Final = "contract.cancel"
_CANCEL: Final = """
UPDATE contract SET status = 'cancelled', cancelled_at = now(), cancelled_by = $2,
    cancel_reason = $3
WHERE id = $1
"""


async def cancel_contract(
    actor: Actor, contract_id: UUID, reason: str, idempotency_key: str
) -> None:
    """The contract is over, and its application knows; once per key.

    Refuses CONTRACT_NOT_FOUND, WRONG_CONTRACT_STATUS, CONTRACT_IN_DISBURSEMENT, REASON_MISSING.
    """
    require(actor, CANCEL)
    key = idempotency.check_key(idempotency_key)
    why = normal_reason(reason)
    if why is None:
        raise reason_missing()
    async with db.transaction() as tx:

        async def act() -> dict[str, Any]:
            row = await lock_contract(tx, actor, contract_id)
            check_changeable(row)
            await tx.execute(_CANCEL, contract_id, actor.id, why)
            if row["application_id"] is not None:
                await origination.contract_cancelled(tx, actor, row["application_id"], why)
            about = {"reason": why, "was": row["status"]}
            await audit.append(tx, actor, OPERATION, f"contract/{contract_id}", about)
            await tell(tx, row, CONTRACT_CANCELLED, "cancelled")
            return {}

        given = {"contractId": str(contract_id), "reason": why}
        answer = await idempotency.run(tx, actor, OPERATION, key, given, act)
    answer.value()
