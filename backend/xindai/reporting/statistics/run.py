"""A report: its lines, its total, the names of its keys, and what the ledger says."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final

from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require
from xindai.reporting.permissions import REPORTS
from xindai.reporting.saved_views import require_staff
from xindai.reporting.statistics.agreement import agreements
from xindai.reporting.statistics.catalogue import report_of
from xindai.reporting.statistics.kinds import Stand
from xindai.reporting.statistics.labels import labels
from xindai.reporting.statistics.sql import Ask, ask_of, lines_sql, total_and_lines_sql
from xindai.reporting.statistics.types import Label, Line, Result, Value, Wanted

MOST_LINES: Final = 2_000
"""More than that is for a workbook."""
BATCH: Final = 500
_OWN_PLANS: Final = "SET LOCAL plan_cache_mode = force_custom_plan"
"""A plan that is kept for any period and any branches takes ten times as long as one for these."""
_PLACES: Final = Decimal("0.000001")


async def run_report(actor: Actor, wanted: Wanted) -> Result:
    """What the actor's branches have; refuses FORBIDDEN, REPORT_… codes."""
    require(actor, REPORTS)
    require_staff(actor)
    report = report_of(wanted.report)
    ask = ask_of(actor, report, wanted)
    whole = ask_of(actor, report, replace(wanted, by=()))
    async with db.transaction(read_only=True) as tx:
        await tx.execute(_OWN_PLANS)
        total, rows = await _total_and_lines(tx, ask, whole)
        lines = with_rates(ask, rows[:MOST_LINES])
        return Result(
            report=report.code,
            by=tuple(key.name for key in ask.keys),
            as_of=await _as_of(tx, whole),
            lines=tuple(lines),
            total=with_rates(whole, [total])[0].values,
            labels=tuple(await labels(tx, ask, lines)),
            agreements=tuple(await agreements(tx, actor, report, wanted, ask)),
            is_cut=len(rows) > MOST_LINES,
        )


async def _total_and_lines(tx: Tx, ask: Ask, whole: Ask) -> tuple[Any, Sequence[Any]]:
    """A flow is read once; which days of a stock count depends on the keys."""
    if ask.keys and ask.report.stand is Stand.FLOW:
        rows = await tx.rows(total_and_lines_sql(ask, MOST_LINES), *ask.args)
        return rows[0], rows[1:]
    rows = await tx.rows(lines_sql(ask, MOST_LINES), *ask.args)
    return await tx.row(lines_sql(whole, None), *whole.args), rows


async def _as_of(tx: Tx, whole: Ask) -> date | None:
    """The newest day of a stock."""
    if whole.report.stand is Stand.FLOW:
        return None
    sql = f"SELECT max(v.on_date) FROM {whole.report.view} v WHERE {whole.where()}"
    newest: date | None = await tx.value(sql, *whole.args)
    return newest


async def stream_lines(tx: Tx, actor: Actor, wanted: Wanted) -> AsyncIterator[list[Line]]:
    """Every line, a batch at a time through a cursor of the database."""
    require(actor, REPORTS)
    ask = ask_of(actor, report_of(wanted.report), wanted)
    statement = await tx.connection.prepare(lines_sql(ask, None))
    cursor = await statement.cursor(*ask.args)
    while rows := await cursor.fetch(BATCH):
        yield with_rates(ask, rows)


async def names_of(tx: Tx, actor: Actor, wanted: Wanted, lines: Sequence[Line]) -> list[Label]:
    """What the keys of these lines are called."""
    return await labels(tx, ask_of(actor, report_of(wanted.report), wanted), lines)


def with_rates(ask: Ask, rows: Sequence[Any]) -> list[Line]:
    """Rows of the database as lines, with what is divided."""
    count = len(ask.keys)
    lines: list[Line] = []
    for row in rows:
        cells: list[Value] = []
        for figure in ask.report.figures:
            if figure.over is None:
                cells.append(row[figure.name])
                continue
            part, whole = figure.over
            cells.append(_share(row[part], row[figure.name if figure.within else whole]))
        lines.append(Line(tuple(row[str(n)] for n in range(count)), tuple(cells)))
    return lines


def _share(part: int | None, whole: int | None) -> Decimal | None:
    """To a millionth, half up as on paper; None of nothing."""
    if part is None or not whole:
        return None
    return (Decimal(part) / Decimal(whole)).quantize(_PLACES, "ROUND_HALF_UP")
