"""Another person's word: a merchant may sell, its account may be paid. And the stop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.partners.actions.command import once
from xindai.partners.errors import merchant_not_active, nothing_to_activate, own_merchant
from xindai.partners.permissions import ACTIVATE, SUSPEND
from xindai.partners.rules import check_reason
from xindai.partners.types import MerchantStatus
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_PROPOSED: Final = """
SELECT id, maker FROM merchant_account WHERE merchant_id = $1 AND status = 'proposed' FOR UPDATE
"""
_FORMER: Final = """
UPDATE merchant_account SET status = 'former' WHERE merchant_id = $1 AND status = 'current'
"""
_CURRENT: Final = """
UPDATE merchant_account SET status = 'current', checker = $2, decided_at = now() WHERE id = $1
"""
_ACTIVATE: Final = """
UPDATE merchant SET status = 'active', checker = $2, reason = NULL, activated_at = now(),
    version = version + 1 WHERE id = $1
"""
_STOP: Final = """
UPDATE merchant SET status = $2, reason = $3, version = version + 1, makers = ARRAY[$4::text],
    checker = NULL
WHERE id = $1
"""


async def activate(actor: Actor, merchant_id: UUID, idempotency_key: str) -> None:
    """Activates what is not active, and confirms the account that waits.

    Refuses MERCHANT_NOT_FOUND, WRONG_STATUS where there is nothing to do, and OWN_REQUEST for
    whoever entered, changed or stopped the merchant, or proposed the account.
    """
    require(actor, ACTIVATE)

    async def act(tx: Tx, row: Mapping[str, Any]) -> dict[str, Any]:
        account = await tx.row(_PROPOSED, row["id"])
        is_active = row["status"] == MerchantStatus.ACTIVE
        if is_active and account is None:
            raise nothing_to_activate()
        makers = {account["maker"]} if account is not None else set()
        if actor.id in (makers if is_active else {*makers, *row["makers"]}):
            raise own_merchant()
        if account is not None:
            await tx.execute(_FORMER, row["id"])
            await tx.execute(_CURRENT, account["id"], actor.id)
        if not is_active:
            await tx.execute(_ACTIVATE, row["id"], actor.id)
        else:
            await tx.execute("UPDATE merchant SET version = version + 1 WHERE id = $1", row["id"])
        return {"account": str(account["id"])} if account is not None else {}

    await once(actor, ACTIVATE.code, merchant_id, idempotency_key, {}, act)


async def suspend(
    actor: Actor, merchant_id: UUID, reason: str, for_good: bool, idempotency_key: str
) -> None:
    """One person stops it at once, `for_good`: for ever; another person activates it again.

    Refuses MERCHANT_NOT_FOUND, MERCHANT_NOT_ACTIVE, WRONG_STATUS, REASON_MISSING.
    """
    require(actor, SUSPEND)
    why = check_reason(reason)
    status = MerchantStatus.ENDED if for_good else MerchantStatus.SUSPENDED

    async def act(tx: Tx, row: Mapping[str, Any]) -> dict[str, Any]:
        if not for_good and row["status"] != MerchantStatus.ACTIVE:
            raise merchant_not_active()
        await tx.execute(_STOP, row["id"], status.value, why, actor.id)
        return {"reason": why, "status": status.value}

    given = {"reason": why, "forGood": for_good}
    await once(actor, SUSPEND.code, merchant_id, idempotency_key, given, act)
