"""Whoever acts has one name wherever he is shown, read for a whole page at once."""

from __future__ import annotations

from typing import Any

import asyncpg
import pytest

from tests.graphql.conftest import House
from xindai.identity.api import actor_names
from xindai.kernel.ids import new_id
from xindai.platform import audit
from xindai.platform import db as database
from xindai.platform.actor import Actor, ActorKind, system_actor

TRAIL = """query ($first: Int!) { auditRecords(where: { action: "test.done" }, first: $first) {
    edges { node { actor { id kind name } } } } }"""


async def note(who: str, kind: ActorKind) -> None:
    """An audit record of somebody's."""
    customer = new_id() if kind is ActorKind.BORROWER else None
    async with database.transaction() as tx:
        done_by = Actor(who, kind, customer_id=customer)
        await audit.append(tx, done_by, "test.done", "test/1", {})


async def trail(house: House, language: str, first: int = 20) -> list[dict[str, Any]]:
    answer = await house.ask(TRAIL, "auditor", {"Accept-Language": language}, first=first)
    edges = answer["data"]["auditRecords"]["edges"]
    return [edge["node"]["actor"] for edge in reversed(edges)]


async def ids() -> tuple[str, str, str]:
    """A colleague, the third party and the borrower as the records know them."""
    pool = database.pool()
    staff = await pool.fetchval("SELECT id FROM staff_user WHERE login = 'cashier'")
    client = await pool.fetchval("SELECT id FROM api_client")
    account = await pool.fetchval("SELECT account_id FROM customer WHERE account_id IS NOT NULL")
    return f"staff:{staff}", f"client:{client}", f"borrower:{account}"


async def test_everybody_is_named(house: House) -> None:
    staff, client, borrower = await ids()
    gone = f"staff:{new_id()}"
    for who, kind in (
        (staff, ActorKind.STAFF),
        (client, ActorKind.CLIENT),
        (borrower, ActorKind.BORROWER),
        (system_actor("eod").id, ActorKind.SYSTEM),
        (gone, ActorKind.STAFF),
    ):
        await note(who, kind)
    name = await database.pool().fetchval("SELECT name FROM api_client")
    masked = await database.pool().fetchval(
        "SELECT name_masked FROM customer WHERE 'borrower:' || account_id = $1", borrower
    )
    assert "*" in masked
    wanted = [
        {"id": staff, "kind": "STAFF", "name": "cashier"},
        {"id": client, "kind": "CLIENT", "name": name},
        {"id": borrower, "kind": "BORROWER", "name": masked},
        {"id": "system:eod", "kind": "SYSTEM", "name": "System"},
        {"id": gone, "kind": "STAFF", "name": None},
    ]
    assert await trail(house, "en") == wanted
    assert (await trail(house, "zh-CN"))[3]["name"] == "系统"


async def test_a_page_asks_for_names_once(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twelve records of two people take the statements of one record."""
    people = await database.pool().fetch("SELECT id FROM staff_user ORDER BY login LIMIT 2")
    for n in range(12):
        await note(f"staff:{people[n % 2]['id']}", ActorKind.STAFF)
    count = 0
    real = asyncpg.Connection._execute

    async def counted(self: Any, *args: Any, **kwargs: Any) -> Any:
        nonlocal count
        count += 1
        return await real(self, *args, **kwargs)

    monkeypatch.setattr(asyncpg.Connection, "_execute", counted)
    statements = {}
    for first in (1, 12):
        count = 0
        assert len({actor["name"] for actor in await trail(house, "en", first)}) == min(first, 2)
        statements[first] = count
    assert statements[1] == statements[12]


async def test_what_is_no_id_has_no_name() -> None:
    """Nothing is asked of the database, and nothing fails."""
    odd = ["system:eod", "staff:", "staff:officer", "client:x", ""]
    assert await actor_names(system_actor("test"), odd) == {}
