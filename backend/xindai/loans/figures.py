"""Figures of the portfolio for the desk: from the rows that the end of a day adds up.

Nothing here reads loans: stocks are those of the last day that was closed, flows of a closed day
its row, and those of today the journal's lines of today.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from xindai.loans.end_of_day.flows import MOVED, cash_accounts
from xindai.loans.permissions import READ
from xindai.loans.types import ClassFigure, DayFigure, StockFigures, TodayFigures
from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.clock import business_date
from xindai.platform.permission import forbidden, require

_SEEN: Final = "branch_id IN (SELECT id FROM branch WHERE path LIKE $1)"
STOCK: Final = f"""
SELECT s.on_date, s.asset_class, sum(s.loans)::int AS loans,
    sum(s.outstanding_minor)::bigint AS outstanding_minor,
    sum(s.overdue_loans)::int AS overdue_loans, sum(s.overdue_minor)::bigint AS overdue_minor,
    sum(s.overdue_30_loans)::int AS overdue_30_loans,
    sum(s.overdue_30_minor)::bigint AS overdue_30_minor,
    sum(s.overdue_90_loans)::int AS overdue_90_loans,
    sum(s.overdue_90_minor)::bigint AS overdue_90_minor
FROM portfolio_snapshot s
WHERE s.on_date = (SELECT max(on_date) FROM portfolio_snapshot) AND s.currency = $2
    AND s.{_SEEN}
GROUP BY 1, 2
"""
TODAY: Final = f"""
SELECT coalesce(sum(m.disbursed_minor), 0)::bigint AS disbursed_minor,
    coalesce(sum(m.disbursed_count), 0)::int AS disbursed_count,
    coalesce(sum(m.collected_minor), 0)::bigint AS collected_minor,
    coalesce(sum(m.collected_count), 0)::int AS collected_count
FROM ({MOVED}) m WHERE m.currency = $3 AND m.{_SEEN.replace("$1", "$4")}
"""
_DUE: Final = f"""
SELECT coalesce(sum(f.due_minor), 0)::bigint AS due_minor,
    coalesce(sum(f.due_count), 0)::int AS due_count
FROM portfolio_flow f WHERE f.on_date = $3 AND f.currency = $2 AND f.{_SEEN}
"""
BY_DAY: Final = f"""
WITH moved AS (
    SELECT f.on_date, sum(f.disbursed_minor)::bigint AS disbursed_minor,
        sum(f.disbursed_count)::int AS disbursed_count,
        sum(f.collected_minor)::bigint AS collected_minor,
        sum(f.collected_count)::int AS collected_count, sum(f.due_minor)::bigint AS due_minor
    FROM portfolio_flow f
    WHERE f.on_date BETWEEN $3 AND $4 AND f.currency = $2 AND f.{_SEEN} GROUP BY 1
), stood AS (
    SELECT s.on_date, sum(s.loans)::int AS loans,
        sum(s.outstanding_minor)::bigint AS outstanding_minor,
        sum(s.overdue_loans)::int AS overdue_loans, sum(s.overdue_minor)::bigint AS overdue_minor,
        sum(s.overdue_90_minor)::bigint AS overdue_90_minor
    FROM portfolio_snapshot s
    WHERE s.on_date BETWEEN $3 AND $4 AND s.currency = $2 AND s.{_SEEN} GROUP BY 1
)
SELECT d.on_date, coalesce(m.disbursed_minor, 0) AS disbursed_minor,
    coalesce(m.disbursed_count, 0) AS disbursed_count,
    coalesce(m.collected_minor, 0) AS collected_minor,
    coalesce(m.collected_count, 0) AS collected_count, coalesce(m.due_minor, 0) AS due_minor,
    coalesce(s.loans, 0) AS loans, coalesce(s.outstanding_minor, 0) AS outstanding_minor,
    coalesce(s.overdue_loans, 0) AS overdue_loans, coalesce(s.overdue_minor, 0) AS overdue_minor,
    coalesce(s.overdue_90_minor, 0) AS overdue_90_minor
FROM (SELECT DISTINCT on_date FROM portfolio_snapshot WHERE on_date BETWEEN $3 AND $4) d
LEFT JOIN moved m USING (on_date) LEFT JOIN stood s USING (on_date) ORDER BY 1
"""
_BUCKETS: Final = ("overdue", "overdue_30", "overdue_90")


def _require(actor: Actor) -> None:
    """Whole branches are shown: nothing for a borrower."""
    require(actor, READ)
    if actor.kind is ActorKind.BORROWER:
        raise forbidden(READ.code)


async def stock_figures(actor: Actor, currency: str) -> StockFigures:
    """The portfolio of the visible branches when the last day was closed; `as_of` None: never."""
    _require(actor)
    rows: list[Any] = await db.pool().fetch(STOCK, actor.branch_pattern(), currency)
    totals = {
        f"{bucket}_{what}": sum(row[f"{bucket}_{what}"] for row in rows)
        for bucket in _BUCKETS
        for what in ("loans", "minor")
    }
    return StockFigures(
        as_of=rows[0]["on_date"] if rows else None,
        loans=sum(row["loans"] for row in rows),
        outstanding_minor=sum(row["outstanding_minor"] for row in rows),
        by_class=tuple(
            ClassFigure(row["asset_class"], row["loans"], row["outstanding_minor"]) for row in rows
        ),
        **totals,
    )


async def today_figures(actor: Actor, currency: str) -> TodayFigures:
    """What moved today in the visible branches, and what fell due when the day began."""
    _require(actor)
    seen = actor.branch_pattern()
    async with db.transaction(read_only=True) as tx:
        day = await business_date(tx)
        moved: Any = await tx.row(TODAY, day, await cash_accounts(tx), currency, seen)
        due: Any = await tx.row(_DUE, seen, currency, day)
    return TodayFigures(on=day, **dict(moved), **dict(due))


async def figures_by_day(actor: Actor, currency: str, start: date, end: date) -> list[DayFigure]:
    """The closed days of a period, both ends included, oldest first."""
    _require(actor)
    rows = await db.pool().fetch(BY_DAY, actor.branch_pattern(), currency, start, end)
    return [DayFigure(**dict(row)) for row in rows]
