"""Papers of a loan through GraphQL: what they say, who gets them, and that names stay names."""

from __future__ import annotations

import asyncio
import hashlib
import io
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook
from starlette.applications import Starlette

from tests.graphql.call import type_of_input
from tests.graphql.conftest import House, key_of
from tests.graphql.test_replay import TIMES
from tests.loans.conftest import MANAGER, today_is
from xindai.contracts import api as contracts
from xindai.contracts.sealing.certificate import company_seal
from xindai.contracts.sealing.verify import check_seal
from xindai.graphql.base.node import to_id
from xindai.kernel.dates import parse_date
from xindai.kernel.ids import new_id
from xindai.kernel.money import format_minor
from xindai.loans import api as loans
from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.files import api as files
from xindai.platform.files.routes import routes
from xindai.platform.settings import load_settings

PAPER = "id number kind format fromOn toOn sha256 sizeBytes createdOn downloadPath"
LENDER = "信贷消费金融有限公司"
HOSTILE = (
    '=HYPERLINK("http://x.invalid","点我")',
    "@SUM(1+1)*cmd|'/C calc'!A0",
    "<script>alert(1)</script>",
    '#eval("1+1") #read("/etc/passwd") $x$ *b* _i_',
    "-1+1\\",
)
VERIFY = """query ($number: String!, $code: String!) { loanPaperVerify(number: $number, code: $code)
    { number kind format loanNumber borrower issuedOn fromOn toOn sha256 } }"""


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))
    monkeypatch.setenv("XINDAI_LENDER", LENDER)


async def send(house: House, name: str, login: str = "borrower", **given: Any) -> Any:
    text = (
        f"mutation ($input: {type_of_input(name)}!) {{ {name}(input: $input) "
        f"{{ paper {{ {PAPER} }} userErrors {{ code field }} }} }}"
    )
    return (await house.data(text, login, input=given))[name]


async def made(house: House, name: str, login: str = "borrower", **given: Any) -> Any:
    told = await send(house, name, login, idempotencyKey=str(new_id()), **given)
    assert told["userErrors"] == [], told
    return told["paper"]


async def code(house: House, name: str, login: str = "borrower", **given: Any) -> Any:
    told = await send(house, name, login, **{"idempotencyKey": str(new_id())} | given)
    (error,) = told["userErrors"]
    return error["code"], error["field"]


async def content_of(paper: Any) -> bytes:
    sql = "SELECT file_id FROM loan_paper WHERE id = $1"
    file_id = await database.pool().fetchval(sql, key_of(paper["id"]))
    async with database.transaction() as tx:
        content = await files.read(tx, file_id)
    assert hashlib.sha256(content).hexdigest() == paper["sha256"]
    return content


def words(content: bytes) -> str:
    """What a reader of PDF reads, without what a line break puts in."""
    reader = PdfReader(io.BytesIO(content))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


async def renamed(house: House, name: str) -> None:
    """The borrower's name, past the door that would not take it."""
    async with database.transaction() as tx:
        keys, customer = await crypto.keys(tx), house.lender.customer_id
        sealed = keys.seal(name, "customer", str(customer), "name")
        await tx.execute(
            "UPDATE customer SET name_sealed = $2, name_masked = $3 WHERE id = $1",
            customer,
            sealed,
            crypto.mask_name(name),
        )


DAYS = (("2024-02-29", "106.62"), ("2024-03-31", "106.62"), ("2024-05-10", "110.00"))


async def repaid(house: House) -> str:
    """A loan of 1,200.00 with two instalments paid, an overdue one settled late, by 10 May."""
    loan = await house.loan()
    for day, amount in DAYS:
        await today_is(parse_date(day, "on"))
        await house.lender.do(key_of(loan), "repay", amount)
    return loan


