"""Sixteen clients repay while server and PostgreSQL are killed with -9 again and again.

Each client keeps its own list of what was acknowledged. Whatever it has no answer for it sends
again under the same key. Afterwards the loans hold exactly that list: nothing lost, nothing twice.
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
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.loans.conftest import set_up_lender, today_is
from xindai.loans.verify import verify
from xindai.platform import db as database
from xindai.platform.embedded import postgres, process
from xindai.platform.migrate import migrate
from xindai.platform.settings import as_app_role

SERVER = Path(__file__).with_name("payment_server.py")
BACKEND = Path(__file__).parents[2] / "backend"
PASSWORD = "faults"
CLIENTS, LOANS = 16, 12


@dataclass
class House:
    """A durable PostgreSQL and the server in front of it; both can be killed and come back."""

    folder: Path
    database: postgres.Postgres
    url: str
    port: int
    server: subprocess.Popen[bytes] | None = None
    killed: Counter[str] = field(default_factory=Counter)

    def start_server(self) -> None:
        with (self.folder / "server.log").open("ab") as log:
            self.server = subprocess.Popen(
                [sys.executable, str(SERVER), self.url, str(self.port)],
                env=os.environ | {"PYTHONPATH": str(BACKEND)},
                stderr=log,
            )

    def kill_server(self) -> None:
        assert self.server is not None
        self.server.kill()
        self.server.wait()
        self.killed["server"] += 1

    def kill_database(self) -> None:
        self.database.child.send_signal(signal.SIGKILL)
        self.database.child.wait()
        self.killed["postgres"] += 1
        self.database = postgres.start(self.folder, port=self.database.port)

    def stop(self) -> None:
        if self.server is not None:
            self.server.kill()
            self.server.wait()
        self.database.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


def open_house() -> House:
    folder = Path(tempfile.mkdtemp(prefix="xindai-faults-"))
    folder.chmod(0o755)
    running = postgres.start(folder)
    return House(folder, running, as_app_role(running.url, PASSWORD), process.free_port())


async def client(house: House, name: str, loans: list[str], count: int) -> list[dict[str, Any]]:
    """Sends `count` repayments, each until it is answered; the acknowledged ones."""
    chance = random.Random(name)
    acknowledged: list[dict[str, Any]] = []
    link: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
    for n in range(count):
        wanted = {
            "loan": chance.choice(loans),
            "amount": f"{chance.randint(1, 9)}.{chance.randint(0, 99):02d}",
            "key": f"{name}-{n}",
        }
        while True:
            try:
                if link is None:
                    link = await asyncio.open_connection("127.0.0.1", house.port)
                link[1].write(json.dumps(wanted).encode() + b"\n")
                await link[1].drain()
                line = await asyncio.wait_for(link[0].readline(), 30)
                if not line:
                    raise ConnectionError("no answer")
                acknowledged.append(wanted | json.loads(line))
                break
            except (OSError, TimeoutError):
                if link is not None:
                    link[1].close()
                link = None
                await asyncio.sleep(0.05)
    if link is not None:
        link[1].close()
    return acknowledged


async def havoc(house: House, pause: float, enough: asyncio.Event) -> None:
    """Kills server, database or both, until it is enough; then both run again."""
    chance = random.Random(7)
    while not enough.is_set():
        await asyncio.sleep(pause * (0.5 + chance.random()))
        victims = chance.choice([("server",), ("database",), ("server", "database")])
        if "server" in victims:
            house.kill_server()
        if "database" in victims:
            await asyncio.to_thread(house.kill_database)
        if "server" in victims:
            house.start_server()


async def ruin(per_client: int, pause: float) -> None:
    house = await asyncio.to_thread(open_house)
    try:
        await migrate(house.database.url, app_password=PASSWORD)
        await database.connect(house.url)
        lender = await set_up_lender()
        loans = [str(await lender.loan(principal="12000.00")) for _ in range(LOANS)]
        await today_is(date(2024, 2, 29))
        await database.close()

        house.start_server()
        enough = asyncio.Event()
        chaos = asyncio.create_task(havoc(house, pause, enough))
        lists = await asyncio.gather(
            *(client(house, f"client{n}", loans, per_client) for n in range(CLIENTS))
        )
        enough.set()
        await chaos
        await compare(house, [entry for own in lists for entry in own])
    finally:
        await database.close()
        await asyncio.to_thread(house.stop)


async def compare(house: House, acknowledged: list[dict[str, Any]]) -> None:
    """The clients' own list against the events, then every check of the books."""
    assert house.killed["server"] > 0
    assert house.killed["postgres"] > 0
    assert [entry for entry in acknowledged if "refused" in entry] == []
    await database.connect(house.url)
    stored = await database.pool().fetch(
        "SELECT id::text, loan_id::text, payload->>'amount' AS amount FROM loan_event"
        " WHERE type = 'repay'"
    )
    listed = {(e["event"], e["loan"], e["amount"]) for e in acknowledged}
    assert len(listed) == len(acknowledged), "two acknowledgements share an event"
    assert {(r["id"], r["loan_id"], r["amount"]) for r in stored} == listed
    entries = await database.pool().fetchval(
        "SELECT count(*) FROM journal_entry WHERE kind = 'loan.repay'"
    )
    assert entries == len(acknowledged)
    assert await verify() == []


@pytest.mark.faults
async def test_no_acknowledged_repayment_is_lost_or_doubled() -> None:
    await ruin(per_client=8, pause=1.0)


@pytest.mark.faults
@pytest.mark.nightly
async def test_the_same_for_longer() -> None:
    await ruin(per_client=300, pause=2.0)
