"""Who sees what of a report, what is refused, the loans behind a figure, and pages of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import asyncpg
import pytest

from tests.actors import staff
from tests.loans.many import made, make_many
from xindai.kernel.errors import Refusal
from xindai.loans.end_of_day import month
from xindai.platform import db as database
from xindai.reporting import api as reporting
from xindai.reporting.types import LoanPage, Result, Wanted

TODAY = date(2026, 9, 30)
CHIEF = staff("risk_manager", "/")
EAST = staff("risk_manager", "/HO/EAST/")
YEAR: dict[str, Any] = {"start": date(2023, 1, 1), "end": date(2026, 12, 31)}


async def report(actor: Any, code: str, *by: str, **where: tuple[str, ...]) -> Result:
    return await reporting.run_report(actor, Wanted(report=code, by=by, where=where, **YEAR))


@pytest.fixture
async def many(db: Any) -> None:
    """3,000 loans of forty branches, and how they stand at the end of September."""
    owner = await asyncpg.connect(db.owner_url)
    await owner.execute("INSERT INTO business_day (id, current_on) VALUES (1, $1)", TODAY)
    await make_many(owner, 3_000, TODAY)
    await owner.close()
    async with database.transaction() as tx:
        assert await month.month(tx, TODAY) > 1_000
        assert await month.month(tx, TODAY - timedelta(days=1)) == 0


async def test_what_can_be_seen_and_behind_it(many: None) -> None:
    await a_branch_sees_its_subtree()
    await filters_narrow()
    await the_loans_behind()
    await a_thousandth_page()


async def a_branch_sees_its_subtree() -> None:
    whole = await report(CHIEF, "buckets", "branch")
    east = await report(EAST, "buckets", "branch")
    assert len(whole.lines) == 40 and len(east.lines) == 5
    assert {line.keys for line in east.lines} < {line.keys for line in whole.lines}
    assert 0 < east.total[0] < whole.total[0]  # type: ignore[operator]
    for code, entry in reporting.CATALOGUE.items():
        nothing = await report(staff("risk_manager", "/HO/NONE/"), code, *entry.usual)
        assert nothing.lines == (), code


async def filters_narrow() -> None:
    branch = str(made("branch", 1))
    one = await report(CHIEF, "buckets", "branch", branch=(branch,))
    assert [str(line.keys[0]) for line in one.lines] == [branch]
    late = await report(CHIEF, "buckets", "bucket", bucket=("1", "2"))
    assert [line.keys[0] for line in late.lines] == [1, 2]
    shares = await report(CHIEF, "buckets", "bucket")
    figures = [figure.name for figure in reporting.CATALOGUE["buckets"].figures]
    total = sum(line.values[figures.index("share")] or 0 for line in shares.lines)
    assert abs(total - 1) < 0.0001


async def page(actor: Any, code: str, figure: str, first: int, after: str | None = None,
               **where: tuple[str, ...]) -> LoanPage:  # fmt: skip
    wanted = Wanted(report=code, where=where, **YEAR)
    return await reporting.loans_behind(actor, wanted, figure, first, after)


async def the_loans_behind() -> None:
    """As many as the figure says, each in its cell."""
    lines = await report(CHIEF, "buckets", "bucket")
    count = {line.keys[0]: line.values[0] for line in lines.lines}
    found, after = [], None
    while True:
        got = await page(CHIEF, "buckets", "loans", 100, after, bucket=("1",))
        found += got.loans
        if not got.has_next:
            break
        after = got.cursors[-1]
    assert len(found) == count[1] and {loan.bucket for loan in found} == {1}
    assert all(1 <= loan.days_past_due <= 30 for loan in found)
    lost = await page(CHIEF, "vintage", "lost", 100)
    assert lost.loans and {loan.bucket for loan in lost.loans} == {9}
    mine = await page(EAST, "buckets", "late", 100)
    branches = {made("branch", n) for n in range(1, 6)}
    assert mine.loans and {loan.branch_id for loan in mine.loans} <= branches


async def a_thousandth_page() -> None:
    """A page reads its own rows and no more."""
    sql = """EXPLAIN (FORMAT JSON) SELECT v.number FROM report_loan v
        WHERE v.on_date = $1 AND v.loan_id > $2 ORDER BY v.loan_id LIMIT 21"""
    plan = await database.pool().fetchval(sql, TODAY, made("loan", 3))
    assert "Seq Scan on loan_month" not in str(plan)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"report": "nothing"}, "REPORT_NOT_FOUND"),
        ({"by": ("colour",)}, "REPORT_DIMENSION_UNKNOWN"),
        ({"by": ("month", "month")}, "REPORT_TOO_MANY_DIMENSIONS"),
        ({"where": {"colour": ("x",)}}, "REPORT_DIMENSION_UNKNOWN"),
        ({"where": {"branch": ("x' OR true --",)}}, "REPORT_VALUE_INVALID"),
        ({"where": {"bucket": ("1 OR 1=1",)}}, "REPORT_VALUE_INVALID"),
        ({"where": {"month": ("2026-13-01",)}}, "REPORT_VALUE_INVALID"),
        ({"start": date(2027, 1, 1)}, "REPORT_PERIOD_INVALID"),
        ({"start": date(1990, 1, 1)}, "REPORT_PERIOD_INVALID"),
    ],
)
async def test_what_is_refused(db: Any, changes: dict[str, Any], code: str) -> None:
    wanted = Wanted(**({"report": "buckets", **YEAR} | changes))
    with pytest.raises(Refusal) as no:
        await reporting.run_report(CHIEF, wanted)
    assert no.value.code == code


async def test_who_may_not(db: Any) -> None:
    wanted = Wanted(report="buckets", **YEAR)
    for act in (
        reporting.run_report(staff("cashier"), wanted),
        reporting.loans_behind(staff("cashier"), wanted, "loans", 10),
        reporting.definitions(staff("cashier")),
    ):
        with pytest.raises(Refusal) as no:
            await act
        assert no.value.code == "FORBIDDEN"
    for code, figure in (("cash", "net"), ("vintage", "loans"), ("firstPayment", "firstDue")):
        with pytest.raises(Refusal) as no:
            await reporting.loans_behind(CHIEF, Wanted(report=code, **YEAR), figure, 10)
        assert no.value.code == "REPORT_FIGURE_UNKNOWN"


async def test_the_views_can_only_be_read(db: Any) -> None:
    owner = await asyncpg.connect(db.owner_url)
    rights = await owner.fetch(
        """SELECT grantee, table_name, privilege_type FROM information_schema.role_table_grants
           WHERE table_name LIKE 'report\\_%' AND grantee IN ('xindai_app', 'xindai_report')
               AND table_name IN (SELECT viewname FROM pg_views WHERE schemaname = 'public')"""
    )
    names = ("balance", "cash", "income", "roll", "vintage", "borrower", "loan", "funnel")
    views = {f"report_{name}" for name in names}
    assert {r["table_name"] for r in rights if r["grantee"] == "xindai_report"} == views
    assert {r["privilege_type"] for r in rights} == {"SELECT"}
    await owner.close()