async def test_a_loan_that_is_paid_off_is_certified(house: House) -> None:
    loan = await house.loan()
    refused = await code(house, "loanSettlementCertificate", loanId=loan)
    assert refused == ("LOAN_NOT_CLOSED", "loanId")
    await house.lender.do(key_of(loan), "payoff")
    paper = await made(house, "loanSettlementCertificate", loanId=loan)
    assert (paper["kind"], paper["format"], paper["createdOn"]) == (
        "SETTLEMENT",
        "PDF",
        "2024-01-31",
    )
    assert paper["number"].startswith("JQ")
    content = await content_of(paper)
    said, view = words(content), await loans.get_loan(MANAGER, key_of(loan))
    for part in (
        "贷款结清证明", "张三", "110***********002X", view.number, paper["number"], "1,200.00",
        "结清日期2024-01-31", "贷款余额0.00", LENDER,
    ):  # fmt: skip
        assert part in said, part
    assert "11010519491231002X" not in said
    seal = company_seal(load_settings(), datetime.now(UTC))
    found = await asyncio.to_thread(check_seal, content, seal, datetime.now(UTC))
    assert (found.is_intact, found.covers_all, found.is_trusted) == (True, True, True)
    assert found.evidence is not None and found.evidence["paper"] == paper["number"]
    changed = content.replace(b"/Producer", b"/Producex", 1)
    broken = await asyncio.to_thread(check_seal, changed, seal, datetime.now(UTC))
    assert not broken.is_intact

    (stamp,) = re.findall(r"核验码([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})", said)[:1]
    ask = {"number": paper["number"], "code": stamp.lower().replace("-", " ")}
    told = (await house.data(VERIFY, None, **ask))["loanPaperVerify"]
    assert told == {
        "number": paper["number"],
        "kind": "SETTLEMENT",
        "format": "PDF",
        "loanNumber": view.number,
        "borrower": "张*",
        "issuedOn": "2024-01-31",
        "fromOn": None,
        "toOn": None,
        "sha256": paper["sha256"],
    }
    for wrong in ({"code": "AAAA-AAAA-AAAA-AAAA"}, {"number": "JQ1"}, {"code": ""}):
        assert (await house.data(VERIFY, None, **ask | wrong))["loanPaperVerify"] is None


async def test_a_statement_says_what_the_fold_says(house: House) -> None:
    loan = await repaid(house)
    paper = await made(
        house, "loanStatement", loanId=loan, **{"from": "2024-03-01", "to": "2024-05-10"}
    )
    assert (paper["number"][:2], paper["fromOn"], paper["toOn"]) == (
        "DZ",
        "2024-03-01",
        "2024-05-10",
    )
    said = words(await content_of(paper))
    book = await made(
        house, "loanStatement", loanId=loan, format="XLSX",
        **{"from": "2024-03-01", "to": "2024-05-10"},
    )  # fmt: skip
    told = sheets(await content_of(book))
    facts = {row[0]: row[1] for row in told["贷款对账单"] if len(row) > 1}
    view = await loans.get_loan(MANAGER, key_of(loan))
    rows = (await loans.instalments_of(MANAGER, [view.id]))[view.id]
    first = rows[0]

    def money(minor: int) -> float:
        return float(format_minor(minor, "CNY"))

    assert facts["期初本金余额"] == money(120_000 - first.principal_minor)
    assert facts["期末本金余额"] == money(view.outstanding_minor)
    assert facts["本期还本金"] == money(view.principal_paid_minor - first.principal_minor)
    assert facts["本期还利息"] == money(view.interest_paid_minor - first.interest_minor)
    assert facts["本期还罚息"] == money(view.penalty_paid_minor) > 0
    assert (facts["本期还款合计"], facts["期末溢缴款"]) == (213.72, 2.9), "216.62 came in"
    events = told["交易明细"][1:]
    assert [(row[0], row[1], row[2]) for row in events] == [
        ("2024-03-31", "还款", 106.62),
        ("2024-05-10", "还款", 110.0),
    ]
    assert events[-1][-1] == facts["期末本金余额"]
    due = {int(row[0]): row for row in told["本期到期的还款计划"][1:]}
    assert set(due) == {2, 3}
    for row in rows[1:3]:
        assert due[row.n][6:] == [money(row.total_minor), money(row.unpaid_minor)]
        assert f"{row.due_on.isoformat()}" in said
    assert f"期末本金余额{view.outstanding_minor // 100}." in said.replace(",", "")


