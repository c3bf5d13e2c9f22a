"""Reports over many loans: each beside a bare sum over the same rows, and a workbook of loans.

    ./scripts/bench reports --loans 1000000 --months 12

Loans, applications and the states of the ends of months are made in bulk (tests/loans/many.py);
the sums over them are those of the end of day. For each report: the median time of the whole
answer (its lines, its total, names, the ledger beside), that of one bare sum over the rows it
reads, and how many times more the report takes. Then a workbook of 200,000 loans: rows a second,
and what the process grew by.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import resource
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import asyncpg

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.actors import staff
from tests.loans.many import make_many
from tests.reporting.past import make_past
from xindai.graphql.statistics.workbook import write_report
from xindai.kernel.dates import add_months
from xindai.loans.end_of_day.month import sum_month
from xindai.platform import db
from xindai.reporting import api
from xindai.reporting.statistics.written import to_json
from xindai.reporting.types import NewExport, Wanted

TODAY = date(2026, 11, 20)
CHIEF = staff("risk_manager", "/")
TIMES = 3
LIMIT_MS = 2_000
QUESTIONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "balance": (("day",), ("month", "product"), ("branch", "assetClass")),
    "buckets": (("month", "bucket"), ("officer",), ("branch", "product")),
    "roll": (("bucketFrom", "bucket"), ("month", "bucketFrom"), ("channel", "bucketFrom")),
    "migration": (("classFrom", "assetClass"), ("month",)),
    "vintage": (("cohort", "age"), ("age",), ("officer",)),
    "firstPayment": (("cohort",), ("product", "channel")),
    "products": (("product",), ("product", "branch")),
    "cash": (("day",), ("month", "branch")),
    "income": (("month", "account"), ("branch",)),
    "funnel": (("month",), ("officer",)),
    "borrowers": (("month",), ("branch",)),
}


class Job:
    """Stands where a job of the worker would."""

    def tell(self, *_: Any) -> None:
        return None


async def timed(work: Any) -> float:
    """Median milliseconds."""
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        await work()
        taken.append((time.perf_counter() - started) * 1000)
    return median(taken)


async def show(code: str, by: tuple[str, ...], span: dict[str, date]) -> bool:
    """A line of the table; whether it is fast enough."""
    report = api.CATALOGUE[code]
    wanted = Wanted(report=code, by=by, **span)
    found = await api.run_report(CHIEF, wanted)
    took = await timed(lambda: api.run_report(CHIEF, wanted))
    column = next(figure.sql for figure in report.figures if figure.sql)
    where = "true" if report.is_by_cohort else "v.on_date BETWEEN $1 AND $2"
    bare = f"SELECT {column} FROM {report.view} v WHERE {where} AND $1::date <= $2::date"
    base = await timed(lambda: db.pool().fetchval(bare, span["start"], span["end"]))
    slow = "" if took < LIMIT_MS else "  TOO SLOW"
    shown = f"{code} by {', '.join(by)}"
    print(f"{shown:36s} {len(found.lines):7d} {took:9.0f} {base:9.0f} {took / base:7.1f}{slow}")
    return took < LIMIT_MS


async def workbook(span: dict[str, date]) -> None:
    """All loans of the newest month."""
    wanted = to_json(Wanted(report="buckets", **span), "loans")
    asked = NewExport(list=api.REPORT_LOANS, where=wanted, columns=(), language="zh")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "loans.xlsx"
        rows = await write_report(Job(), CHIEF, asked, path)  # type: ignore[arg-type]
        size = path.stat().st_size
    took = time.perf_counter() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"workbook: {rows} rows, {size / 1e6:.1f} MB in {took:.0f} s; the process grew by"
          f" {grown:.0f} MB")  # fmt: skip


async def main(loans: int, months: int) -> int:
    owner = await asyncpg.connect(os.environ["DATABASE_OWNER_URL"])
    await db.connect(os.environ["DATABASE_URL"])
    await owner.execute("INSERT INTO business_day (id, current_on) VALUES (1, $1)", TODAY)
    started = time.perf_counter()
    await make_many(owner, loans, TODAY)
    print(f"{loans} loans made in {time.perf_counter() - started:.0f} s", flush=True)
    started = time.perf_counter()
    ends = [add_months(TODAY.replace(day=1), -n) - timedelta(days=1) for n in range(months)]
    await make_past(owner, sorted(ends), TODAY)
    for end in sorted(ends):
        async with db.transaction() as tx:
            await sum_month(tx, end)
    await owner.execute("VACUUM (ANALYZE)")
    rows = await owner.fetchval("SELECT count(*) FROM loan_month")
    print(f"{rows} states of {months} months in {time.perf_counter() - started:.0f} s", flush=True)
    base = await timed(lambda: db.pool().fetchval("SELECT sum(outstanding_minor) FROM loan"))
    print(f"a bare sum over the loans themselves: {base:.0f} ms")
    print("report                                 lines        ms   bare ms       x")
    span = {"start": add_months(TODAY.replace(day=1), -11), "end": TODAY}
    asked = [(code, by) for code, all_by in QUESTIONS.items() for by in all_by]
    fast = [await show(code, by, span) for code, by in asked]
    await workbook(span)
    await db.close()
    await owner.close()
    return 0 if all(fast) else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        prog="./scripts/bench reports", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--loans", type=int, default=1_000_000)
    parser.add_argument("--months", type=int, default=12)
    given = parser.parse_args()
    raise SystemExit(asyncio.run(main(given.loans, given.months)))
