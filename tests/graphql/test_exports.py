"""Exports: what the list shows, as a workbook: his alone, inert, in his language, for a day."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from python_calamine import CalamineWorkbook
from starlette.applications import Starlette

from tests.conftest import ServerUrls, redis_address
from tests.graphql.conftest import House, key_of
from xindai.graphql.codes import CODES
from xindai.graphql.exports.column import Kind, column
from xindai.graphql.exports.jobs import clear_exports, write_export
from xindai.graphql.exports.lists import LISTS, ExportList
from xindai.graphql.exports.workbook import Workbook
from xindai.platform import db as database
from xindai.platform.files.routes import routes
from xindai.platform.jobs import api as jobs
from xindai.platform.jobs import queue
from xindai.platform.jobs.work import Work

START = """mutation ($input: ExportStartInput!) { exportStart(input: $input) {
  export { id status rows list failure } userErrors { code field } } }"""
ONE = "query ($id: ID!) { export(id: $id) { id status failure rows sizeBytes expiresAt } }"
OPEN = """mutation ($input: ExportOpenInput!) { exportOpen(input: $input) {
  path userErrors { code } } }"""


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, servers: ServerUrls) -> Path:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))
    monkeypatch.setenv("REDIS_URL", redis_address(servers))
    return tmp_path / "files"


async def started(house: House, login: str = "manager", **given: Any) -> dict[str, Any]:
    sent = {"idempotencyKey": f"export-{login}-{given}", "language": "zh"} | given
    answer: dict[str, Any] = (await house.data(START, login, input=sent))["exportStart"]
    return answer


async def worked(kind: str = "report.export", does: Any = write_export) -> None:
    async with database.transaction() as tx:
        claimed = await queue.claim(tx, {kind: 5}, 5, "test")
    for job in claimed:
        work = Work(job, is_told=False)
        await does(work)


async def fetched(house: House, id: str, login: str = "manager") -> bytes:
    sent = {"exportId": id, "idempotencyKey": f"open-{id}"}
    told = (await house.data(OPEN, login, input=sent))["exportOpen"]
    assert told["userErrors"] == []
    transport = httpx.ASGITransport(app=Starlette(routes=routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        got = await client.get(told["path"])
    assert got.status_code == 200
    assert got.headers["content-disposition"].startswith("attachment")
    return got.content


def lying(folder: Path) -> tuple[int, int]:
    """Sealed files, and drafts that somebody left."""
    return len(list(folder.rglob("*.sealed"))), len(list((folder / ".exports").iterdir()))


def table(content: bytes, sheet: int = 0) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(sheet).to_python()


async def exported(house: House, login: str = "manager", **given: Any) -> list[list[Any]]:
    told = await started(house, login, **given)
    assert told["userErrors"] == []
    await worked()
    id = told["export"]["id"]
    state = (await house.data(ONE, login, id=id))["export"]
    assert (state["status"], state["failure"]) == ("READY", None)
    return table(await fetched(house, id, login))


async def test_loans_as_the_list_shows_them(house: House) -> None:
    for principal in ("1200.00", "98765.43"):
        await house.loan(principal=principal)
    await house.lender.pending()
    rows = await exported(
        house,
        list="LOANS",
        where={"status": "ACTIVE"},
        order="OUTSTANDING_DESC",
        columns=["number", "customerName", "status", "outstanding", "annualRate", "disbursedOn"],
    )
    assert rows[0] == ["借据号", "客户姓名", "状态", "本金余额", "年利率", "放款日"]
    day = datetime(2024, 1, 31).date()
    assert [row[2:] for row in rows[1:]] == [
        ["还款中", 98765.43, 0.12, day],
        ["还款中", 1200.0, 0.12, day],
    ]
    assert {row[1] for row in rows[1:]} == {"张*"}
    english = await exported(house, list="LOANS", columns=["number", "status"], language="en")
    assert english[0] == ["Loan number", "Status"]
    assert [row[1] for row in english[1:]] == ["Active", "Active", "Pending"]


async def test_every_list_can_be_exported_whole(house: House) -> None:
    await house.loan()
    for kind, spec in LISTS.items():
        if kind is ExportList.SETTLEMENT_DAYS:  # of one account, so never as it is
            told = await started(house, "auditor", list=kind.name)
            assert [no["code"] for no in told["userErrors"]] == ["EXPORT_FILTER_INVALID"]
            continue
        for login in ("auditor", "manager"):
            told = await started(house, login, list=kind.name)
            if [no["code"] for no in told["userErrors"]] == ["FORBIDDEN"]:
                continue
            assert told["userErrors"] == [], kind
            await worked()
            content = await fetched(house, told["export"]["id"], login)
            assert table(content)[0] == [each.zh for each in spec.columns]
            break
        else:
            raise AssertionError(f"nobody may export {kind}")


def test_every_code_of_a_column_has_its_text() -> None:
    enums = {each.enum for spec in LISTS.values() for each in spec.columns if each.enum}
    assert not enums - CODES.keys()


async def test_the_journal_has_a_row_a_line_and_adds_up(house: House) -> None:
    await house.loan()
    rows = await exported(
        house, "accountant", list="JOURNAL_ENTRIES", where={"bookedOn": "2024-01-31"}
    )
    at = rows[0].index("金额(借正贷负)")
    assert len(rows) > 2
    assert sum(round(row[at] * 100) for row in rows[1:]) == 0


async def test_others_see_neither_export_nor_rows(house: House) -> None:
    loan = await house.loan()
    told = await started(house, list="LOANS")
    await worked()
    id = told["export"]["id"]
    for login in ("auditor", "stranger"):
        assert (await house.data(ONE, login, id=id))["export"] is None
        sent = {"exportId": id, "idempotencyKey": "theirs"}
        answer = (await house.data(OPEN, login, input=sent))["exportOpen"]
        assert answer == {"path": None, "userErrors": [{"code": "EXPORT_NOT_FOUND"}]}
    assert len(await exported(house, "stranger", list="LOANS")) == 1, "headings alone"
    async with database.transaction() as tx:
        seen = await tx.rows(
            "SELECT actor, detail FROM audit_record WHERE action = 'report.export'"
        )
    assert {row["detail"]["list"] for row in seen} == {"loans"}
    assert str(key_of(loan)) not in str(seen)


async def test_what_cannot_be_exported_is_refused_at_once(house: House) -> None:
    async def code(login: str = "manager", **given: Any) -> list[str]:
        return [no["code"] for no in (await started(house, login, **given))["userErrors"]]

    assert await code(list="LOANS", columns=["number", "nothing"]) == ["EXPORT_COLUMN_UNKNOWN"]
    assert await code(list="LOANS", where={"status": "SOLD"}) == ["EXPORT_FILTER_INVALID"]
    assert await code(list="LOANS", where=["x"]) == ["EXPORT_FILTER_INVALID"]
    assert await code(list="LOANS", order="LUCK") == ["EXPORT_FILTER_INVALID"]
    assert await code(list="CONTRACTS", order="NEWEST") == ["EXPORT_FILTER_INVALID"]
    assert await code(list="APPROVALS", where={"first": 5}) == ["EXPORT_FILTER_INVALID"]
    assert await code(list="AUDIT_RECORDS") == ["FORBIDDEN"]
    assert await code("officer", list="LOANS") == ["FORBIDDEN"]
    for n in range(3):
        assert await code(list="LOANS", idempotencyKey=f"k{n}") == []
    assert await code(list="LOANS", idempotencyKey="k3") == ["TOO_MANY_EXPORTS"]


async def test_its_day_over_the_file_is_gone(house: House, surroundings: Path) -> None:
    await house.loan()
    told = await started(house, list="LOANS")
    await worked()
    id = told["export"]["id"]
    await fetched(house, id)
    assert lying(surroundings) == (1, 0)
    async with database.transaction() as tx:
        await tx.execute("UPDATE report_export SET expires_at = now()")
        await jobs.enqueue(tx, "report.export_clearing", {})
    await worked("report.export_clearing", clear_exports)
    assert lying(surroundings) == (0, 0)
    assert (await house.data(ONE, id=id))["export"]["status"] == "EXPIRED"
    sent = {"exportId": id, "idempotencyKey": "late"}
    answer = (await house.data(OPEN, input=sent))["exportOpen"]
    assert answer["userErrors"] == [{"code": "EXPORT_NOT_READY"}]


async def test_who_left_gets_nothing(house: House) -> None:
    told = await started(house, list="LOANS")
    async with database.transaction() as tx:
        await tx.execute("UPDATE staff_user SET is_active = false WHERE login = 'manager'")
    await worked()
    async with database.transaction() as tx:
        row: Any = await tx.row(
            "SELECT status, failure FROM report_export WHERE id = $1", key_of(told["export"]["id"])
        )
    assert tuple(row) == ("failed", "EXPORT_OWNER_GONE")


ODD = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "http://example.cn", "007")


def test_formulas_and_addresses_are_texts(tmp_path: Path) -> None:
    path = tmp_path / "odd.xlsx"
    book = Workbook(path, "名单", [column("name", "姓名", "Name")], "zh")
    book.add([{"name": text} for text in ODD])
    book.close()
    assert [row[0] for row in table(path.read_bytes())[1:]] == list(ODD)
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        styles = archive.read("xl/styles.xml").decode()
        assert not [name for name in archive.namelist() if "externalLink" in name]
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower().replace("=hyperlink", "")
    assert 'quotePrefix="1"' in styles


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    columns = [column("n", "号", "No", Kind.WHOLE), column("m", "额", "Amount", Kind.MONEY)]
    book = Workbook(path, "Loans", columns, "en", sheet_rows=4)
    book.add([{"n": n, "m": {"amount": f"{n}.10", "currency": "CNY"}} for n in range(7)])
    book.close()
    content = path.read_bytes()
    assert [table(content, n)[0] for n in range(3)] == [["No", "Amount"]] * 3
    assert [len(table(content, n)) for n in range(3)] == [4, 4, 2]
    assert table(content, 2)[1] == [6, 6.1]
    with zipfile.ZipFile(path) as archive:
        assert "<v>6.10</v>" in archive.read("xl/worksheets/sheet3.xml").decode()
        assert '#,##0.00\\ "CNY"' in archive.read("xl/styles.xml").decode().replace("&quot;", '"')


def test_days_and_moments_are_those_of_the_house(tmp_path: Path) -> None:
    path = tmp_path / "days.xlsx"
    columns = [column("d", "日", "Day", Kind.DATE), column("at", "时", "At", Kind.MOMENT)]
    book = Workbook(path, "Days", columns, "en")
    at = datetime(2024, 1, 31, 17, 30, 5, tzinfo=UTC).isoformat()
    book.add([{"d": "2024-01-31", "at": at}, {"d": "1899-01-01", "at": None}])
    book.close()
    first, old = table(path.read_bytes())[1:]
    assert first == [datetime(2024, 1, 31).date(), datetime(2024, 2, 1, 1, 30, 5)]
    assert old[0] == "1899-01-01"
