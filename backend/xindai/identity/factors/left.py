"""What becomes of a person whose factor is taken away."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.identity.errors import factor_required
from xindai.identity.factors import check
from xindai.identity.standing import MUST_HAVE_FACTOR
from xindai.platform.db import Tx

_MUST: Final = f"SELECT {MUST_HAVE_FACTOR} FROM staff_user u WHERE u.id = $1"
_TABLES: Final = ("staff_totp", "staff_passkey", "staff_recovery_code")


async def drop_last(tx: Tx, staff_id: UUID) -> None:
    """After a removal: codes go with the last factor; refuses FACTOR_REQUIRED."""
    if await check.methods(tx, staff_id):
        return
    if await tx.value(_MUST, staff_id):
        raise factor_required()
    await tx.execute("DELETE FROM staff_recovery_code WHERE staff_id = $1", staff_id)


async def drop_all(tx: Tx, staff_id: UUID) -> None:
    """Nothing is left but the password."""
    for table in _TABLES:
        await tx.execute(f"DELETE FROM {table} WHERE staff_id = $1", staff_id)
