"""A day at the bank through GraphQL: a file, breaks, an entry of two people, money that finds home.

Literal amounts: a customer paid 500.00 and a merchant was paid 300.00, both agreed on all sides;
106.62 came from somebody and names a loan; the bank took 0.80 in fees.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.graphql.conftest import House
from tests.graphql.test_customer_verbs import send, upload
from tests.graphql.test_exports import worked
from tests.loans.conftest import DAY
from tests.payments.reconciliation.bank_day import BankDay
from xindai.graphql.base.node import to_id
from xindai.kernel.ids import new_id
from xindai.payments.jobs import KINDS
from xindai.payments.reconciliation.actions.start_run import JOB
from xindai.platform import db as database

CODE, ON = "EAST-CNY", DAY.isoformat()
LINE = """id lineNo bookedOn valueOn kind status amount { amount } reference requestId remark
    original partyName partyNumber"""
BREAK = """id number runId on kind severity state difference { amount } bank { amount }
    ordered { amount } ledger { amount } proposal { role amount { amount } branchId } noEntry note
    entryId reversalId ageDays version mine lineCount"""
RUN = """id number accountId accountCode on status attempts lineCount orderCount bookingCount
    cleanCount breakCount openCount moneyIn { amount } moneyOut { amount } fees { amount } startedAt
    endedAt version kinds { kind count waiting difference { amount } }"""
KINDS_OF = {
    "on": "Date",
    "state": "SuspenseState",
    "where": "ReconciliationBreakWhere",
    "firstDay": "Date!",
    "lastDay": "Date!",
}
"""What arguments are that are no ids."""
ITEM = """id number accountCode breakId amount { amount } receivedOn state label note orderId
    payerName payerNumber remark reference createdAt ageDays version mine"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XINDAI_FILES", str(tmp_path / "files"))


async def tell(house: House, name: str, login: str, shown: str = "", /, **given: Any) -> Any:
    """What a verb answers that has nothing against it."""
    told = await send(house, name, login, shown, **given, idempotencyKey=str(new_id()))
    assert told["userErrors"] == []
    return told


async def refusal(house: House, name: str, login: str, /, **given: Any) -> str:
    """The code of a verb that will not."""
    told = await send(house, name, login, "__typename", **given, idempotencyKey=str(new_id()))
    return str(told["userErrors"][0]["code"])


async def ask(house: House, name: str, shown: str, login: str = "cashier", **given: Any) -> Any:
    """An entry of Query; the arguments are IDs, dates and the like."""
    declared = ", ".join(f"${key}: {KINDS_OF.get(key, 'ID!')}" for key in given)
    passed = ", ".join(f"{key}: ${key}" for key in given)
    head, body = (f"query ({declared}) ", f"({passed})") if given else ("", "")
    return (await house.data(f"{head}{{ {name}{body} {{ {shown} }} }}", login, **given))[name]


def nodes(page: Any) -> list[Any]:
    return [edge["node"] for edge in page["edges"]]


async def merchant(house: House) -> Any:
    """A shop that money may be paid to."""
    key = new_id()
    await database.pool().execute(
        """INSERT INTO merchant (id, code, name, branch_id, status, fee_rate, settlement_days,
               makers, checker)
           VALUES ($1, 'SH0001', '东城家电', $2, 'active', 0.01, 1, '{staff:a}', 'staff:b')""",
        key,
        house.lender.branch_id,
    )
    return key


async def day_at_the_bank(house: House, remark: str) -> bytes:
    """Orders and books of the day are stored; the bank's file."""
    day = BankDay(DAY, CODE, house.lender.branch_id, house.lender.customer_id)
    day.clean(kind="collection", minor=50_000)
    day.clean(kind="payout", minor=30_000, merchant_id=await merchant(house))
    day.line(kind="transfer", minor=10_662, remark=remark, party_name="李四",
             party_account="6217000000005678")  # fmt: skip
    day.line(kind="fee", minor=-80)
    await day.store()
    return day.file()


async def account(house: House) -> str:
    """The clearing account of the branch; a payout costs 0.30, a collection 0.50."""
    given = {
        "code": CODE, "nameZh": "东区清算", "nameEn": "East", "number": "95588000000001",
        "branchId": to_id("Branch", house.lender.branch_id), "payoutFee": "0.30",
        "collectionFee": "0.50",
    }  # fmt: skip
    shown = """account { id code nameZh nameEn channel branchId currency number cutOffMinute
        payoutFee { amount } collectionFee { amount } }"""
    made = (await tell(house, "clearingAccountAdd", "accountant", shown, **given))["account"]
    assert made["number"].endswith("0001") and "95588" not in made["number"], "it is masked"
    listed = await ask(house, "clearingAccounts", "id code")
    assert listed == [{"id": made["id"], "code": CODE}]
    return str(made["id"])


