"""The months before the books began: folded loan by loan from the events, a chunk at a time.

A portfolio that was taken over has a past that no end of day has seen. Each month's end from the
first disbursement up to the eve of the books is written as the step `month` would have. The sums
of a month are its mark: a month without them is gone on with behind its last loan. Then the sums
of the first month that an end of day wrote are made again, for now there is a month before it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.engine.fold import fold
from xindai.engine.state import LoanState, Status
from xindai.engine.terms import Terms
from xindai.kernel.dates import add_months
from xindai.loans.actions.lock import events_of
from xindai.loans.end_of_day import month as months
from xindai.loans.end_of_day.policy import RiskPolicy, policies
from xindai.loans.types import AssetClass
from xindai.platform import db

CHUNK: Final = 500
Progress = Callable[[str, int, int], object]
"""progress(what, done, total)"""
_SPAN: Final = """
SELECT min(l.disbursed_on) AS first_on,
    coalesce((SELECT min(business_on) FROM job_run WHERE kind = 'end_of_day'),
        (SELECT current_on FROM business_day)) AS begun_on
FROM loan l
"""
_WRITTEN: Final = "SELECT DISTINCT on_date FROM portfolio_vintage WHERE on_date <= $1"
_BEHIND: Final = """
SELECT coalesce((SELECT loan_id FROM loan_month WHERE on_date = $1 ORDER BY loan_id DESC LIMIT 1),
    '00000000-0000-0000-0000-000000000000'::uuid)
"""
_LOANS: Final = """
SELECT l.id, l.product_id, l.currency, l.terms,
    (SELECT jsonb_agg(e.payload ORDER BY e.seq) FROM loan_event e WHERE e.loan_id = l.id) AS events
FROM loan l WHERE l.id > $1 AND l.disbursed_on <= $2 AND (l.closed_on IS NULL
    OR l.closed_on > $3 OR l.status = 'written_off')
ORDER BY l.id LIMIT $4
"""
_COLUMNS: Final = (
    "on_date",
    "loan_id",
    "bucket",
    "days_past_due",
    "asset_class",
    "outstanding_minor",
    "written_off_minor",
    "is_first_missed",
)


async def write_past_months(progress: Progress | None = None) -> int:
    """Every month's end before the books that is not there yet; how many were written."""
    missing, begun = await _missing()
    for n, day in enumerate(missing):
        if progress:
            progress("months", n, len(missing))
        behind: UUID | None = await db.pool().fetchval(_BEHIND, day)
        while behind is not None:
            behind = await _some(day, behind)
    if missing:
        async with db.transaction() as tx:
            await months.sum_month(tx, _end_of(begun))
    if progress:
        progress("months", len(missing), len(missing))
    return len(missing)


def _end_of(day: date) -> date:
    """The last day of its month."""
    return add_months(day.replace(day=1), 1) - timedelta(days=1)


async def _missing() -> tuple[list[date], date]:
    """The ends of months without sums, oldest first; the first day of the books."""
    row: Any = await db.pool().fetchrow(_SPAN)
    if row["first_on"] is None:
        return [], row["begun_on"]
    day, eve = _end_of(row["first_on"]), row["begun_on"] - timedelta(days=1)
    written = {r["on_date"] for r in await db.pool().fetch(_WRITTEN, eve)}
    wanted: list[date] = []
    while day <= eve:
        wanted.append(day)
        day = _end_of(day + timedelta(days=1))
    first = next((n for n, end in enumerate(wanted) if end not in written), len(wanted))
    return wanted[first:], row["begun_on"]


async def _some(day: date, behind: UUID) -> UUID | None:
    """A chunk of a month, and where to go on; with the last one go the sums, and None."""
    before = months.month_end_before(day)
    async with db.transaction() as tx:
        await tx.execute("SELECT pg_advisory_xact_lock(7303, 2)")
        by_product = await policies(tx, day)
        behind = max(behind, await tx.value(_BEHIND, day))
        loans = await tx.rows(_LOANS, behind, day, before, CHUNK)
        rows = [row for loan in loans if (row := _row(loan, day, before, by_product))]
        await tx.copy("loan_month", _COLUMNS, rows)
        if len(loans) == CHUNK:
            return UUID(str(loans[-1]["id"]))
        await months.sum_month(tx, day)
    return None


def _row(
    loan: Mapping[str, Any], day: date, before: date, by_product: Mapping[UUID, RiskPolicy]
) -> tuple[Any, ...] | None:
    """As the columns; None for a loan that was closed a month ago, or not there yet."""
    events = events_of(loan["events"], loan["currency"])
    state = fold(Terms.from_json(loan["terms"]), events, day)
    policy = by_product.get(loan["product_id"], RiskPolicy())
    late = state.days_past_due if state.status is Status.ACTIVE else 0
    match state.status:
        case Status.ACTIVE:
            bucket, asset_class = months.bucket_of(late), policy.class_of(late)
        case Status.WRITTEN_OFF:
            bucket, asset_class = months.WRITTEN_OFF, AssetClass.LOSS
        case Status.CLOSED if state.closed_on is not None and state.closed_on > before:
            bucket, asset_class = months.CLOSED, AssetClass.NORMAL
        case _:
            return None
    amounts = (state.outstanding_minor, state.totals.principal_written_off_minor)
    return (day, loan["id"], bucket, late, asset_class.value, *amounts,
            _first_missed(state, day, before))  # fmt: skip


def _first_missed(state: LoanState, day: date, before: date) -> bool:
    """Its first instalment was looked at this month, and had not been paid in time."""
    wait = timedelta(days=months.FIRST_LATE_DAYS)
    first = next((row for row in state.rows if row.n == 1), None)
    if first is None or not before < first.due_on + wait <= day:
        return False
    return first.settled_on is None or first.settled_on > first.due_on + wait
