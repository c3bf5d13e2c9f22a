"""Which account plays a role for a product."""

from __future__ import annotations

from typing import Final

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


async def accounts_of_roles(tx: Tx) -> RoleAccounts:
    """The whole mapping; it has a few rows per product."""
    return RoleAccounts({(r[0], r[1]): r[2] for r in await tx.rows(_ALL)})
