"""Sixteen clients repay through GraphQL while API, worker and PostgreSQL are killed with -9.

Each client keeps its own list of what was acknowledged. Whatever it has no answer for it sends
again under the same key. Afterwards the loans hold exactly that list: nothing lost, nothing twice,
and every repayment has been told to the stream of news.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from redis.asyncio import from_url

from tests.loans.conftest import set_up_lender, today_is
from xindai.graphql.base.node import to_id
from xindai.identity import api as identity
from xindai.identity.types import NewStaff
from xindai.loans.verify import verify
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.embedded import postgres, process, valkey
from xindai.platform.migrate import migrate
from xindai.platform.outbox import STREAM
from xindai.platform.settings import as_app_role

BACKEND = Path(__file__).parents[2] / "backend"
PASSWORD = "faults"
CLIENTS, LOANS = 16, 12
VICTIMS = (("serve",), ("postgres",), ("worker",))
REPAY = """mutation ($input: LoanAmountInput!) {
  loanRepay(input: $input) { eventId replayed userErrors { code field } } }"""


@dataclass
class House:
    """Durable servers with the API and the worker in front; all but Valkey are killed at times."""

    folder: Path
    database: postgres.Postgres
    news: valkey.Valkey
    url: str
    port: int
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    killed: Counter[str] = field(default_factory=Counter)

    def start(self, name: str, *arguments: str) -> None:
        """`xindai.cli NAME …` on these servers, as in production."""
        surroundings = {
            "PYTHONPATH": str(BACKEND),
            "XINDAI_VAR": str(self.folder),
            "XINDAI_ENV": "production",
            "DATABASE_URL": self.url,
            "REDIS_URL": self.news.url,
        }
        with (self.folder / f"{name}.log").open("ab") as log:
            self.children[name] = subprocess.Popen(
                [sys.executable, "-m", "xindai.cli", name, *arguments],
                env=os.environ | surroundings,
                stdout=log,
                stderr=log,
            )

    def keep_up(self) -> None:
        """What a supervisor does: who is down is started again."""
        for name, arguments in (("serve", ("--port", str(self.port))), ("worker", ())):
            if name not in self.children or self.children[name].poll() is not None:
                self.start(name, *arguments)

    def kill(self, name: str) -> None:
        self.children[name].kill()
        self.children[name].wait()
        self.killed[name] += 1

    def kill_database(self) -> None:
        self.database.child.send_signal(signal.SIGKILL)
        self.database.child.wait()
        self.killed["postgres"] += 1
        self.database = postgres.start(self.folder, port=self.database.port)

    def stop(self) -> None:
        for child in self.children.values():
            child.kill()
            child.wait()
        self.news.stop()
        self.database.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def open_house() -> House:
    folder = Path(tempfile.mkdtemp(prefix="xindai-faults-"))
    folder.chmod(0o755)
    running = postgres.start(folder)
    url = as_app_role(running.url, PASSWORD)
    return House(folder, running, valkey.start(folder), url, process.free_port())


async def client(
    house: House, name: str, session: str, loans: list[str], enough: asyncio.Event
) -> list[dict[str, Any]]:
    """Sends repayments until it is enough, each until it is answered; the acknowledged ones."""
    chance = random.Random(name)
    acknowledged: list[dict[str, Any]] = []
    address = f"http://127.0.0.1:{house.port}/graphql/"
    async with httpx.AsyncClient(headers={"Authorization": session}, timeout=30) as http:
        for n in count():
            if enough.is_set():
                break
            wanted = {
                "loanId": chance.choice(loans),
                "amount": f"{chance.randint(1, 9)}.{chance.randint(0, 99):02d}",
                "idempotencyKey": f"{name}-{n}",
            }
            acknowledged.append(wanted | await answered(http, address, wanted))
    return acknowledged


async def answered(http: httpx.AsyncClient, address: str, wanted: Any) -> dict[str, Any]:
    """The payload, however often it takes to ask."""
    while True:
        if (told := await sent(http, address, wanted)) is not None:
            return told
        await asyncio.sleep(0.1)


async def sent(http: httpx.AsyncClient, address: str, wanted: Any) -> dict[str, Any] | None:
    """The payload, or None where no answer came: a dead server, a server without database."""
    body = {"query": REPAY, "variables": {"input": wanted}}
    try:
        answer = (await http.post(address, json=body)).json()
    except (httpx.HTTPError, ValueError):
        return None
    told: dict[str, Any] | None = (answer.get("data") or {}).get("loanRepay")
    return told


async def havoc(house: House, blows: int) -> None:
    """Kills one, two or all three of them, again and again; then all run again."""
    chance = random.Random(7)
    victims = [*VICTIMS, ("serve", "postgres", "worker"), ("postgres", "serve")]
    for blow in range(blows):
        await served(house)
        await asyncio.sleep(0.3 + 1.5 * chance.random())
        for victim in victims[blow % len(victims)]:
            if victim == "postgres":
                await asyncio.to_thread(house.kill_database)
            else:
                house.kill(victim)
    await served(house)


async def served(house: House) -> None:
    """Waits for the API, so that something is at work when the next blow falls."""
    async with httpx.AsyncClient() as http:
        while True:
            house.keep_up()
            try:
                await http.get(f"http://127.0.0.1:{house.port}/healthz")
                return
            except httpx.HTTPError:
                await asyncio.sleep(0.1)


@asynccontextmanager
async def opened(house: House) -> AsyncIterator[None]:
    await database.connect(house.url)
    try:
        yield
    finally:
        await database.close()


async def ruin(blows: int) -> None:
    house = await asyncio.to_thread(open_house)
    os.environ["XINDAI_VAR"] = str(house.folder)  # the keys of its processes are ours too
    try:
        await migrate(house.database.url, app_password=PASSWORD)
        await identity.seed_permissions(house.database.url)
        async with opened(house):
            lender = await set_up_lender()
            sessions = await sign_in(CLIENTS)
            rows = [await lender.loan(principal="900000.00") for _ in range(LOANS)]
            await today_is(date(2024, 2, 29))
        enough = asyncio.Event()
        chaos = asyncio.create_task(havoc(house, blows))
        chaos.add_done_callback(lambda _: enough.set())  # also where it failed
        loans = [to_id("Loan", row) for row in rows]
        lists = await asyncio.gather(
            *(client(house, f"client{n}", sessions[n], loans, enough) for n in range(CLIENTS))
        )
        await chaos
        async with opened(house):
            await compare(house, [entry for own in lists for entry in own])
    finally:
        del os.environ["XINDAI_VAR"]
        await asyncio.to_thread(house.stop)


async def sign_in(times: int) -> list[str]:
    """Headers of somebody at the till: each session has a minute of its own to fill."""
    wanted = NewStaff(
        login="till",
        display_name="till",
        password="correct horse battery",
        branch_code="B1",
        roles=frozenset({"cashier"}),
    )
    staff_id = await identity.create_staff(system_actor("test"), wanted)
    async with database.transaction() as tx:
        begun = [await identity.start_session(tx, staff_id=staff_id) for _ in range(times)]
    return [f"Bearer {token}" for token, _ in begun]


async def compare(house: House, acknowledged: list[dict[str, Any]]) -> None:
    """The clients' own list against the events and the news, then every check of the books."""
    assert set(house.killed) == {"serve", "worker", "postgres"}, house.killed
    print(f"{len(acknowledged)} acknowledged, killed {dict(house.killed)}")
    assert [entry for entry in acknowledged if entry["userErrors"]] == []
    stored = await database.pool().fetch(
        "SELECT id, loan_id, payload->>'amount' AS amount FROM loan_event WHERE type = 'repay'"
    )
    listed = {(e["eventId"], e["loanId"], e["amount"]) for e in acknowledged}
    assert len(listed) == len(acknowledged), "two acknowledgements share an event"
    found = {(to_id("Transaction", r[0]), to_id("Loan", r[1]), r[2]) for r in stored}
    assert found == listed
    entries = await database.pool().fetchval(
        "SELECT count(*) FROM journal_entry WHERE kind = 'loan.repay'"
    )
    assert entries == len(acknowledged)
    assert await told(house) >= {str(r["id"]) for r in stored}
    assert await verify() == []


async def told(house: House) -> set[str]:
    """Ids of the events that the stream tells of, once the outbox is empty."""
    waiting = "SELECT count(*) FROM outbox_message WHERE published_at IS NULL"
    for _ in range(1800):  # the claim of a killed worker runs out after thirty seconds
        if not await database.pool().fetchval(waiting):
            break
        await asyncio.sleep(0.1)
    else:
        raise AssertionError("the outbox is not empty after three minutes")
    async with from_url(house.news.url, decode_responses=True) as redis:
        messages = await redis.xrange(STREAM)
    return {json.loads(fields["payload"]).get("eventId") for _, fields in messages}


@pytest.mark.faults
async def test_no_acknowledged_repayment_is_lost_or_doubled() -> None:
    await ruin(blows=5)


@pytest.mark.faults
@pytest.mark.nightly
async def test_the_same_for_longer() -> None:
    await ruin(blows=100)
