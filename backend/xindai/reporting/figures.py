"""The first page of the desk: each domain's own figures of what the viewer may read."""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.approvals import api as approvals
from xindai.kernel.errors import Refusal
from xindai.loans import api as loans
from xindai.loans.permissions import END_OF_DAY_READ
from xindai.loans.types import DayFigure, EndOfDayRun, StockFigures, TodayFigures
from xindai.origination import api as origination
from xindai.origination.api import WorkFigures
from xindai.platform.actor import Actor
from xindai.platform.permission import require
from xindai.reporting.permissions import FIGURES
from xindai.reporting.saved_views import require_staff
from xindai.reporting.types import DeskFigures

MOST_DAYS: Final = 366


async def desk_figures(actor: Actor, currency: str) -> DeskFigures:
    """Now; refuses FORBIDDEN."""
    require(actor, FIGURES)
    require_staff(actor)
    stock: StockFigures = await loans.stock_figures(actor, currency)
    today: TodayFigures = await loans.today_figures(actor, currency)
    work: WorkFigures = await origination.work_figures(actor)
    runs: list[EndOfDayRun] = (
        await loans.end_of_day_runs(actor, 1) if actor.may(END_OF_DAY_READ) else []
    )
    return DeskFigures(
        currency=currency,
        stock=stock,
        today=today,
        work=work,
        approvals_waiting=await approvals.count_waiting(actor),
        end_of_day=runs[0] if runs else None,
    )


async def figures_by_day(actor: Actor, currency: str, start: date, end: date) -> list[DayFigure]:
    """The closed days of a period of at most a year, for charts; refuses FIGURES_PERIOD_INVALID."""
    require(actor, FIGURES)
    require_staff(actor)
    if not 0 <= (end - start).days < MOST_DAYS:
        raise Refusal("FIGURES_PERIOD_INVALID", f"1 to {MOST_DAYS} days", "end")
    return await loans.figures_by_day(actor, currency, start, end)
