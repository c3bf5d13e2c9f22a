"""The end of day over many loans, beside a bare scan and a bare UPDATE of the same rows.

    ./scripts/bench eod --loans 100000 --days 5

300 real loans (book_many: every month-day, on time, late, in all five classes) are multiplied in
SQL to the wanted number, with their share of the journal, so that sub-ledger = ledger holds. Then
whole days are closed. Before each of them, in the same database:
  scan    the same aggregate over the stored columns (no accrual formula), one sequential scan
  update  an UPDATE that rewrites as many loan rows as the day changes, and nothing else
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

import asyncpg

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.loans.conftest import MANAGER, Lender, set_up_lender, today_is
from xindai.engine.events import Event, EventType
from xindai.engine.fold import fold
from xindai.engine.terms import Terms
from xindai.kernel.ids import new_id
from xindai.loans import api
from xindai.loans.end_of_day.run import run_to
from xindai.loans.types import BookedLoan
from xindai.platform import db
from xindai.platform.actor import system_actor

TODAY = date(2024, 6, 10)
PROTOTYPES = 300
GROUP = "product_id, branch_id, currency, stage"
SCAN = f"""
SELECT {GROUP}, non_accrual, sum(outstanding_minor), sum(interest_earned_minor
    - interest_paid_minor - interest_waived_minor - interest_written_off_minor),
    sum(penalty_fixed_minor - penalty_paid_minor - penalty_waived_minor
    - penalty_written_off_minor), sum(fee_charged_minor - fee_paid_minor), sum(accr_base_minor)
