"""Reports as workbooks: right, in flat memory, by schedule, mailed where there is a post."""

from __future__ import annotations

import tracemalloc
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from python_calamine import CalamineWorkbook

from tests.actors import staff
from tests.loans.many import make_many
from tests.reporting.past import make_past
from xindai.graphql.statistics import delivery
from xindai.graphql.statistics.workbook import write_report
from xindai.kernel.errors import Refusal
from xindai.loans.end_of_day.month import sum_month
from xindai.platform import db as database
from xindai.platform.jobs import queue
from xindai.platform.jobs.work import Work
from xindai.reporting import api as reporting
from xindai.reporting.statistics.spans import next_after, period_of
from xindai.reporting.statistics.written import to_json
from xindai.reporting.types import Cadence, Definition, NewDefinition, NewExport, Span, Wanted

TODAY = date(2026, 9, 30)
CHIEF = staff("risk_manager", "/")
YEAR: dict[str, Any] = {"start": date(2025, 10, 1), "end": TODAY}


class Job:
    """Stands where a job of the worker would."""

    def tell(self, *_: Any) -> None:
        return None


async def written(path: Path, wanted: Wanted, figure: str | None = None) -> int:
    """How many rows."""
    asked = NewExport(
        list=reporting.REPORT_LOANS if figure else reporting.REPORT,
        where=to_json(wanted, figure),
        columns=(),
        language="zh",
    )
    return await write_report(Job(), CHIEF, asked, path)  # type: ignore[arg-type]


async def test_long_ones_take_no_memory(db: Any, tmp_path: Path) -> None:
    """Eight times the loans, and the same peak."""
    owner = await asyncpg.connect(db.owner_url)
    await owner.execute("INSERT INTO business_day (id, current_on) VALUES (1, $1)", TODAY)
    await make_many(owner, 18_000, TODAY)
    await make_past(owner, [TODAY], TODAY, days=0)
    await owner.close()
    async with database.transaction() as tx:
        await sum_month(tx, TODAY)
    peaks, counts = [], []
    wanted = Wanted(report="buckets", **YEAR)
    few = Wanted(report="buckets", where={"bucket": ("1", "2", "3", "4", "5", "6", "7")}, **YEAR)
    for each in (few, few, wanted):  # the first warms up
        tracemalloc.start()
        counts.append(await written(tmp_path / "loans.xlsx", each, "loans"))
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert counts[2] > 8 * counts[1] > 3_000
    assert peaks[2] < 1.5 * peaks[1] + 2_000_000, peaks
    await a_report_reads_as_on_the_screen(tmp_path)


async def a_report_reads_as_on_the_screen(folder: Path) -> None:
    wanted = Wanted(report="buckets", by=("bucket",), **YEAR)
    lines = (await reporting.run_report(CHIEF, wanted)).lines
    assert await written(folder / "report.xlsx", wanted) == len(lines) == 8
    rows = CalamineWorkbook.from_path(folder / "report.xlsx").get_sheet_by_index(0).to_python()
    assert rows[0][:4] == ["逾期阶段", "笔数", "月末余额", "余额占比"]
    assert rows[1][0] == "M0" and rows[8][0] == "M6+"
    assert [row[1] for row in rows[1:]] == [line.values[0] for line in lines]
    assert [round(row[2] * 100) for row in rows[1:]] == [line.values[1] for line in lines]


def definition(**changes: Any) -> NewDefinition:
    return NewDefinition(**({
        "report": "roll", "name": "月度迁徙率", "by": ("bucketFrom",), "where": {},
        "span": Span.MONTHS_12, "currency": "CNY", "language": "zh",
        "cadence": Cadence.MONTHLY, "mail": "risk@example.com",
    } | changes))  # fmt: skip


