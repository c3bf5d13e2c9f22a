"""Which account plays a role for a product: its own, else everybody's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from xindai.accounting.balances import open_period
from xindai.accounting.chart import ACCOUNTS
from xindai.accounting.types import RoleAccounts
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.db import Tx

_ALL: Final = "SELECT product_id, role, account_id FROM gl_mapping"
_OWN: Final = "SELECT role, account_id FROM gl_mapping WHERE product_id = $1 ORDER BY role"
_MAP: Final = """
INSERT INTO gl_mapping (id, product_id, role, account_id) VALUES ($1, $2, $3, $4)
"""
_KINDS: Final = """
SELECT asked.role, asked.code, usual.kind AS wanted, own.kind AS found
FROM unnest($1::text[], $2::text[]) AS asked (role, code)
LEFT JOIN gl_mapping m ON m.role = asked.role AND m.product_id IS NULL
LEFT JOIN gl_account usual ON usual.code = m.account_id
LEFT JOIN gl_account own ON own.code = asked.code
ORDER BY asked.role
"""


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


async def check_accounts(tx: Tx, accounts: Mapping[str, str], field: str) -> None:
    """Refuses INVALID_ACCOUNT_MAPPING with the role's path, unless every role is one that the books
    know and every account is in the chart and of the kind of the role's usual account."""
    rows = await tx.rows(_KINDS, list(accounts), list(accounts.values())) if accounts else []
    for row in rows:
        if row["wanted"] is None:
            why = "no entry is posted with this role"
        elif row["found"] is None:
            why = f"the chart has no account {row['code']}"
        elif row["found"] != row["wanted"]:
            why = f"the role wants an account of the kind {row['wanted']}, not {row['found']}"
        else:
            continue
        raise Refusal("INVALID_ACCOUNT_MAPPING", why, f"{field}.{row['role']}")


async def accounts_of_product(tx: Tx, product_id: UUID) -> dict[str, str]:
    """The roles that a product has an account of its own for."""
    return {r[0]: r[1] for r in await tx.rows(_OWN, product_id)}


async def map_product(tx: Tx, product_id: UUID, accounts: Mapping[str, str]) -> None:
    """Gives a product its accounts, before anything is booked for it: once, because entries stay
    on the account they were posted to."""
    for role, code in accounts.items():
        await tx.execute(_MAP, new_id(), product_id, role, code)
