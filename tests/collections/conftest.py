"""A late customer, the people of the desk, days that end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from tests.actors import permissions_of
from tests.loans.conftest import Lender, set_up_lender
from xindai.collections.day import end_day, settle
from xindai.kernel.ids import new_id
from xindai.loans.end_of_day.run import run_to
from xindai.platform import db as database
from xindai.platform.actor import Actor, ActorKind, system_actor

EOD = system_actor("eod")


@dataclass
class Desk:
    """A lender with a desk of collectors; `actors` by login."""

    lender: Lender
    actors: dict[str, Actor] = field(default_factory=dict)

    async def hire(self, login: str, role: str = "collections") -> Actor:
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
        made = Actor(f"staff:{staff_id}", ActorKind.STAFF, permissions_of(role), "/B1/")
        self.actors[login] = made
        return made

    async def end(self, day: str) -> bool:
        """The books of the days up to this one close, then the cases follow."""
        await run_to(EOD, date.fromisoformat(day))
        async with database.transaction() as tx:
            return await end_day(tx)

    async def settle(self) -> None:
        """What the worker does when a loan of the customer has changed."""
        async with database.transaction() as tx:
            await settle(tx, self.lender.customer_id)

    async def case(self) -> Any:
        """The customer's newest case."""
        return await database.pool().fetchrow(
            "SELECT * FROM collection_case WHERE customer_id = $1 ORDER BY id DESC LIMIT 1",
            self.lender.customer_id,
        )

    async def kinds(self) -> list[str]:
        """The timeline of the newest case, oldest first."""
        rows = await database.pool().fetch(
            "SELECT kind FROM collection_action WHERE case_id = $1 ORDER BY id",
            (await self.case())["id"],
        )
        return [row["kind"] for row in rows]


def staff_id(actor: Actor) -> UUID:
    """Which row he is."""
    return UUID(actor.id.partition(":")[2])


@pytest.fixture
async def desk(db: Any) -> Desk:
    """31 January 2024; nobody collects yet."""
    return Desk(await set_up_lender())