async def imported(house: House, account_id: str, content: bytes) -> str:
    """The file as a statement, once however often."""
    shown = """statement { id number accountId accountCode on format sha256 lineCount
        opening { amount } closing { amount } booked { amount } importedAt } isNew"""
    told: Any = None
    for is_new in (True, False):
        file = await upload(house, "cashier", content, "day.csv", "BANK_STATEMENT")
        given = {"accountId": account_id, "fileId": file}
        told = await tell(house, "bankStatementImport", "cashier", shown, **given)
        assert told["isNew"] is is_new
    statement = told["statement"]
    assert (statement["on"], statement["lineCount"]) == (ON, 4)
    assert statement["booked"] == {"amount": "305.82"}  # 500.00 - 300.00 + 106.62 - 0.80
    page = await ask(house, "bankStatements", "edges { cursor node { id } }", accountId=account_id)
    assert [one["id"] for one in nodes(page)] == [statement["id"]]
    shown = f"edges {{ cursor node {{ {LINE} }} }}"
    lines = nodes(await ask(house, "bankStatementLines", shown, statementId=statement["id"]))
    transfer = next(one for one in lines if one["kind"] == "TRANSFER")
    assert (transfer["partyName"], transfer["amount"]) == ("李*", {"amount": "106.62"})
    assert transfer["partyNumber"].endswith("5678") and "6217" not in transfer["partyNumber"]
    return str(statement["id"])


async def ran(house: House, account_id: str) -> Any:
    """The day reconciled by the worker."""
    given = {"accountId": account_id, "on": ON}
    run = (await tell(house, "reconciliationRunStart", "cashier", f"run {{ {RUN} }}", **given))[
        "run"
    ]
    assert (run["status"], run["kinds"]) == ("RUNNING", [])
    (kind,) = [kind for kind in KINDS if kind.name == JOB]
    await worked(JOB, kind.does)
    done = await ask(house, "reconciliationRun", RUN, id=run["id"])
    assert done["status"] == "DONE"
    page = await ask(house, "reconciliationRuns", f"edges {{ node {{ {RUN} }} }}", on=ON)
    assert nodes(page) == [done]
    return done


async def breaks(house: House, login: str = "cashier", **where: Any) -> list[Any]:
    shown = f"edges {{ cursor node {{ {BREAK} lines {{ {LINE} }} order {{ id }} }} }}"
    return nodes(await ask(house, "reconciliationBreaks", shown, login, where=where))


async def posted(house: House, found: Any) -> Any:
    """What the cashier proposes, the manager posts; nobody decides on his own."""
    its = {"breakId": found["id"]}
    shown = f"found {{ {BREAK} }}"
    assert await refusal(house, "reconciliationBreakApprove", "manager", **its) == "BREAK_STATE"
    blank = {**its, "note": " "}
    assert await refusal(house, "reconciliationBreakPropose", "cashier", **blank) == "NOTE_MISSING"
    proposing = {**its, "note": "来账无法识别, 先挂账"}
    told = await tell(house, "reconciliationBreakPropose", "accountant", shown, **proposing)
    assert (told["found"]["state"], told["found"]["mine"]) == ("PROPOSED", True)
    own = await refusal(house, "reconciliationBreakApprove", "accountant", **its)
    assert own == "OWN_PROPOSAL"
    assert await refusal(house, "reconciliationBreakApprove", "cashier", **its) == "FORBIDDEN"
    gone = await refusal(house, "reconciliationBreakApprove", "stranger", **its)
    assert gone == "BREAK_NOT_FOUND", "another branch's is not there"
    told = await tell(house, "reconciliationBreakApprove", "manager", shown, **its)
    assert (told["found"]["state"], told["found"]["mine"]) == ("POSTED", False)
    assert told["found"]["entryId"] is not None
    return told["found"]


async def balances(*accounts: str) -> Sequence[int]:
    """Of the general ledger, in minor units."""
    sql = "SELECT coalesce(sum(amount_minor), 0) FROM journal_line WHERE account_id = $1"
    return [int(await database.pool().fetchval(sql, code)) for code in accounts]


