"""The step `provision`: the allowance follows the snapshot; the difference is an expense."""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.engine.positions import Role
from xindai.loans.end_of_day.balances import GROUP
from xindai.loans.end_of_day.movement import post_roles
from xindai.platform.db import Tx

_CHANGE: Final = f"""
SELECT {GROUP}, sum(CASE WHEN on_date = $1 THEN provision_minor ELSE -provision_minor END)::bigint
    AS minor
FROM portfolio_snapshot
WHERE on_date = $1 OR on_date = (SELECT max(on_date) FROM portfolio_snapshot WHERE on_date < $1)
GROUP BY {GROUP}
"""


async def provision(tx: Tx, day: date) -> int:
    """Posts what the allowance grew or shrank by since the last snapshot; how many groups."""
    return await post_roles(
        tx,
        day,
        "provision",
        [
            (
                r,
                {
                    Role.PROVISION_EXPENSE: r["minor"],
                    Role.PROVISION_ALLOWANCE: -r["minor"],
                },
            )
            for r in await tx.rows(_CHANGE, day)
        ],
    )
