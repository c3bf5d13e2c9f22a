"""Close business days: each step once, whatever is killed in between."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from xindai.kernel.errors import Refusal
from xindai.loans.actions.lock import GATE as GATE_SHARED
from xindai.loans.end_of_day import marks
from xindai.loans.end_of_day.movement import GATE
from xindai.loans.end_of_day.refold import FIRST, refold_some
from xindai.loans.end_of_day.steps import NAMES, REFOLD, SET_BASED, Step
from xindai.loans.permissions import END_OF_DAY
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require
from xindai.platform.reason import reason

Progress = Callable[[str, int, int], object]
"""progress(what, done, total)"""
Stepped = Callable[[date, str], object]
"""stepped(day, step): the step has had its effect, now or in an earlier run."""

PATIENCE_SECONDS: Final = 20
"""How long to wait for the lease of a process that may have been killed."""


@dataclass(slots=True)
class EodReport:
    """The days that were closed; what each step moved and took, over all of them."""

    days: list[date] = field(default_factory=list)
    moved: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)  # clock readings, never money

    def __str__(self) -> str:
        if not self.days:
            return "Nothing to do: the day is closed already."
        spent = ", ".join(f"{name} {took:.2f} s" for name, took in self.seconds.items())
        return f"Closed {len(self.days)} days, {self.days[0]} to {self.days[-1]}: {spent}."


async def run_to(
    actor: Actor, to: date, progress: Progress | None = None, stepped: Stepped | None = None
) -> EodReport:
    """Close every business day up to and with `to`; the business date is then the day after.

    A day that was cut off is taken up where it stopped, one that is closed is left alone. Refuses
    END_OF_DAY_RUNNING while another process is at it, LEDGER_MISMATCH when the loans and the
    ledger disagree (the day stays open).
    """
    require(actor, END_OF_DAY)
    report = EodReport()
    first = await _today()
    total = max(0, (to - first).days + 1)
    while (day := await _today()) <= to:
        if progress:
            progress("days", len(report.days), total)
        await _run_day(actor, day, report, stepped)
        report.days.append(day)
    if progress and total:
        progress("days", total, total)
    return report


async def _today() -> date:
    today: date | None = await db.pool().fetchval("SELECT current_on FROM business_day")
    if today is None:
        raise Refusal("NO_BUSINESS_DAY", "the business date has not been set", None)
    return today


async def _run_day(actor: Actor, day: date, report: EodReport, stepped: Stepped | None) -> None:
    run = await _claim(day)
    try:
        for name in NAMES:
            started = time.perf_counter()
            if name == REFOLD:
                moved = await _refold(actor, run)
            else:
                moved = await _set_based(run, next(s for s in SET_BASED if s.name == name))
            report.moved[name] = report.moved.get(name, 0) + moved
            took = time.perf_counter() - started
            report.seconds[name] = report.seconds.get(name, 0) + took
            if stepped:
                stepped(day, name)
    except Exception as error:
        await marks.run_failed(run, ": ".join(reason(error)))
        raise


async def _claim(day: date) -> marks.Run:
    """The run of the day; waits for the lease of a process that was killed a moment ago."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            return await marks.claim(day, NAMES)
        except Refusal:
            if time.monotonic() > deadline:
                raise
            await asyncio.sleep(0.5)


async def _set_based(run: marks.Run, step: Step) -> int:
    async with db.transaction() as tx:
        await tx.execute(GATE)
        mark = await marks.enter(tx, run, step.name)
        if mark.is_done:
            return 0
        moved = await step.does(tx, run.day)
        await marks.step_done(tx, run, step.name, moved)
        if step is SET_BASED[-1]:
            await marks.run_done(tx, run)
        return moved


async def _refold(actor: Actor, run: marks.Run) -> int:
    moved = 0
    while True:
        async with db.transaction() as tx:
            await tx.execute(GATE_SHARED)
            mark = await marks.enter(tx, run, REFOLD)
            if mark.is_done:
                return moved
            count, cursor = await refold_some(tx, actor, run.day, mark.cursor or FIRST)
            moved += count
            if cursor is None:
                await marks.step_done(tx, run, REFOLD, mark.done + count)
                return moved
            await marks.part_done(tx, run, REFOLD, mark.done + count, cursor)