async def test_what_was_reversed_never_happened(house: House) -> None:
    loan = await house.loan()
    paid = await house.lender.do(key_of(loan), "repay", "50.00")
    await house.lender.do(key_of(loan), "reverse", event=str(paid.event_id))
    book = await made(
        house, "loanStatement", loanId=loan, format="XLSX",
        **{"from": "2024-01-31", "to": "2024-01-31"},
    )  # fmt: skip
    told = sheets(await content_of(book))
    assert [row[1] for row in told["交易明细"][1:]] == ["放款"]


PERIODS = [
    ({"from": "1999-01-01", "to": "1999-01-01"}, ("PERIOD_INVALID", "to")),
    ({"from": "2024-02-02", "to": "2024-02-01"}, ("PERIOD_INVALID", "to")),
    ({"from": "2024-02-01", "to": "2024-01-31"}, ("PERIOD_INVALID", "from")),
    ({"from": "2018-01-31", "to": "2024-01-31"}, ("PERIOD_INVALID", "from")),
    ({"from": "2024-01-xx", "to": "2024-01-31"}, ("INVALID_DATE", "from")),
]


async def test_a_period_is_over_and_not_endless(house: House) -> None:
    loan = await house.loan()
    for period, wanted in PERIODS:
        assert await code(house, "loanStatement", loanId=loan, **period) == wanted, period
    waiting = to_id("Loan", await house.lender.pending())
    today = {"from": "2024-01-31", "to": "2024-01-31"}
    told = await code(house, "loanStatement", loanId=waiting, **today)
    assert told == ("BEFORE_DISBURSEMENT", "loanId")
    lost = await house.loan()
    await house.lender.do(key_of(lost), "write_off")
    told = await code(house, "loanSettlementCertificate", "manager", loanId=lost)
    assert told == ("LOAN_NOT_CLOSED", "loanId")


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_name_is_printed_and_never_run(house: House, name: str) -> None:
    loan = await house.loan()
    await house.lender.do(key_of(loan), "payoff")
    await renamed(house, name)
    said = words(await content_of(await made(house, "loanSettlementCertificate", loanId=loan)))
    assert "".join(name.split()) in said
    today = {"from": "2024-01-31", "to": "2024-01-31"}
    book = await made(house, "loanStatement", loanId=loan, format="XLSX", **today)
    content = await content_of(book)
    told = sheets(content)["贷款对账单"]
    assert next(row[1] for row in told if row[0] == "借款人") == name
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.namelist():
            inside = archive.read(part).decode()
            assert "<script>" not in inside, part
            if part.startswith("xl/worksheets/"):
                assert "<f" not in inside and "hyperlink" not in inside, part


async def fetched(path: str) -> httpx.Response:
    app = Starlette(routes=routes())
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://test"
    ) as client:
        return await client.get(path)