async def test_a_definition_is_kept_and_written_when_it_is_due(
    db: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = await reporting.save_definition(CHIEF, definition(), "k1")
    assert await reporting.save_definition(CHIEF, definition(), "k1") == key
    await reporting.save_definition(CHIEF, definition(cadence=Cadence.DAILY), "k2")
    (kept,) = await reporting.definitions(CHIEF)
    tomorrow = reporting.today() + timedelta(days=1)
    assert (kept.id, kept.name, kept.mail, kept.next_on) == (
        key, "月度迁徙率", "risk@example.com", tomorrow,
    )  # fmt: skip
    assert await reporting.definitions(staff("risk_manager", name="other")) == []
    async with database.transaction() as tx:
        assert await reporting.write_due(tx) is None
    await database.pool().execute("UPDATE report_definition SET next_on = $1", reporting.today())
    async with database.transaction() as tx:
        claimed = await queue.enqueue(tx, delivery.KIND, {})
    assert claimed
    await worked(delivery.KIND)
    export = await database.pool().fetchrow("SELECT * FROM report_export")
    assert (export["list"], export["status"], export["definition_id"]) == ("report", "waiting", key)
    assert (await reporting.definitions(CHIEF))[0].next_on == tomorrow
    await reporting.remove_definition(CHIEF, key, "k3")
    with pytest.raises(Refusal) as no:
        await reporting.remove_definition(CHIEF, key, "k4")
    assert no.value.code == "REPORT_DEFINITION_NOT_FOUND"


async def worked(kind: str) -> None:
    async with database.transaction() as tx:
        (job,) = await queue.claim(tx, {kind: 1}, 1, "test")
    await delivery.start_due(Work(job, is_told=False))


def letter_of(kept: Definition, content: bytes) -> delivery.Letter | None:
    return delivery.letter_of(kept, UUID(int=7), "report-1.xlsx", content)


async def test_a_letter_goes_by_the_post_that_is_set_up(db: Any) -> None:
    sent: list[delivery.Letter] = []
    await reporting.save_definition(CHIEF, definition(), "k1")
    (kept,) = await reporting.definitions(CHIEF)
    assert letter_of(kept, b"1") is None

    async def post(letter: delivery.Letter) -> None:
        sent.append(letter)

    async def broken(letter: delivery.Letter) -> None:
        raise delivery.NotPostedError

    try:
        delivery.send_by(post)
        assert await delivery.posted(letter_of(kept, b"1")) == delivery.Posted(True)
        delivery.send_by(broken)
        assert await delivery.posted(letter_of(kept, b"1")) == delivery.Posted(False)
    finally:
        delivery.send_by(None)
    (letter,) = sent
    assert (letter.to, letter.file_name) == ("risk@example.com", "逾期迁徙率-1.xlsx")
    assert "逾期迁徙率" in letter.subject and "月度" not in letter.subject


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": " "}, "REPORT_DEFINITION_INVALID"),
        ({"mail": "nobody"}, "REPORT_DEFINITION_INVALID"),
        ({"cadence": None}, "REPORT_DEFINITION_INVALID"),
        ({"currency": "¥"}, "REPORT_DEFINITION_INVALID"),
        ({"by": ("colour",)}, "REPORT_DIMENSION_UNKNOWN"),
        ({"where": {"bucket": ("x",)}}, "REPORT_VALUE_INVALID"),
        ({"report": "nothing"}, "REPORT_NOT_FOUND"),
    ],
)
async def test_what_is_not_kept(db: Any, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as no:
        await reporting.save_definition(CHIEF, definition(**changes), "k")
    assert no.value.code == code


def test_spans_and_days() -> None:
    day = date(2026, 3, 15)
    assert period_of(Span.MONTH, day) == (date(2026, 3, 1), day)
    assert period_of(Span.LAST_MONTH, day) == (date(2026, 2, 1), date(2026, 2, 28))
    assert period_of(Span.MONTHS_3, day) == (date(2026, 1, 1), day)
    assert period_of(Span.MONTHS_12, day) == (date(2025, 4, 1), day)
    assert period_of(Span.YEAR, day) == (date(2026, 1, 1), day)
    assert next_after(Cadence.DAILY, day) == date(2026, 3, 16)
    assert next_after(Cadence.WEEKLY, day) == date(2026, 3, 16)  # the 15th is a Sunday
    assert next_after(Cadence.WEEKLY, date(2026, 3, 16)) == date(2026, 3, 23)
    assert next_after(Cadence.MONTHLY, day) == date(2026, 4, 2)
    assert next_after(Cadence.MONTHLY, date(2026, 4, 1)) == date(2026, 4, 2)