async def test_a_day_at_the_bank_ends_with_nothing_unexplained(house: House) -> None:
    loan = await house.loan()
    number = (await house.data("query ($id: ID!) { loan(id: $id) { number } }", id=loan))["loan"]
    account_id = await account(house)
    content = await day_at_the_bank(house, f"还款 {number['number']}")
    await imported(house, account_id, content)
    run = await ran(house, account_id)
    assert (run["lineCount"], run["cleanCount"]) == (4, 2)
    assert [run[name]["amount"] for name in ("moneyIn", "moneyOut", "fees")] == [
        "606.62", "-300.00", "-0.80",
    ]  # fmt: skip

    found = await breaks(house, runId=run["id"], kind="UNMATCHED_INCOMING")
    assert len(found) == 1 and len(await breaks(house, "stranger")) == 0
    incoming = found[0]
    assert [one["partyName"] for one in incoming["lines"]] == ["李*"] and incoming["order"] is None
    assert [(one["role"], one["amount"]["amount"]) for one in incoming["proposal"]] == [
        ("CASH_CLEARING", "106.62"), ("SUSPENSE", "-106.62"),
    ]  # fmt: skip
    cash, suspense = await balances("1002", "2243")
    await posted(house, incoming)
    assert await balances("1002", "2243") == [cash + 10_662, suspense - 10_662]

    page = await ask(
        house, "suspenseItems", f"edges {{ cursor node {{ {ITEM} }} }}", state="WAITING"
    )
    (item,) = nodes(page)
    assert (item["payerName"], item["amount"]) == ("李*", {"amount": "106.62"})
    shown = "loanId score clues loan { id number }"
    best, *_ = await ask(house, "suspenseSuggestions", shown, "cashier", itemId=item["id"])
    assert best["loanId"] == loan and "NUMBER" in best["clues"]
    given = {"itemId": item["id"], "loanId": loan, "note": "附言写明借据号"}
    dry = "item { state } preview { statusAfter }"
    looked = await tell(house, "suspenseAssign", "cashier", dry, **given, dryRun=True)
    assert (looked["item"], looked["preview"]["statusAfter"]) == ({"state": "WAITING"}, "ACTIVE")
    told = await tell(house, "suspenseAssign", "cashier", f"item {{ {ITEM} }}", **given)
    assert (told["item"]["state"], told["item"]["mine"]) == ("PROPOSED", True)
    its = {"itemId": item["id"]}
    assert await refusal(house, "suspenseApprove", "cashier", **its) == "FORBIDDEN"
    told = await tell(house, "suspenseApprove", "manager", f"item {{ {ITEM} }}", **its)
    assert told["item"]["state"] == "ASSIGNED"
    assert await balances("2243") == [suspense]
    transactions = "query ($id: ID!) { loan(id: $id) { transactions { type amount { amount } } } }"
    paid = (await house.data(transactions, id=loan))["loan"]["transactions"]
    repaid = [one["amount"]["amount"] for one in paid if one["type"] == "repay"]
    assert repaid == ["106.62"]

    for left in await breaks(house, runId=run["id"], waiting=True):
        if left["proposal"]:
            await posted(house, left)
    report = await ask(
        house,
        "settlementReport",
        """accountId currency days { on lines payments moneyIn { amount } moneyOut { amount }
           fees { amount } bank { amount } ledger { amount } posted { amount } rest { amount }
           breaks waiting } merchants { orders paid { amount } merchant { id code } }""",
        "manager",
        accountId=account_id,
        firstDay=ON,
        lastDay=ON,
    )
    (day,) = report["days"]
    assert day["bank"] == {"amount": "305.82"} and day["waiting"] == 0
    assert day["rest"] == {"amount": "0.00"}, "the bank is what the books say"
    (shop,) = report["merchants"]
    assert (shop["orders"], shop["paid"], shop["merchant"]["code"]) == (
        1, {"amount": "300.00"}, "SH0001",
    )  # fmt: skip


async def test_a_broken_file_names_its_lines_and_imports_nothing(house: House) -> None:
    account_id = await account(house)
    content = await day_at_the_bank(house, "x")
    broken = content.replace(b",transfer,", b",gift,")
    file = await upload(house, "cashier", broken, "day.csv", "BANK_STATEMENT")
    text = """mutation ($input: BankStatementImportInput!) { bankStatementImport(input: $input) {
        statement { id } userErrors { code field message } } }"""
    given = {"accountId": account_id, "fileId": file, "idempotencyKey": "k"}
    told = (await house.data(text, "cashier", input=given))["bankStatementImport"]
    (error,) = told["userErrors"]
    assert (told["statement"], error["code"]) == (None, "STATEMENT_LINES_WRONG")
    assert "line 5: kind" in error["message"]
    assert nodes(await ask(house, "bankStatements", "edges { node { id } }")) == []
