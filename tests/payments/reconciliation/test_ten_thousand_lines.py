"""A settlement file of 10,000 lines with every kind of break: found, one by one, and balanced."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from datetime import timedelta
from typing import Any

from tests.loans.conftest import DAY
from tests.payments.reconciliation.bank_day import BankDay
from tests.payments.reconciliation.conftest import CODE, Region
from tests.payments.reconciliation.seeds import after_cut_off_yesterday, desk, seeds
from xindai.payments.api import BreakKind as K
from xindai.platform import db as database

LINES = 10_000
EACH = 7
SECONDS = 30.0
"""On a busy machine with two cores; alone it takes about four."""
_BREAKS = """
SELECT b.kind, o.number, b.line_ids, b.proposal, b.no_entry, b.state,
    (SELECT array_agg(l.reference ORDER BY l.reference) FROM bank_statement_line l
        WHERE l.id = ANY(b.line_ids)) AS lines
FROM reconciliation_break b LEFT JOIN payment_order o ON o.id = b.order_id
"""
_ALL = (
    "bank_statement", "bank_statement_line", "reconciliation_run", "reconciliation_break",
    "journal_entry", "journal_line", "payment_order",
)  # fmt: skip


async def counts() -> dict[str, int]:
    return {name: await database.pool().fetchval(f"SELECT count(*) FROM {name}") for name in _ALL}


def sown(region: Region) -> BankDay:
    """The day: seven of each kind, and what agrees."""
    day = region.day()
    for sow in seeds(region.west, region.child).values():
        for _ in range(EACH):
            sow(day)
    for _ in range(EACH):
        after_cut_off_yesterday(day)
        desk(day)
    while len(day.lines) < LINES:
        day.clean()
    day.closing_shift = 1
    day.expect(K.CLOSING_DIFFERS)
    day.expect(K.OPENING_DIFFERS)
    day.expect(K.FEE_TAKEN, ",".join(sorted(day.fees)))
    return day


def about(row: Any) -> str:
    """What a break is about, as the seeds name it."""
    return row["number"] or ",".join(row["lines"] or [])


async def test_every_break_is_found_and_every_entry_balances(region: Region) -> None:
    yesterday = region.day(DAY - timedelta(days=1), seed=5)
    yesterday.clean(at=yesterday.moment(yesterday.on, 10))
    await yesterday.store()
    await region.imported(yesterday.file())
    day = sown(region)
    await day.store()
    content = day.file()
    started = time.monotonic()
    assert (await region.imported(content)).is_new
    await region.run()
    took = time.monotonic() - started

    rows = await database.pool().fetch(_BREAKS)
    found = Counter((K(row["kind"]), about(row)) for row in rows)
    assert not found - day.expected, f"nobody sowed these: {list(found - day.expected)[:9]}"
    assert not day.expected - found, f"these were overlooked: {list(day.expected - found)[:9]}"
    assert len({kind for kind, _ in found}) >= 60
    assert len(day.lines) == LINES
    for row in rows:
        sums: dict[str, int] = defaultdict(int)
        for line in row["proposal"] or ():
            sums[line["currency"]] += line["amount"]
        assert not any(sums.values()), row["kind"]
        assert (row["proposal"] is None) != (row["no_entry"] is None)
    assert took < SECONDS, f"import and run took {took:.1f} s"

    before = await counts()
    assert not (await region.imported(content)).is_new
    assert await counts() == before
    await region.run()
    assert await counts() == before
    again = Counter((K(row["kind"]), about(row)) for row in await database.pool().fetch(_BREAKS))
    assert again == found
    statement = await database.pool().fetchrow("SELECT * FROM bank_statement WHERE line_count > 9")
    assert statement["line_count"] == LINES and CODE in content[:60].decode()
