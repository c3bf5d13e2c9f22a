"""Months of the demo and of random loans, recomputed from the events: every cell is the report's.

Nothing of the reports' own code is used here: loans are folded by the engine at each end of a
month, and counted in Python by the words of the definitions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.loans.conftest import DAY, MANAGER, set_up_lender
from tests.loans.end_of_day.portfolio import random_act, random_terms
from xindai.demo import calendar as demo_calendar
from xindai.demo import loader
from xindai.engine.events import Event
from xindai.engine.fold import fold
from xindai.engine.terms import Terms
from xindai.kernel.dates import add_months
from xindai.kernel.errors import Refusal
from xindai.loans import api as loans_door
from xindai.loans.end_of_day.run import run_to
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.reporting import api as reporting
from xindai.reporting.statistics.types import Result, Wanted

TODAY = date(2026, 11, 4)
START = date(2024, 1, 1)
"""Before the first loan of either portfolio."""
LOANS = 60
CHIEF = staff("risk_manager", "/")
LIVES = """
SELECT l.id, l.product_id, l.branch_id, l.customer_id, l.terms, l.currency,
    (SELECT jsonb_agg(jsonb_build_array(e.payload, e.booked_on) ORDER BY e.seq)
     FROM loan_event e WHERE e.loan_id = l.id) AS events, c.branch_id AS home
