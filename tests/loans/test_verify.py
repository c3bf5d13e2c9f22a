"""A row changed by hand is named: loan, row, column, both values."""

from datetime import date

import pytest

from tests.loans.conftest import MANAGER, today_is
from xindai.loans import api
from xindai.loans.verify import verify


@pytest.mark.parametrize(
    ("statement", "row", "column"),
    [
        ("UPDATE loan SET principal_paid_minor = 1", "", "principal_paid_minor"),
        ("UPDATE loan SET accr_carried = 0.5", "", "accr_carried"),
        ("UPDATE loan SET next_due_on = '2024-05-05'", "", "next_due_on"),
        (
            "UPDATE instalment SET interest_minor = 1201 WHERE n = 1",
            "instalment 1",
            "interest_minor",
        ),
        ("UPDATE instalment SET due_on = '2024-03-01' WHERE n = 1", "instalment 1", "due_on"),
        ("DELETE FROM instalment WHERE n = 7", "instalment 7", "n"),
    ],
)
async def test_a_changed_cell_is_named(lender, db, statement, row, column):
    loan_id = await lender.loan()
    number = (await api.get_loan(MANAGER, loan_id)).number
    assert await verify() == []
    async with db.owner() as owner:
        await owner.execute(statement)
    (finding,) = await verify()
    assert (finding.subject, finding.row, finding.column) == (number, row, column)
    assert finding.cached != finding.folded
    assert number in str(finding)


async def test_a_foreign_journal_entry_parts_ledger_and_loans(lender, db):
    loan_id = await lender.loan()
    async with db.owner() as owner:
        await owner.execute("SET session_replication_role = replica")
        await owner.execute(
            "UPDATE journal_line SET amount_minor = amount_minor + 5 WHERE line_no = 1"
        )
    found = await verify()
    assert {finding.check for finding in found} == {"ledger", "trial balance"}
    assert loan_id


async def test_a_changed_audit_record_is_named(lender, db):
    await lender.loan()
    async with db.owner() as owner:
        await owner.execute("SET session_replication_role = replica")
        await owner.execute(
            "UPDATE audit_record SET actor = 'nobody' WHERE action = 'loan.disburse'"
        )
    (finding, *_) = await verify()
    assert finding.check == "audit"


async def test_a_limit_looks_at_that_many(lender):
    for _ in range(3):
        await lender.loan()
    await today_is(date(2024, 5, 5))
    seen = []
    assert await verify(limit=2, progress=lambda done, total: seen.append((done, total))) == []
    assert await verify() == []


async def test_a_lender_without_books_agrees(db):
    assert await verify() == []
