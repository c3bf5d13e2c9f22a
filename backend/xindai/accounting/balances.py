"""Balances: the last day's snapshot plus the lines booked after it, so no row is ever hot."""

from __future__ import annotations

from datetime import date
from typing import Final
from uuid import UUID

from xindai.accounting.types import TrialBalanceRow
from xindai.kernel.errors import Refusal
from xindai.platform.db import Tx

_BASE: Final = (
    "coalesce((SELECT max(booked_on) FROM gl_day_balance WHERE booked_on {} $1), '-infinity')"
)
_BY_PRODUCT: Final = """
WITH base AS MATERIALIZED (SELECT max(booked_on) AS day FROM gl_day_balance)
SELECT product_id, branch_id, account_id, currency, sum(minor)::bigint AS minor FROM (
    SELECT g.product_id, g.branch_id, g.account_id, g.currency, g.closing_minor AS minor
    FROM gl_day_balance g JOIN base ON g.booked_on = base.day
    UNION ALL
    SELECT x.product_id, x.branch_id, x.account_id, x.currency, x.amount_minor
    FROM journal_line x, base WHERE x.booked_on > coalesce(base.day, '-infinity')
) parts WHERE account_id = ANY($1::text[]) GROUP BY 1, 2, 3, 4
"""
_TRIAL: Final = f"""
WITH base AS MATERIALIZED (SELECT {_BASE.format("<")} AS day),
parts AS (
    SELECT g.account_id, g.currency, 0::bigint AS debit, 0::bigint AS credit,
        g.closing_minor AS minor
    FROM gl_day_balance g JOIN base ON g.booked_on = base.day
    UNION ALL
    SELECT x.account_id, x.currency,
        CASE WHEN x.booked_on = $1 THEN greatest(x.amount_minor, 0) ELSE 0 END,
        CASE WHEN x.booked_on = $1 THEN greatest(-x.amount_minor, 0) ELSE 0 END, x.amount_minor
    FROM journal_line x, base WHERE x.booked_on > base.day AND x.booked_on <= $1
)
SELECT a.code, a.name_zh, a.name_en, a.kind, p.currency, sum(p.debit)::bigint AS debit,
    sum(p.credit)::bigint AS credit, sum(p.minor)::bigint AS closing
FROM parts p JOIN gl_account a ON a.code = p.account_id
GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 5
"""
_CLOSE: Final = f"""
WITH base AS MATERIALIZED (SELECT {_BASE.format("<")} AS day),
parts AS (
    SELECT g.account_id, g.currency, g.product_id, g.branch_id, 0::bigint AS debit,
        0::bigint AS credit, g.closing_minor AS minor
    FROM gl_day_balance g JOIN base ON g.booked_on = base.day
    UNION ALL
    SELECT x.account_id, x.currency, x.product_id, x.branch_id, greatest(x.amount_minor, 0),
        greatest(-x.amount_minor, 0), x.amount_minor
    FROM journal_line x, base WHERE x.booked_on > base.day AND x.booked_on <= $1
)
INSERT INTO gl_day_balance
    (booked_on, account_id, currency, product_id, branch_id, debit_minor, credit_minor,
     closing_minor)
SELECT $1, account_id, currency, product_id, branch_id, sum(debit), sum(credit), sum(minor)
FROM parts GROUP BY account_id, currency, product_id, branch_id
"""
Key = tuple[UUID | None, UUID | None, str, str]
"""Product, branch, account, currency."""


async def balances_by_product_branch(tx: Tx, codes: set[str]) -> dict[Key, int]:
    """Today's balances of some accounts."""
    return {
        (r["product_id"], r["branch_id"], r["account_id"], r["currency"]): r["minor"]
        for r in await tx.rows(_BY_PRODUCT, sorted(codes))
    }


async def totals_by_currency(tx: Tx) -> dict[str, int]:
    """The sum of every line ever booked; each is zero, or the books are broken."""
    sql = "SELECT currency, sum(amount_minor)::bigint AS minor FROM journal_line GROUP BY 1"
    return {r["currency"]: r["minor"] for r in await tx.rows(sql)}


async def trial_balance(tx: Tx, on: date) -> list[TrialBalanceRow]:
    """Every account that was ever booked, with the day's sides and its closing."""
    return [
        TrialBalanceRow(
            account_code=r["code"],
            name_zh=r["name_zh"],
            name_en=r["name_en"],
            kind=r["kind"],
            currency=r["currency"],
            debit_minor=r["debit"],
            credit_minor=r["credit"],
            closing_minor=r["closing"],
        )
        for r in await tx.rows(_TRIAL, on)
    ]


async def close_day(tx: Tx, on: date) -> int:
    """Keep the closing of a day; how many rows. The caller holds the booking gate alone."""
    return await tx.execute(_CLOSE, on)


async def open_period(tx: Tx, on: date) -> None:
    """Open the month of a day if it was never opened; a closed one stays closed."""
    await tx.execute(
        """INSERT INTO accounting_period (month, status)
           VALUES (date_trunc('month', $1::date)::date, 'open') ON CONFLICT (month) DO NOTHING""",
        on,
    )


async def close_period(tx: Tx, on: date) -> None:
    """Close the month of a day; refuses PERIOD_NOT_OPEN."""
    closed = await tx.execute(
        """UPDATE accounting_period SET status = 'closed'
           WHERE month = date_trunc('month', $1::date)::date AND status = 'open'""",
        on,
    )
    if not closed:
        raise Refusal("PERIOD_NOT_OPEN", "the period is not open", "month")


async def require_open(tx: Tx, on: date) -> None:
    """Refuses PERIOD_CLOSED; for commands that move a plan but no account."""
    status = await tx.value(
        "SELECT status FROM accounting_period WHERE month = date_trunc('month', $1::date)::date", on
    )
    if status != "open":
        raise Refusal("PERIOD_CLOSED", f"the accounting period of {on} is not open", "booked_on")
