"""Which account plays a role for a product."""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.accounting.balances import open_period
from xindai.accounting.chart import ACCOUNTS
from xindai.accounting.types import RoleAccounts
from xindai.kernel.ids import new_id
from xindai.platform.db import Tx

_ALL: Final = "SELECT product_id, role, account_id FROM gl_mapping"


async def seed(tx: Tx) -> None:
    """The chart and its default mapping, where they are not there yet."""
    for role, code, zh, en, kind in ACCOUNTS:
        await tx.execute(
            """INSERT INTO gl_account (code, name_zh, name_en, kind) VALUES ($1, $2, $3, $4)
               ON CONFLICT (code) DO NOTHING""",
            code,
            zh,
            en,
            kind,
        )
        await tx.execute(
            """INSERT INTO gl_mapping (id, role, account_id)
               VALUES ($1, $2, $3) ON CONFLICT (role) WHERE product_id IS NULL DO NOTHING""",
            new_id(),
            role,
            code,
        )


async def begin(tx: Tx, on: date) -> bool:
    """Opens the books of a new lender: chart, mapping, first period, first business day.

    False, and nothing moves, where they have been opened before.
    """
    await seed(tx)
    sql = "INSERT INTO business_day (id, current_on) VALUES (1, $1) ON CONFLICT (id) DO NOTHING"
    if not await tx.execute(sql, on):
        return False
    await open_period(tx, on)
    return True


async def accounts_of_roles(tx: Tx) -> RoleAccounts:
    """The whole mapping; it has a few rows per product."""
    return RoleAccounts({(r[0], r[1]): r[2] for r in await tx.rows(_ALL)})
