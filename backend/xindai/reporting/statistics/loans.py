"""The loans behind a figure, a page at a time, as they stood at the end of a month."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from xindai.kernel.dates import add_months
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.cursor import cursor_of, row_behind
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.reporting.errors import report_figure_unknown
from xindai.reporting.permissions import REPORTS
from xindai.reporting.saved_views import require_staff
from xindai.reporting.statistics.catalogue import report_of
from xindai.reporting.statistics.kinds import BY_DAY, Report, Stand
from xindai.reporting.statistics.sql import ask_of
from xindai.reporting.statistics.types import LoanBehind, LoanPage, Wanted

MAX_PAGE: Final = 100
BATCH: Final = 1_000
_FIRST_MISSED: Final = "v.is_first_missed"
_DAY: Final = timedelta(days=1)
_COLUMNS: Final = """
SELECT v.loan_id AS id, v.number, v.product_id, v.branch_id, v.currency, v.on_date AS "on",
    v.disbursed_on, v.bucket_from, v.bucket, v.asset_class, v.days_past_due, v.disbursed_minor,
    v.outstanding_minor, v.written_off_minor
FROM report_loan v
"""


async def loans_behind(
    actor: Actor, wanted: Wanted, figure: str, first: int, after: str | None = None
) -> LoanPage:
    """A page by id, of one end of a month: that of the filter, else the newest of the period.

    `wanted.by` is not looked at. Refuses FORBIDDEN, REPORT_… codes, INVALID_CURSOR.
    """
    require(actor, REPORTS)
    require_staff(actor)
    size = max(1, min(first, MAX_PAGE))
    behind = row_behind("report_loan", after)
    async with db.transaction(read_only=True) as tx:
        found = await _some(tx, await _question(tx, actor, wanted, figure), behind, size + 1)
    shown = tuple(found[:size])
    cursors = tuple(cursor_of("report_loan", each.id) for each in shown)
    return LoanPage(shown, cursors, len(found) > size)


async def stream_loans(
    tx: Tx, actor: Actor, wanted: Wanted, figure: str
) -> AsyncIterator[list[LoanBehind]]:
    """All of them, a batch at a time: never more than one is in memory."""
    require(actor, REPORTS)
    sql, args = await _question(tx, actor, wanted, figure)
    statement = await tx.connection.prepare(f"{_COLUMNS} WHERE {sql} ORDER BY v.loan_id")
    cursor = await statement.cursor(*args)
    while rows := await cursor.fetch(BATCH):
        yield [LoanBehind(**dict(row)) for row in rows]


async def _some(
    tx: Tx, question: tuple[str, list[Any]], behind: UUID | None, size: int
) -> list[LoanBehind]:
    sql, args = question
    n = len(args) + 1
    page = f"(${n}::uuid IS NULL OR v.loan_id > ${n}) ORDER BY v.loan_id LIMIT {size}"
    rows = await tx.rows(f"{_COLUMNS} WHERE {sql} AND {page}", *args, behind)
    return [LoanBehind(**dict(row)) for row in rows]


async def _question(tx: Tx, actor: Actor, wanted: Wanted, figure: str) -> tuple[str, list[Any]]:
    report = report_of(wanted.report)
    found = report.figure(figure)
    if found is None or not report.leads_to_loans(found):
        raise report_figure_unknown(figure)
    ask = ask_of(actor, report, wanted)
    parts = [*ask.conditions, report.only if report.view == "report_roll" else "true"]
    args = list(ask.args)
    if found.loans:
        parts.append(found.loans)
    if report.period != BY_DAY:  # the period is that of the cohorts
        parts.append(report.period)
    if found.loans != _FIRST_MISSED:  # that happens once in the life of a loan
        args.append(await _month(tx, wanted, report))
        parts += [f"v.on_date = ${len(args)}"]
    parts.append("$3::date <= $4::date")
    return " AND ".join(parts), args


async def _month(tx: Tx, wanted: Wanted, report: Report) -> date | None:
    """The end of the month that is meant."""
    if report.stand is Stand.COHORTS and (ages := wanted.where.get("age")):
        cohorts = wanted.where.get("cohort") or (wanted.end.isoformat(),)
        return _end_at(date.fromisoformat(max(cohorts)), int(ages[0]))
    if months := wanted.where.get("month"):
        return _end_at(date.fromisoformat(max(months)), 0)
    until = date.max if report.period != BY_DAY else wanted.end
    sql = "SELECT max(on_date) FROM portfolio_roll WHERE on_date <= $1"
    newest: date | None = await tx.value(sql, until)
    return newest


def _end_at(month: date, age: int) -> date:
    """The end of the month so many months later."""
    return add_months(month.replace(day=1), age + 1) - _DAY
