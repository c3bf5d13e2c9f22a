"""Repayments run while a crowd listens; the API is killed with -9 in the middle.

Two fifths of the subscriptions are on one loan, a fifth on four, the others on loans of their own
(four each). Most have a socket of their own, some share one. Everybody comes back by himself with
the cursor of what he heard last, and ends with every version of his loan, in order, once.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from statistics import median, quantiles
from typing import Any
from uuid import UUID

from redis.asyncio import from_url

from tests.graphql.program import Program
from tests.live.bare import STREAM as BARE_STREAM
from tests.live.crowd import Crowd, cpu_seconds, crowd, rss_mb, wrong_lists
from tests.loans.conftest import Lender
from xindai.graphql.base.node import to_id
from xindai.platform.embedded import process
from xindai.platform.settings import PROJECT

ON = date(2024, 1, 31)
SHARING = 10
"""Subscriptions on a socket that is shared."""


@dataclass
class Figures:
    """What a run showed; times in milliseconds, CPU in microseconds a delivery."""

    subscriptions: int = 0
    sockets: int = 0
    repayments: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    deliveries: int = 0
    cpu_us: float = 0.0
    bare_cpu_us: float = 0.0
    latency_ms: dict[str, float] = field(default_factory=dict)
    bare_latency_ms: dict[str, float] = field(default_factory=dict)
    rss_mb: float = 0.0
    drops: Counter[Any] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        return "\n".join(f"{name:16} {value}" for name, value in vars(self).items())


def spread(values: list[float]) -> dict[str, float]:
    """Median, 95 and 99 of a hundred, most; milliseconds."""
    cut = quantiles(values, n=100)
    shown = {"p50": median(values), "p95": cut[94], "p99": cut[98], "max": max(values)}
    return {name: round(value * 1000, 1) for name, value in shown.items()}


class Story:
    """One run; `sessions` are the Authorization headers of people who may see the loans."""

    def __init__(self, running: Program, lender: Lender, sessions: list[str], size: int) -> None:
        self.running, self.lender, self.sessions, self.size = running, lender, sessions, size
        self.rows: list[UUID] = []
        self.versions: dict[str, int] = {}
        self.acknowledged: dict[tuple[str, int], float] = {}
        self.figures = Figures(subscriptions=size)

    async def lend(self) -> None:
        """One loan that many watch, four that some watch, and one for every four others."""
        for _ in range(5 + self.size // 10):
            row = await self.lender.loan(principal="90000.00")
            self.rows.append(row)
            self.versions[to_id("Loan", row)] = 2
        self.loans = list(self.versions)

    def clients(self) -> list[dict[str, Any]]:
        hot, warm, own = self.loans[0], self.loans[1:5], self.loans[5:]
        watched = [hot] * (self.size * 2 // 5)
        watched += [warm[n % 4] for n in range(self.size // 5)]
        watched += [own[n % len(own)] for n in range(self.size - len(watched))]
        alone, sharing = watched[::2] + watched[1::4], watched[3::4]
        groups = [[loan] for loan in alone]
        groups += [sharing[n : n + SHARING] for n in range(0, len(sharing), SHARING)]
        self.figures.sockets = len(groups)
        return [
            {"authorization": self.sessions[n % len(self.sessions)], "loans": loans}
            for n, loans in enumerate(groups)
        ]

    async def repay(self, n: int) -> None:
        await self.lender.do(self.rows[n], "repay", "1.00", ON)
        loan = self.loans[n]
        self.versions[loan] += 1
        self.acknowledged[loan, self.versions[loan]] = time.monotonic()
        self.figures.repayments += 1

    async def rounds(self, count: int, pause: float = 0.05) -> None:
        """Repayments, two on the hot loan, one on a warm one and four on others a round."""
        for turn in range(count):
            own = [5 + (turn * 4 + k) % (len(self.rows) - 5) for k in range(4)]
            for n in (0, 1 + turn % 4, *own[:2], 0, *own[2:]):
                await self.repay(n)
            await asyncio.sleep(pause)

    @property
    def pid(self) -> int:
        return self.running.children["serve"].pid

    async def run(self, rounds: int) -> Figures:
        figures = self.figures
        await self.lend()
        clients = self.clients()
        async with crowd({"port": self.running.port}, clients) as people:
            with timed(figures, "everybody subscribed"):
                await people.until(self.versions, 120)
            await self.steady(people, rounds)
            with timed(figures, "kill, restart, all lists complete"):
                await self.kill_in_the_middle(people, rounds)
            heard = await people.until(self.versions, 120)
            figures.drops = Counter(d for r in await people.reports() for d in r["drops"])
        figures.refused = Counter(code for h in heard for code in h["refused"])
        wrong = wrong_lists(heard, self.versions)
        assert not wrong, (len(wrong), wrong[:3])
        return figures

    async def steady(self, people: Crowd, rounds: int) -> None:
        """What it costs while nothing breaks."""
        before = sum(len(h["versions"]) for h in await people.heard())
        used, self.acknowledged = cpu_seconds(self.pid), {}
        with timed(self.figures, "steady"):
            await self.rounds(rounds)
            heard = await people.until(self.versions, 120)
        self.figures.deliveries = sum(len(h["versions"]) for h in heard) - before
        self.figures.cpu_us = round(
            (cpu_seconds(self.pid) - used) / self.figures.deliveries * 1e6, 1
        )
        self.figures.latency_ms = spread(
            [
                when - self.acknowledged[h["loan"], version]
                for h in heard
                for version, when in zip(h["versions"], h["times"], strict=True)
                if (h["loan"], version) in self.acknowledged
            ]
        )
        self.figures.rss_mb = round(rss_mb(self.pid), 1)

    async def kill_in_the_middle(self, people: Crowd, rounds: int) -> None:
        life = asyncio.create_task(self.rounds(rounds))
        await asyncio.sleep(1)
        self.running.kill("serve")
        await asyncio.sleep(0.5)
        await self.running.start_api()
        await life
        await people.until(self.versions, 120)

    async def bare(self, redis_url: str, rounds: int) -> None:
        """The same sockets and messages without GraphQL, rights, rows and cursors."""
        clients = [
            {"authorization": "", "loans": [loan]} for c in self.clients() for loan in c["loans"]
        ]
        watching = Counter(client["loans"][0] for client in clients)
        async with (
            bare_server(redis_url) as (port, pid),
            crowd({"port": port, "bare": True}, clients) as people,
        ):
            redis: Any = from_url(redis_url, decode_responses=True)
            await self._all_connected(redis, people, watching, len(clients))
            used, wanted = cpu_seconds(pid), 0
            before = await counted(people)
            for turn in range(rounds):
                own = [5 + (turn * 4 + k) % (len(self.loans) - 5) for k in range(4)]
                for n in (0, 1 + turn % 4, *own[:2], 0, *own[2:]):
                    await tell(redis, self.loans[n])
                    wanted += watching[self.loans[n]]
                await asyncio.sleep(0.2)
            await arrived(people, before + wanted)
            self.figures.bare_cpu_us = round((cpu_seconds(pid) - used) / wanted * 1e6, 1)
            late = [t for r in await people.reports() for t in r["latencies"]]
            self.figures.bare_latency_ms = spread(late)
            await redis.aclose()

    async def _all_connected(
        self, redis: Any, people: Crowd, watching: Counter[str], size: int
    ) -> None:
        """Until a message to every loan is heard by everybody."""
        for _ in range(100):
            before = await counted(people)
            for loan in watching:
                await tell(redis, loan)
            await asyncio.sleep(1)
            if await counted(people) - before >= size:
                return
        raise AssertionError("the bare server's crowd does not connect")


async def tell(redis: Any, loan: str) -> None:
    text = {"type": "next", "payload": {"sent": str(time.monotonic()), "fill": "x" * 400}}
    await redis.xadd(BARE_STREAM, {"key": loan, "text": json.dumps(text)})


async def arrived(people: Crowd, wanted: int) -> None:
    for _ in range(300):
        if await counted(people) >= wanted:
            return
        await asyncio.sleep(0.2)
    raise AssertionError("the bare server lost messages")


async def counted(people: Crowd) -> int:
    return sum(report["count"] for report in await people.reports())


@asynccontextmanager
async def bare_server(redis_url: str) -> AsyncIterator[tuple[int, int]]:
    port = process.free_port()
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.live.bare", str(port), redis_url, cwd=PROJECT
    )
    try:
        for _ in range(100):
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
                writer.close()
                break
            except OSError:
                await asyncio.sleep(0.1)
        yield port, child.pid
    finally:
        child.kill()
        await child.wait()


class timed:  # noqa: N801 - reads as a statement
    """Notes how many seconds a part took."""

    def __init__(self, figures: Figures, name: str) -> None:
        self.figures, self.name = figures, name

    def __enter__(self) -> None:
        self.started = time.monotonic()

    def __exit__(self, *_: object) -> None:
        self.figures.seconds[self.name] = round(time.monotonic() - self.started, 1)
