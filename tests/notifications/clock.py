"""Lets a test say what time it is for the gate: only the owner of the database can."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from xindai.platform.db import Tx

_OURS = """
CREATE OR REPLACE FUNCTION contact_clock() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
    SELECT coalesce(nullif(current_setting('test.contact_clock', true), '')::timestamptz,
        (SELECT at FROM test_clock), clock_timestamp())
$$
"""


async def take_clock(db: Any) -> None:
    """From now on `set_clock` and `at` say what time it is."""
    async with db.owner() as owner:
        await owner.execute("CREATE TABLE test_clock (at timestamptz)")
        await owner.execute("GRANT SELECT ON test_clock TO xindai_app")
        await owner.execute(_OURS)


async def set_clock(db: Any, at: datetime) -> None:
    """For everybody."""
    async with db.owner() as owner:
        await owner.execute("DELETE FROM test_clock")
        await owner.execute("INSERT INTO test_clock VALUES ($1)", at)


async def at(tx: Tx, moment: datetime) -> None:
    """For this transaction."""
    await tx.execute("SELECT set_config('test.contact_clock', $1, true)", moment.isoformat())
