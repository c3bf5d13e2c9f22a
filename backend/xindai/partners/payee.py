"""What other domains ask of a merchant inside their own transaction."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.partners.errors import merchant_not_active, merchant_not_found
from xindai.partners.types import CardAccount, MerchantStatus, MerchantView
from xindai.platform import crypto
from xindai.platform.db import Tx

ACCOUNT: Final = "merchant_account"
_PAYEE: Final = """
SELECT id, name_sealed, number_sealed, bank_sealed FROM merchant_account
WHERE merchant_id = $1 AND status = 'current'
"""


async def merchant(tx: Tx, merchant_id: UUID) -> MerchantView:
    """The merchant, whatever its status; refuses MERCHANT_NOT_FOUND."""
    sql = "SELECT id, code, name, status, branch_id FROM merchant WHERE id = $1"
    row = await tx.row(sql, merchant_id)
    if row is None:
        raise merchant_not_found()
    return MerchantView(**dict(row) | {"status": MerchantStatus(row["status"])})


async def merchant_payee(tx: Tx, merchant_id: UUID) -> CardAccount:
    """The confirmed account of an active merchant, plain, to be used at once.

    Refuses MERCHANT_NOT_FOUND, MERCHANT_NOT_ACTIVE.
    """
    found = await merchant(tx, merchant_id)
    row = await tx.row(_PAYEE, merchant_id)
    if found.status is not MerchantStatus.ACTIVE or row is None:
        raise merchant_not_active()
    sealer, record = await crypto.keys(tx), str(row["id"])
    return CardAccount(
        name=sealer.open(row["name_sealed"], ACCOUNT, record, "name"),
        number=sealer.open(row["number_sealed"], ACCOUNT, record, "number"),
        bank=sealer.open(row["bank_sealed"], ACCOUNT, record, "bank"),
    )