async def test_it_is_downloaded_by_whom_it_belongs_to(house: House) -> None:
    loan = await house.loan()
    await house.lender.do(key_of(loan), "payoff")
    paper = await made(house, "loanSettlementCertificate", loanId=loan)
    text = "query ($id: ID!) { loan(id: $id) { papers { id downloadPath } } }"
    (mine,) = (await house.data(text, "borrower", id=loan))["loan"]["papers"]
    got = await fetched(mine["downloadPath"])
    assert (got.status_code, got.headers["content-type"]) == (200, "application/pdf")
    assert hashlib.sha256(got.content).hexdigest() == paper["sha256"]
    assert f"{paper['number']}.pdf" in got.headers["content-disposition"]
    assert (await fetched(mine["downloadPath"][:-1] + "x")).status_code == 404
    node = "query ($id: ID!) { node(id: $id) { id } }"
    gone = ("LOAN_NOT_FOUND", "loanId")
    for login in ("neighbour", "stranger"):
        assert (await house.data(node, login, id=paper["id"]))["node"] is None
        assert (await house.data(text, login, id=loan))["loan"] is None
        assert await code(house, "loanSettlementCertificate", login, loanId=loan) == gone
    assert await code(house, "loanSettlementCertificate", "verifier", loanId=loan) == (
        "FORBIDDEN",
        None,
    )
    sql = "SELECT actor, detail FROM audit_record WHERE action = 'loan.settlement'"
    (told,) = await database.pool().fetch(sql)
    assert told["actor"].startswith("borrower:") and told["detail"]["number"] == paper["number"]
    for table in ("audit_record", "loan_paper", "idempotency_record"):
        for row in await database.pool().fetch(f"SELECT to_jsonb(t)::text AS t FROM {table} t"):
            assert "张三" not in row["t"], table


@pytest.mark.parametrize("name", ["loanSettlementCertificate", "loanStatement"])
async def test_twenty_times_is_once(house: House, name: str) -> None:
    loan = await house.loan()
    await house.lender.do(key_of(loan), "payoff")
    period = {"from": "2024-01-31", "to": "2024-01-31"} if name == "loanStatement" else {}
    given = {"loanId": loan, **period}
    assert await code(house, name, **given, idempotencyKey="") == (
        "IDEMPOTENCY_KEY_MISSING",
        "idempotencyKey",
    )
    keyed = given | {"idempotencyKey": "one"}
    at_once = [send(house, name, **keyed) for _ in range(4)]
    answers = await asyncio.gather(*at_once)
    answers += [await send(house, name, **keyed) for _ in range(TIMES - 4)]
    assert {str(a["userErrors"]) for a in answers} == {"[]"}
    assert len({a["paper"]["id"] for a in answers}) == 1
    counts = "SELECT (SELECT count(*) FROM loan_paper), (SELECT count(*) FROM audit_record"
    sql = f"{counts} WHERE action IN ('loan.settlement', 'loan.statement'))"
    assert tuple(await database.pool().fetchrow(sql)) == (1, 1)
    other = {"loanId": await house.loan()} if name != "loanStatement" else {"format": "XLSX"}
    if name == "loanStatement":
        assert (await code(house, name, **keyed | other))[0] == "IDEMPOTENCY_CONFLICT"
    else:
        await house.lender.do(key_of(other["loanId"]), "payoff")
        assert (await code(house, name, **keyed | other))[0] == "IDEMPOTENCY_CONFLICT"


async def test_a_paper_of_a_loan_that_moved_is_not_kept(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    loan = await house.loan()

    async def meanwhile(*args: Any, **more: Any) -> bytes:
        await house.lender.do(key_of(loan), "repay", "50.00")
        return b"%PDF-"

    monkeypatch.setattr(contracts, "sealed_paper", meanwhile)
    today = {"from": "2024-01-31", "to": "2024-01-31"}
    assert await code(house, "loanStatement", loanId=loan, **today) == ("LOAN_MOVED", "loanId")
    assert await database.pool().fetchval("SELECT count(*) FROM stored_file") == 0


async def test_twenty_papers_of_a_loan_and_day_are_enough(house: House) -> None:
    loan = await house.loan()
    today = {"loanId": loan, "from": "2024-01-31", "to": "2024-01-31", "format": "XLSX"}
    for _ in range(20):
        await made(house, "loanStatement", **today)
    assert await code(house, "loanStatement", **today) == ("TOO_MANY_PAPERS", "loanId")
