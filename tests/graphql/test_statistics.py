"""Statistics through GraphQL: from the catalogue to a report, its loans, a workbook, a schedule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ServerUrls, redis_address
from tests.graphql.conftest import House
from tests.graphql.test_exports import ONE, fetched, table, worked
from tests.loans.conftest import DAY
from xindai.loans.end_of_day.run import run_to
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.reporting import api as reporting

CATALOGUE = """{ reports { code nameZh nameEn usual figures { name nameZh nameEn meansZh meansEn }
  dimensions { name nameZh nameEn kind } } }"""
REPORT = """query ($wanted: ReportWantedInput!) { report(wanted: $wanted) {
  by asOf lines { keys values } total labels { dimension key nameZh nameEn }
  agreements { figure on accounts report { amount } ledger { amount } difference { amount } } } }"""
LOANS = """query ($wanted: ReportWantedInput!, $after: String) {
  reportLoans(wanted: $wanted, figure: "loans", first: 1, after: $after) {
  edges { cursor node { loanId number bucketFrom bucket assetClass outstanding { amount } } }
  pageInfo { hasNextPage endCursor } } }"""
EXPORT = """mutation ($input: ReportExportInput!) { reportExport(input: $input) {
  export { id list } userErrors { code field } } }"""
SAVE = """mutation ($input: ReportDefinitionSaveInput!) { reportDefinitionSave(input: $input) {
  definition { id name by where { dimension values } span cadence mail nextOn start end }
  userErrors { code field } } }"""
MINE = "{ reportDefinitions { id name where { dimension values } } }"
REMOVE = """mutation ($input: ReportDefinitionRemoveInput!) {
  reportDefinitionRemove(input: $input) { userErrors { code field } } }"""
YEAR = {"start": "2024-01-01", "end": "2024-12-31"}


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, servers: ServerUrls) -> None:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))
    monkeypatch.setenv("REDIS_URL", redis_address(servers))


async def report(house: House, login: str = "manager", **wanted: Any) -> Any:
    return (await house.data(REPORT, login, wanted=YEAR | wanted))["report"]


async def test_from_the_catalogue_to_a_workbook(house: House) -> None:
    await house.lender.loan()
    await house.lender.loan()
    await run_to(system_actor("eod"), DAY)
    await the_catalogue_says_everything_twice(house)
    branch = await a_report_with_names_and_the_ledger(house)
    await the_loans_behind(house, branch)
    await workbooks(house)
    await a_schedule(house, branch)


async def the_catalogue_says_everything_twice(house: House) -> None:
    found = (await house.data(CATALOGUE, "manager"))["reports"]
    assert {one["code"] for one in found} == set(reporting.CATALOGUE)
    for one in found:
        for part in (one, *one["figures"], *one["dimensions"]):
            assert part["nameZh"] and part["nameEn"] and not part["nameEn"].startswith(" ")
        assert all(figure["meansZh"] and figure["meansEn"] for figure in one["figures"])


async def a_report_with_names_and_the_ledger(house: House) -> str:
    found = await report(house, report="buckets", by=["branch", "bucket"])
    (line,) = found["lines"]
    labels = {(one["dimension"], one["key"]): one["nameZh"] for one in found["labels"]}
    branch: str = line["keys"][0]
    assert labels["branch", branch] == "一号网点" and labels["bucket", "0"] == "M0"
    assert found["asOf"] == DAY.isoformat()
    (agreement,) = found["agreements"]
    assert agreement["report"] == agreement["ledger"] == {"amount": line["values"][1]}
    assert agreement["difference"] == {"amount": "0.00"}
    narrowed = await report(
        house, report="buckets", by=[], where=[{"dimension": "branch", "values": [branch]}]
    )
    assert narrowed["total"] == found["total"] and narrowed["lines"][0]["keys"] == []
    answer = await house.ask(REPORT, "manager", wanted=YEAR | {"report": "buckets", "where": [
        {"dimension": "branch", "values": [branch[:-4]]}]})  # fmt: skip
    assert answer["errors"][0]["extensions"]["code"] == "REPORT_VALUE_INVALID"
    return branch


async def the_loans_behind(house: House, branch: str) -> None:
    wanted = YEAR | {"report": "buckets", "where": [{"dimension": "branch", "values": [branch]}]}
    first = (await house.data(LOANS, "manager", wanted=wanted))["reportLoans"]
    after = first["pageInfo"]["endCursor"]
    second = (await house.data(LOANS, "manager", wanted=wanted, after=after))["reportLoans"]
    nodes = [first["edges"][0]["node"], second["edges"][0]["node"]]
    assert nodes[0]["number"] != nodes[1]["number"]
    assert [node["bucketFrom"] for node in nodes] == [-1, -1]
    assert all(node["assetClass"] == "NORMAL" for node in nodes)


async def workbooks(house: House) -> None:
    """Of the lines, and of the loans behind them."""
    for figure, list_, count in ((None, "REPORT", 1), ("loans", "REPORT_LOANS", None)):
        given = {"wanted": YEAR | {"report": "buckets"}, "figure": figure, "language": "en",
                 "idempotencyKey": f"w-{figure}"}  # fmt: skip
        made = (await house.data(EXPORT, "manager", input=given))["reportExport"]
        assert made["userErrors"] == [] and made["export"]["list"] == list_
        await worked()
        done = (await house.data(ONE, "manager", id=made["export"]["id"]))["export"]
        assert (done["status"], done["failure"]) == ("READY", None)
        rows = table(await fetched(house, made["export"]["id"]))
        assert rows[0][0] == ("Month" if figure is None else "Loan")
        assert len(rows) - 1 == (count or done["rows"]) and done["rows"] >= 1


async def a_schedule(house: House, branch: str) -> None:
    """Kept by its owner alone; what is due is written for him, and he is told."""
    given = {"report": "roll", "name": "我的迁徙", "by": ["bucketFrom"], "span": "YEAR",
             "where": [{"dimension": "branch", "values": [branch]}], "cadence": "DAILY",
             "mail": "boss@example.com", "language": "zh", "idempotencyKey": "d"}  # fmt: skip
    kept = (await house.data(SAVE, "manager", input=given))["reportDefinitionSave"]["definition"]
    assert kept["where"] == [{"dimension": "branch", "values": [branch]}] and kept["nextOn"]
    assert [one["id"] for one in (await house.data(MINE, "manager"))["reportDefinitions"]] == [
        kept["id"]
    ]
    assert (await house.data(MINE, "risk"))["reportDefinitions"] == []
    await database.pool().execute("UPDATE report_definition SET next_on = $1", reporting.today())
    async with database.transaction() as tx:
        assert await reporting.write_due(tx) is not None
    await worked()
    told = await database.pool().fetchrow("SELECT kind, params FROM notification")
    assert (told["kind"], told["params"]) == ("report.ready", {"report": "逾期迁徙率"})
    gone = {"definitionId": kept["id"], "idempotencyKey": "r"}
    assert (await house.data(REMOVE, "risk", input=gone))["reportDefinitionRemove"][
        "userErrors"
    ] == [{"code": "REPORT_DEFINITION_NOT_FOUND", "field": "definitionId"}]
    assert (await house.data(REMOVE, "manager", input=gone))["reportDefinitionRemove"] == {
        "userErrors": []
    }