FROM loan l JOIN customer c ON c.id = l.customer_id
"""
CLASSES = [(361, "loss"), (271, "doubtful"), (91, "substandard"), (1, "special_mention")]


@dataclass(frozen=True)
class Seen:
    """A loan at the end of a month."""

    loan: UUID
    product: UUID
    branch: UUID
    customer: UUID
    home: UUID
    status: str
    late: int
    owed: int
    lent: int
    lost: int
    since: date
    first_due: date | None
    first_paid: date | None

    @property
    def bucket(self) -> int:
        if self.status == "closed":
            return 8
        if self.status == "written_off":
            return 9
        limits = [0, 30, 60, 90, 120, 150, 180]
        return next((n for n, limit in enumerate(limits) if self.late <= limit), 7)

    @property
    def asset_class(self) -> str:
        if self.status == "written_off":
            return "loss"
        return next((name for days, name in CLASSES if self.late >= days), "normal")

    def judged(self, end: date, before: date) -> bool:
        """Its first due day became 30 days old in this month."""
        return self.first_due is not None and before < self.first_due + timedelta(30) <= end

    def missed(self) -> bool:
        assert self.first_due is not None
        return self.first_paid is None or self.first_paid > self.first_due + timedelta(30)


async def seen_at(ends: list[date], begun: date) -> dict[date, dict[UUID, Seen]]:
    """Every loan at these days, by the events that were booked by then."""
    told = await database.pool().fetch(LIVES)
    out: dict[date, dict[UUID, Seen]] = {}
    for end in ends:
        known = max(end, begun)
        out[end] = {}
        for row in told:
            events = [Event.from_json(e, row["currency"]) for e, booked in row["events"] or ()
                      if date.fromisoformat(booked) <= known]  # fmt: skip
            state = fold(Terms.from_json(row["terms"]), events, end)
            if state.disbursed_on is None or state.disbursed_on > end:
                continue
            first = next((r for r in state.rows if r.n == 1), None)
            active = state.status.value == "active"
            out[end][row["id"]] = Seen(
                row["id"], row["product_id"], row["branch_id"], row["customer_id"], row["home"],
                state.status.value, state.days_past_due if active else 0,
                state.outstanding_minor, state.totals.disbursed_minor,
                state.totals.principal_written_off_minor, state.disbursed_on,
                first.due_on if first else None, first.settled_on if first else None,
            )  # fmt: skip
    return out


def ends_of(start: date, until: date) -> list[date]:
    """The ends of months from that of `start` on, before `until`."""
    out, day = [], add_months(start.replace(day=1), 1)
    while day <= until:
        out.append(day - timedelta(days=1))
        day = add_months(day, 1)
    return out


def pairs(months: dict[date, dict[UUID, Seen]]) -> Iterator[tuple[date, Seen | None, Seen]]:
    """Each loan beside itself a month before; closed ones only in the month they closed."""
    before: dict[UUID, Seen] = {}
    for end, loans in months.items():
        for key, seen in loans.items():
            old = before.get(key)
            if seen.bucket == 8 and old is not None and old.bucket == 8:
                continue
            yield end, old, seen
        before = loans


async def report(code: str, *by: str, **where: tuple[str, ...]) -> Result:
    wanted = Wanted(report=code, start=START, end=TODAY, currency="CNY", by=by, where=where)
    return await reporting.run_report(CHIEF, wanted)


def cells(result: Result, *names: str) -> dict[tuple[Any, ...], tuple[Any, ...]]:
    """Keys -> these figures."""
    figures = [figure.name for figure in reporting.CATALOGUE[result.report].figures]
    places = [figures.index(name) for name in names]
    return {line.keys: tuple(line.values[n] for n in places) for line in result.lines}


def added(rows: Iterator[tuple[tuple[Any, ...], tuple[int, ...]]]) -> dict[Any, Any]:
    out: dict[Any, list[int]] = {}
    for key, amounts in rows:
        held = out.setdefault(key, [0] * len(amounts))
        for n, amount in enumerate(amounts):
            held[n] += amount
    return {key: tuple(held) for key, held in out.items()}


def first(end: date) -> date:
    return end.replace(day=1)


async def test_the_demo_is_what_its_events_say(db: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """36 days are closed, two ends of months among them; the other months lie before the books."""
    monkeypatch.setattr(demo_calendar, "DAYS_CLOSED", 36)
    await loader.load(limit=LOANS, today=TODAY)
    months = await seen_at(ends_of(START, TODAY), TODAY - timedelta(days=36))
    assert sum(bool(loans) for loans in months.values()) >= 12
    await every_cell(months)
    await ledger()


async def test_random_lives_are_what_their_events_say(db: Any) -> None:
    """Two months day by day, with loans that never pay, pay backdated, close and are lost."""
    lender, random, today = await set_up_lender(), Random(11), DAY
    ids = [await lender.loan(**random_terms(random, DAY)) for _ in range(14)]
    while today < date(2024, 4, 3):
        for loan_id in random.sample(ids[4:], 2):
            view = await loans_door.get_loan(MANAGER, loan_id)
            owed = view.level_minor or view.outstanding_minor // 3 or 100
            verb, amount, data = random_act(random, today, owed, view.next_due_on)
            on = max(DAY, today - timedelta(days=random.choice([0, 0, 2])))
            with suppress(Refusal):
                await lender.do(loan_id, verb, amount, on, **data)
        await run_to(system_actor("eod"), today)
        today += timedelta(days=1)
    months = await seen_at(ends_of(START, today), DAY)
    await every_cell(months)
    result = await report("firstPayment")
    looked, missed = result.total[:2]
    assert looked and missed and missed < looked
    await ledger()


async def every_cell(months: dict[date, dict[UUID, Seen]]) -> None:
    for check in (rolls, migrations, buckets, vintages, first_payments, borrowers):
        await check(months)


async def rolls(months: Any) -> None:
    wanted = added(
        ((first(end), old.bucket if old else -1, new.bucket, new.branch),
         (1, old.owed if old else 0, new.owed))
        for end, old, new in pairs(months)
        if not (old and old.bucket == new.bucket == 9)
    )  # fmt: skip
    got = await report("roll", "month", "bucketFrom", "bucket", "branch")
    assert cells(got, "loans", "from", "outstanding") == wanted
    assert any(key[1] > 0 for key in wanted), "somebody was late a month before"
    by_way = added(((k[0], k[1]), (v[1],)) for k, v in wanted.items())
    shares = await report("roll", "month", "bucketFrom", "bucket")
    moved = added(((k[0], k[1], k[2]), (v[1],)) for k, v in wanted.items())
    for key, (rate,) in cells(shares, "rate").items():
        whole = by_way[key[0], key[1]][0]
        assert (rate is None) == (whole == 0)
        if rate is not None:
            assert abs(float(rate) - moved[key][0] / whole) < 1e-6


async def migrations(months: Any) -> None:
    wanted = added(
        ((first(end), old.asset_class if old else "", new.asset_class, new.product),
         (1, old.owed if old else 0, new.owed))
        for end, old, new in pairs(months) if new.bucket <= 7
    )  # fmt: skip
    got = await report("migration", "month", "classFrom", "assetClass", "product")
    assert cells(got, "loans", "from", "outstanding") == wanted


async def buckets(months: Any) -> None:
    wanted = added(
        ((first(end), new.bucket), (1, new.owed))
        for end, _, new in pairs(months) if new.bucket <= 7
    )  # fmt: skip
    assert cells(await report("buckets", "month", "bucket"), "loans", "outstanding") == wanted
    late = added(
        ((first(end),), (new.owed if new.bucket else 0, new.owed if new.bucket > 3 else 0))
        for end, _, new in pairs(months) if new.bucket <= 7
    )  # fmt: skip
    assert cells(await report("buckets", "month"), "late", "late90") == late
    assert sum(v[0] for v in late.values()) > 0


async def vintages(months: Any) -> None:
    wanted = added(
        ((first(seen.since), (end.year - seen.since.year) * 12 + end.month - seen.since.month),
         (1, seen.lent, seen.owed, seen.owed if 2 <= seen.bucket <= 7 else 0,
          seen.owed if 4 <= seen.bucket <= 7 else 0, seen.lost if seen.bucket == 9 else 0))
        for end, loans in months.items() for seen in loans.values()
    )  # fmt: skip
    got = await report("vintage", "cohort", "age")
    names = ("loans", "disbursed", "outstanding", "late30", "late90", "lost")
    assert cells(got, *names) == wanted
    for key, (rate,) in cells(got, "badRate").items():
        bad, lent = wanted[key][4] + wanted[key][5], wanted[key][1]
        assert abs(float(rate) - bad / lent) < 1e-6
    newest = added(
        ((seen.product,), (1, seen.lent, seen.owed)) for seen in months[max(months)].values()
    )
    assert cells(await report("products", "product"), "loans", "disbursed", "outstanding") == newest


async def first_payments(months: Any) -> None:
    wanted: dict[Any, list[int]] = defaultdict(lambda: [0, 0])
    before = START - timedelta(days=1)
    for end, loans in months.items():
        for seen in loans.values():
            held = wanted[first(seen.since),]
            if seen.judged(end, before):
                held[0] += 1
                held[1] += seen.missed()
        before = end
    assert sum(held[0] for held in wanted.values()) > 0
    got = cells(await report("firstPayment", "cohort"), "firstDue", "firstMissed")
    assert got == {key: tuple(held) for key, held in wanted.items()}


async def borrowers(months: Any) -> None:
    wanted: dict[Any, Any] = {}
    before = START - timedelta(days=1)
    for end, loans in months.items():
        people: dict[UUID, list[Seen]] = defaultdict(list)
        for seen in loans.values():
            people[seen.customer].append(seen)
        rows = added(
            ((first(end), own[0].home),
             (any(s.bucket <= 7 for s in own), any(1 <= s.bucket <= 7 for s in own),
              min(s.since for s in own) > before,
              min(s.since for s in own) <= before < max(s.since for s in own)))
            for own in people.values()
        )  # fmt: skip
        wanted |= rows
        before = end
    got = await report("borrowers", "month", "branch")
    assert cells(got, "borrowers", "lateBorrowers", "newBorrowers", "returning") == wanted


async def ledger() -> None:
    """Every amount that stands in the books is what the books say."""
    seen = 0
    for code, entry in reporting.CATALOGUE.items():
        for by in ((), entry.usual, (entry.usual[0],)):
            result = await report(code, *by)
            compared = [a for a in result.agreements if a.difference_minor is not None]
            assert bool(compared) == bool(entry.ledger), code
            for line in compared:
                assert line.difference_minor == 0, (code, by, line)
                seen += line.report_minor != 0
    assert seen > 20
