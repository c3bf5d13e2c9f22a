"""Where a merchant is paid: a new account waits for another person's word."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.partners.actions.command import once
from xindai.partners.permissions import CHANGE
from xindai.partners.rules import mask_account, normal_account
from xindai.partners.types import CardAccount
from xindai.platform import crypto
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

_DROP: Final = """
UPDATE merchant_account SET status = 'dropped', decided_at = now()
WHERE merchant_id = $1 AND status = 'proposed'
"""
_INSERT: Final = """
INSERT INTO merchant_account (id, merchant_id, name_sealed, name_masked, number_sealed,
    number_masked, bank_sealed, status, maker) VALUES ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8)
"""
TABLE: Final = "merchant_account"


async def change_account(
    actor: Actor, merchant_id: UUID, account: CardAccount, idempotency_key: str
) -> None:
    """Proposes an account; the present one is paid until somebody else activates the new one.

    Refuses MERCHANT_NOT_FOUND, WRONG_STATUS, INVALID_SETTLEMENT_ACCOUNT.
    """
    require(actor, CHANGE)
    wanted = normal_account(account)
    secret = json.dumps([wanted.name, wanted.number, wanted.bank], ensure_ascii=False)

    async def act(tx: Tx, row: Mapping[str, Any]) -> dict[str, Any]:
        account_id = await propose_account(tx, actor, row["id"], wanted)
        await tx.execute("UPDATE merchant SET version = version + 1 WHERE id = $1", row["id"])
        return {"account": str(account_id)}

    operation = "merchant.account_change"
    await once(actor, operation, merchant_id, idempotency_key, {}, act, secret=secret)


async def propose_account(tx: Tx, actor: Actor, merchant_id: UUID, account: CardAccount) -> UUID:
    """Writes it sealed; one that waited before is dropped."""
    await tx.execute(_DROP, merchant_id)
    sealer, account_id = await crypto.keys(tx), new_id()
    record = str(account_id)
    await tx.execute(
        _INSERT,
        account_id,
        merchant_id,
        sealer.seal(account.name, TABLE, record, "name"),
        crypto.mask_name(account.name),
        sealer.seal(account.number, TABLE, record, "number"),
        mask_account(account.number),
        sealer.seal(account.bank, TABLE, record, "bank"),
        actor.id,
    )
    return account_id
