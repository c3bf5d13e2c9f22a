"""What happened stays: neither the application nor the owner changes journal, events, audit."""

from __future__ import annotations

from typing import Any

import asyncpg
import pytest

from tests.loans.conftest import set_up_lender
from xindai.platform import db as database

TABLES = {
    "journal_entry": "description",
    "journal_line": "amount_minor",
    "loan_event": "payload",
    "audit_record": "actor",
}
STATEMENTS = ("UPDATE {0} SET {1} = {1}", "DELETE FROM {0}", "TRUNCATE {0} CASCADE")


@pytest.fixture
async def history(db: Any) -> Any:
    """A lender with a loan: every append-only table has rows."""
    await (await set_up_lender()).loan()
    return db


async def test_history_is_refused_to_the_application_and_to_the_owner(history: Any) -> None:
    for table, column in TABLES.items():
        rows = await database.pool().fetchval(f"SELECT count(*) FROM {table}")
        assert rows > 0, table
        for statement in STATEMENTS:
            sql = statement.format(table, column)
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await database.pool().execute(sql)
            async with history.owner() as owner:
                with pytest.raises(asyncpg.PostgresError, match="append-only") as no:
                    await owner.execute(sql)
            assert no.value.sqlstate == "XD003", sql
        assert await database.pool().fetchval(f"SELECT count(*) FROM {table}") == rows


SETTLED = (
    "DELETE FROM gl_account",
    "TRUNCATE gl_account CASCADE",
    "DELETE FROM accounting_period",
    "DELETE FROM business_day",
    "DELETE FROM data_key",
    "INSERT INTO tortoise_migrations (app, name) VALUES ('x', 'y')",
    "TRUNCATE loan CASCADE",
    "DROP TABLE loan",
    "ALTER TABLE loan_event DISABLE TRIGGER ALL",
    "CREATE TABLE mine (id int)",
    "SET session_replication_role = replica",
    "SET ROLE xindai",
)


async def test_the_application_owns_nothing(db: Any) -> None:
    for sql in SETTLED:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await database.pool().execute(sql)
