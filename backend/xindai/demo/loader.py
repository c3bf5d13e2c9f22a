"""Loads the demo portfolio, or goes on where a killed load stopped."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.contracts import api as contracts
from xindai.contracts.types import NewContract
from xindai.customers import api as customers
from xindai.demo import bank_days
from xindai.demo import ground as grounds
from xindai.demo.calendar import Calendar, calendar
from xindai.demo.ground import DEMO, Ground
from xindai.demo.people import person
from xindai.demo.plot import Plot
from xindai.demo.plots import chunks
from xindai.demo.regular import take_over as take_over_regular
from xindai.engine.events import Event
from xindai.loans import api as loans
from xindai.loans.end_of_day.run import run_to
from xindai.loans.types import BookedLoan
from xindai.platform import audit, db

Progress = Callable[[str, int, int], object]
"""progress(what, done, total)"""
Daily = dict[date, dict[UUID, list[Event]]]
"""Day -> loan -> what happens to it on that day."""

ALL: Final = 10_000
BEGUN, ROAD, DONE = "demo.begin", "demo.road", "demo.done"
_MARK: Final = "SELECT detail FROM audit_record WHERE action = $1 LIMIT 1"
_CONTRACTS: Final = "SELECT source, id FROM contract WHERE source = ANY($1::text[])"


async def is_wanted() -> bool:
    """Whether the database has no lender yet, or a demo that was not loaded to its end."""
    pool = db.pool()
    if await pool.fetchval(_MARK, BEGUN) is not None:
        return await pool.fetchval(_MARK, DONE) is None
    return not await pool.fetchval("SELECT EXISTS (SELECT FROM branch)")


async def is_here() -> bool:
    """Whether the lender of this database is the demo's."""
    return await db.pool().fetchval(_MARK, DONE) is not None


async def load(
    limit: int | None = None,
    progress: Progress | None = None,
    today: date | None = None,
    redis_url: str | None = None,
) -> None:
    """The first `limit` loans (default: all), closed up to `today` (default: the clock's day).

    What was begun is finished as it was begun: with the limit and the day of then. Borrowers can
    only register where there is Redis; without it there are loans, and no applications.
    """
    tell = progress or (lambda _what, _done, _total: None)
    limit, when = await _begin(limit, calendar(today or date.today()))
    ground = await grounds.lay(when)
    daily = await _take_over(limit, when, ground, tell)
    await loans.write_past_months(tell)
    await _close_days(when, daily, tell)
    await bank_days.load(await accounting.today())
    if redis_url is not None:
        from xindai.demo.road import load as road  # the whole schema: only who needs it waits

        began_before = await _mark_road()
        await road.load(redis_url, await accounting.today(), tell, began_before=began_before)
    async with db.transaction() as tx:
        await audit.append(tx, DEMO, DONE, "demo", {})


async def _mark_road() -> bool:
    """Whether a killed load came this far."""
    if await db.pool().fetchval(_MARK, ROAD) is not None:
        return True
    async with db.transaction() as tx:
        await audit.append(tx, DEMO, ROAD, "demo", {})
    return False


async def _begin(limit: int | None, wanted: Calendar) -> tuple[int | None, Calendar]:
    """Remembers what is being loaded, once."""
    begun = await db.pool().fetchval(_MARK, BEGUN)
    if begun is not None:
        return begun["limit"], calendar(date.fromisoformat(begun["today"]))
    about: dict[str, Any] = {"limit": limit, "today": wanted.today.isoformat()}
    async with db.transaction() as tx:
        await audit.append(tx, DEMO, BEGUN, "demo", about)
    return limit, wanted


async def _take_over(limit: int | None, when: Calendar, ground: Ground, tell: Progress) -> Daily:
    """Books every loan with what happened before the cutover; what is still to happen, by day."""
    daily: Daily = defaultdict(dict)
    done, total = 0, min(ALL, limit or ALL)
    async for batch in chunks(limit, when):
        signed = await _sign(batch, ground)
        told = [plot.told() for plot in batch]
        booked = [
            BookedLoan(
                contract_id=contract_id,
                events=tuple(event for event in events if event.on < when.cutover),
                grade=plot.loan.grade,
                purpose=plot.loan.purpose,
            )
            for plot, events, contract_id in zip(batch, told, signed, strict=True)
        ]
        ids = await loans.book_many(DEMO, booked)
        for loan_id, events in zip(ids, told, strict=True):
            for event in events:
                if event.on >= when.cutover:
                    daily[event.on].setdefault(loan_id, []).append(event)
        done += len(batch)
        tell("loans taken over", done, total)
    for day, loans_of_day in (await take_over_regular(when, ground)).items():
        daily[day] |= loans_of_day
    return daily


async def _sign(batch: Sequence[Plot], ground: Ground) -> list[UUID]:
    """Customer and contract of each loan, all in one transaction, or those of an earlier load."""
    labels = [plot.loan.label for plot in batch]
    there = {r["source"]: r["id"] for r in await db.pool().fetch(_CONTRACTS, labels)}
    new = [plot for plot in batch if plot.loan.label not in there]
    if new:
        async with db.transaction() as tx:
            people = [person(plot.loan, ground.branch(plot.loan)) for plot in new]
            ids = await customers.create_in(tx, DEMO, people)
            wanted = [
                NewContract(
                    customer_id=customer_id,
                    product_version_id=ground.versions[plot.loan.term],
                    signed_on=date.fromisoformat(plot.terms["disbursed_on"]),
                    terms=plot.terms,
                    source=plot.loan.label,
                )
                for plot, customer_id in zip(new, ids, strict=True)
            ]
            signed = await contracts.sign_in_bulk(tx, DEMO, wanted)
        there |= {plot.loan.label: key for plot, key in zip(new, signed, strict=True)}
    return [there[label] for label in labels]


async def _close_days(when: Calendar, daily: Daily, tell: Progress) -> None:
    """Every day's payments, then the day's end, until the business date is today."""
    total = (when.today - when.cutover).days
    while (day := await accounting.today()) < when.today:
        tell("days closed", (day - when.cutover).days, total)
        await loans.append_many(DEMO, daily.get(day, {}))
        await run_to(DEMO, day)
    tell("days closed", total, total)