FROM loan WHERE status = 'active' GROUP BY {GROUP}, non_accrual
"""
CHANGED = """SELECT array_agg(id) FROM loan WHERE status = 'active' AND (accr_until <= $1
    OR refold_on <= $1 OR (oldest_unpaid_due_on IS NULL AND EXISTS (SELECT FROM instalment i
        WHERE i.loan_id = loan.id AND i.settled_on IS NULL AND i.due_on = $1 - 1)))"""
UPDATE = "UPDATE loan SET folded_on = folded_on, booked_on = booked_on WHERE id = ANY($1::uuid[])"


def prototype(random: Random, n: int) -> tuple[dict[str, Any], list[Event]]:
    """Terms and history of one loan: monthly, due on any day, some of them late."""
    disbursed_on = TODAY - timedelta(days=random.randint(3, 500))
    principal = random.randrange(100_000, 4_000_000, 2500)
    json = {
        "principal": f"{principal // 100}.{principal % 100:02d}",
        "annual_rate": random.choice(["0.0725", "0.1199", "0.1545", "0.2350"]),
        "instalments": random.choice([12, 24, 36]),
        "disbursed_on": disbursed_on.isoformat(),
        "method": random.choice(["equal_instalment"] * 4 + ["equal_principal", "interest_only"]),
        "penalty": {"multiple": "1.5"},
        "grace_days": 3,
    }
    terms = Terms.from_json(json)
    events = [Event(str(new_id()), EventType.DISBURSE, disbursed_on, principal)]
    missed = random.randint(1, 14) if random.random() < 0.08 else 0
    due_rows = [row for row in fold(terms, events, TODAY).rows if row.due_on < TODAY]
    for row in due_rows[: len(due_rows) - missed] if missed else due_rows:
        total = row.principal + row.interest + row.fee
        events.append(Event(str(new_id()), EventType.REPAY, row.due_on, total))
    return json, events


async def book_prototypes(lender: Lender) -> None:
    random = Random(2024)
    booked = []
    for n in range(PROTOTYPES):
        json, events = prototype(random, n)
        booked.append(BookedLoan(contract_id=await lender.contract(**json), events=tuple(events)))
    await api.book_many(MANAGER, booked)


def copied(table: str, columns: list[str], changed: dict[str, str], source: str) -> str:
    values = ", ".join(changed.get(c, f"t.{c}") for c in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {source}"


async def multiply(owner: asyncpg.Connection[Any], copies: int) -> None:
    """`copies` more of every loan with its contract, rows and events, and of the journal."""

    async def columns(table: str) -> list[str]:
        return [
            r[0]
            for r in await owner.fetch(
                "SELECT attname FROM pg_attribute WHERE attrelid = $1::text::regclass "
                "AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''",
                table,
            )
        ]

    times = f"CROSS JOIN generate_series(1, {copies}) g"
    loan_id, contract_id = (f"md5({c}::text || g)::uuid" for c in ("t.id", "t.contract_id"))
    of_loan = "md5(t.loan_id::text || g)::uuid"
    async with owner.transaction():
        await owner.execute(
            copied("contract", await columns("contract"),
                   {"id": loan_id, "number": "t.number || '-' || g"}, f"contract t {times}")
        )  # fmt: skip
        await owner.execute(
            copied("loan", await columns("loan"),
                   {"id": loan_id, "contract_id": contract_id, "number": "t.number || '-' || g"},
                   f"loan t {times} ORDER BY g")
        )  # fmt: skip
        await owner.execute(
            copied("instalment", [c for c in await columns("instalment") if c != "id"],
                   {"loan_id": of_loan}, f"instalment t {times} ORDER BY g, t.loan_id, t.n")
        )  # fmt: skip
        await owner.execute(
            copied("loan_event", await columns("loan_event"),
                   {"id": "md5(t.id::text || g)::uuid", "loan_id": of_loan},
                   f"loan_event t {times} WHERE t.loan_id IN "
                   "(SELECT id FROM loan WHERE refold_on IS NOT NULL)")
        )  # fmt: skip
        await owner.execute(
            f"""WITH a AS (
                SELECT account_id, currency, product_id, branch_id, stage,
                    (sum(amount_minor) * {copies})::bigint AS minor, min(booked_on) AS booked_on
                FROM journal_line GROUP BY 1, 2, 3, 4, 5 HAVING sum(amount_minor) <> 0
            ), e AS (
                INSERT INTO journal_entry (id, number, kind, booked_on, value_on, source_type,
                    description, line_count)
                SELECT uuidv7(), 'BENCH', 'bench', min(booked_on), min(booked_on), 'bench',
                    'the copies', count(*) FROM a RETURNING id
            )
            INSERT INTO journal_line (entry_id, line_no, booked_on, account_id, currency,
                amount_minor, product_id, branch_id, stage)
            SELECT e.id, row_number() OVER (), a.booked_on, account_id, currency, minor,
                product_id, branch_id, stage FROM a, e"""
        )
    await owner.execute("VACUUM (ANALYZE)")
    await owner.execute("CHECKPOINT")


async def timed(connection: asyncpg.Connection[Any], sql: str, *args: Any, times: int = 3) -> Any:
    """Median milliseconds of a statement."""
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        await connection.execute(sql, *args) if args else await connection.fetch(sql)
        taken.append((time.perf_counter() - started) * 1000)
    return median(taken)


async def main(loans: int, days: int) -> None:
    owner = await asyncpg.connect(os.environ["DATABASE_OWNER_URL"])
    await db.connect(os.environ["DATABASE_URL"])
    lender = await set_up_lender()
    await today_is(TODAY)
    await book_prototypes(lender)
    await multiply(owner, max(1, loans // PROTOTYPES) - 1)
    count = await owner.fetchval("SELECT count(*) FROM loan WHERE status = 'active'")
    print(f"{count} active loans, {await owner.fetchval('SELECT count(*) FROM instalment')} rows")
    print("day          changed   day ms  accrual ms  scan ms  update ms  day/(scan+update)")
    day, results = TODAY, []
    for number in range(days + 1):
        changed = await owner.fetchval(CHANGED, day) or []
        scan = await timed(owner, SCAN)
        update = await timed(owner, UPDATE, changed, times=1)
        started = time.perf_counter()
        report = await run_to(system_actor("bench"), day)
        whole, accrual = (
            (time.perf_counter() - started) * 1000,
            report.seconds["accrual"] * 1000,
        )
        note = "" if number else "   (warm-up)"
        print(f"{day} {len(changed):9d} {whole:8.0f} {accrual:11.0f} {scan:8.0f} {update:10.0f}"
              f" {whole / (scan + update):18.1f}{note}")  # fmt: skip
        if number:
            results.append((whole, accrual, scan, update))
            last = report
        day += timedelta(days=1)
    whole, accrual, scan, update = (median(column) for column in zip(*results, strict=True))
    print(f"median: {count / whole * 1000:,.0f} loans/s; the day is {whole / scan:.1f} x the scan, "
          f"{whole / (scan + update):.1f} x scan + update; the accrual step alone "
          f"{accrual / scan:.1f} x the scan")  # fmt: skip
    print("last day, ms a step: "
          + ", ".join(f"{k} {v * 1000:.0f}" for k, v in last.seconds.items()))  # fmt: skip
    await db.close()
    await owner.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="./scripts/bench eod", description=__doc__.split("\n")[0])
    parser.add_argument("--loans", type=int, default=100_000)
    parser.add_argument("--days", type=int, default=5, help="measured days (median)")
    chosen = parser.parse_args()
    asyncio.run(main(chosen.loans, chosen.days))
