"""A lender whose loans fall behind, people who look after it, days that end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from tests.actors import permissions_of
from tests.loans.conftest import Lender, set_up_lender
from xindai.early_warning.look import end_day, look
from xindai.kernel.ids import new_id
from xindai.loans.end_of_day.run import run_to
from xindai.platform import db as database
from xindai.platform.actor import Actor, ActorKind, system_actor

EOD = system_actor("eod")


@dataclass
class Watch:
    """The lender, and what its signals are."""

    lender: Lender

    async def hire(self, login: str, role: str = "customer_manager") -> Actor:
        """Somebody who signs in with this role, in the one branch."""
        staff_id = new_id()
        await database.pool().execute(
            """INSERT INTO staff_user (id, login, display_name, password_hash, branch_id, roles)
               VALUES ($1, $2::text, $2::text, 'x', $3, $4)""",
            staff_id,
            login,
            self.lender.branch_id,
            [role],
        )
        return Actor(f"staff:{staff_id}", ActorKind.STAFF, permissions_of(role), "/B1/")

    async def end(self, day: str) -> date | None:
        """The books of the days up to this one close, then everybody is looked at."""
        await run_to(EOD, date.fromisoformat(day))
        async with database.transaction() as tx:
            return await end_day(tx)

    async def look(self) -> dict[str, int]:
        """What the worker does after news of the customer."""
        async with database.transaction() as tx:
            return await look(tx, [self.lender.customer_id])

    async def signals(self) -> dict[str, Any]:
        """Those that have not lapsed, by code."""
        rows = await database.pool().fetch("SELECT * FROM warning_signal WHERE lapsed_on IS NULL")
        return {row["code"]: row for row in rows}

    async def task(self) -> Any:
        """The newest."""
        return await database.pool().fetchrow("SELECT * FROM warning_task ORDER BY id DESC LIMIT 1")

    async def level(self) -> tuple[str, int]:
        """The customer's, and his score."""
        row = await database.pool().fetchrow("SELECT level, score FROM watch_entry")
        return (row["level"], row["score"]) if row else ("none", 0)


@pytest.fixture
async def watch(db: Any) -> Watch:
    """31 January 2024; the first policy is active."""
    return Watch(await set_up_lender())
