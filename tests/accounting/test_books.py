"""The journal takes balanced entries of an open day and gives none back."""

from __future__ import annotations

from datetime import date
from typing import Any

import asyncpg
import pytest

from xindai.accounting import api
from xindai.accounting.types import JournalDraft, JournalLine
from xindai.kernel.errors import Refusal
from xindai.platform import db as database

DAY = date(2026, 1, 15)


@pytest.fixture(autouse=True)
async def books(db: Any) -> None:
    async with database.transaction() as tx:
        await api.seed(tx)
        await api.open_period(tx, DAY)
        await tx.execute("INSERT INTO business_day (id, current_on) VALUES (1, $1)", DAY)


def draft(debit: int = 500, credit: int = 500, on: date = DAY) -> JournalDraft:
    lines = (("LOAN_PRINCIPAL", debit), ("CASH_CLEARING", -credit))
    return JournalDraft(
        kind="test",
        booked_on=on,
        value_on=on,
        source_type="test",
        lines=tuple(JournalLine(role=r, amount_minor=m, currency="CNY") for r, m in lines),
    )


async def closings() -> dict[str, int]:
    async with database.transaction() as tx:
        return {r.account_code: r.closing_minor for r in await api.trial_balance(tx, DAY)}


async def only_entry() -> Any:
    return await database.pool().fetchval("SELECT id FROM journal_entry ORDER BY id LIMIT 1")


async def test_one_posting_and_many_give_the_same_balances() -> None:
    async with database.transaction() as tx:
        posted = await api.post(tx, draft())
        await api.post_many(tx, [draft(), draft(1, 1)])
    assert [line.amount_minor for line in posted] == [500, -500]
    assert await closings() == {"1301": 1001, "1002": -1001}
    async with database.transaction() as tx:
        await api.close_day(tx, DAY)
        assert await api.totals_by_currency(tx) == {"CNY": 0}
    assert await closings() == {"1301": 1001, "1002": -1001}


async def test_an_unbalanced_entry_is_refused_before_and_by_the_database() -> None:
    with pytest.raises(Refusal, match="debits"):
        async with database.transaction() as tx:
            await api.post(tx, draft(500, 499))
    with pytest.raises(asyncpg.PostgresError) as refused:
        async with database.transaction() as tx:
            await tx.execute(
                """INSERT INTO journal_entry (id, number, kind, booked_on, value_on, source_type,
                       description, line_count) VALUES (uuidv7(), 'X', 't', $1, $1, 't', '', 2)""",
                DAY,
            )
            await tx.execute(
                """INSERT INTO journal_line (entry_id, line_no, booked_on, account_id, currency,
                       amount_minor)
                   SELECT id, n, $1, '1002', 'CNY', n
                   FROM journal_entry, generate_series(1, 2) n""",
                DAY,
            )
    assert refused.value.sqlstate == "XD002"


@pytest.mark.parametrize(
    ("on", "code"),
    [(date(2025, 12, 31), "PERIOD_CLOSED"), (date(2026, 1, 16), "BOOKING_IN_FUTURE")],
)
async def test_a_booking_needs_an_open_day(on: date, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        async with database.transaction() as tx:
            await api.post(tx, draft(on=on))
    assert refused.value.code == code


async def test_a_closed_period_takes_nothing() -> None:
    async with database.transaction() as tx:
        await api.close_period(tx, DAY)
    with pytest.raises(Refusal) as refused:
        async with database.transaction() as tx:
            await api.post(tx, draft())
    assert (refused.value.code, refused.value.field) == ("PERIOD_CLOSED", "booked_on")


async def test_an_entry_is_reversed_once() -> None:
    async with database.transaction() as tx:
        await api.post(tx, draft())
    entry_id = await only_entry()
    async with database.transaction() as tx:
        await api.reverse(tx, entry_id, DAY, "wrong loan")
    assert await closings() == {"1301": 0, "1002": 0}
    with pytest.raises(Refusal) as refused:
        async with database.transaction() as tx:
            await api.reverse(tx, entry_id, DAY, "again")
    assert refused.value.code == "ENTRY_REVERSED"


@pytest.mark.parametrize("table", ["journal_entry", "journal_line", "loan_event", "audit_record"])
@pytest.mark.parametrize("sql", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE"])
async def test_nobody_changes_what_is_written(db: Any, table: str, sql: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await database.pool().execute(sql.format(table))
    async with db.owner() as owner:
        with pytest.raises(asyncpg.PostgresError) as refused:
            await owner.execute(sql.format(table))
    assert refused.value.sqlstate == "XD003"
