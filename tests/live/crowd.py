"""A crowd of listeners on one API process, and what each of them must have heard in the end."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xindai.platform.settings import PROJECT


@dataclass
class Crowd:
    """Listener processes; `clients` are dealt out to them in turn."""

    orders: dict[str, Any]
    clients: list[dict[str, Any]]
    processes: int = 2
    children: list[asyncio.subprocess.Process] = field(default_factory=list)

    async def start(self) -> None:
        for n in range(self.processes):
            child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "tests.live.listener",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                cwd=PROJECT,
                limit=2**26,
            )
            self.children.append(child)
            orders = self.orders | {"clients": self.clients[n :: self.processes]}
            self._say(child, json.dumps(orders))

    @staticmethod
    def _say(child: asyncio.subprocess.Process, line: str) -> None:
        assert child.stdin is not None
        child.stdin.write(line.encode() + b"\n")

    async def reports(self) -> list[dict[str, Any]]:
        """What each process has heard up to now."""
        found = []
        for child in self.children:
            self._say(child, "report")
        for child in self.children:
            assert child.stdout is not None
            found.append(json.loads(await asyncio.wait_for(child.stdout.readline(), 60)))
        return found

    async def heard(self) -> list[dict[str, Any]]:
        """Every subscription's list."""
        return [heard for report in await self.reports() for heard in report["heard"]]

    async def until(self, versions: dict[str, int], seconds: float) -> list[dict[str, Any]]:
        """Waits until every subscription has heard the version of its loan; what all heard."""
        deadline = asyncio.get_running_loop().time() + seconds
        while True:
            heard = await self.heard()
            waiting = [h for h in heard if not reached(h, versions)]
            if not waiting:
                return heard
            said = f"{len(waiting)} of {len(heard)} wait, such as {summary(waiting[0], versions)}"
            assert asyncio.get_running_loop().time() < deadline, said
            await asyncio.sleep(0.5)

    def stop(self) -> None:
        for child in self.children:
            if child.returncode is None:
                child.kill()


def reached(heard: dict[str, Any], versions: dict[str, int]) -> bool:
    return bool(heard["versions"]) and heard["versions"][-1] >= versions[heard["loan"]]


def summary(heard: dict[str, Any], versions: dict[str, int]) -> str:
    wanted = versions[heard["loan"]]
    return f"{heard['versions'][-3:]}, wanted {wanted}, refused {heard['refused'][-3:]}"


@asynccontextmanager
async def crowd(orders: dict[str, Any], clients: list[dict[str, Any]]) -> AsyncIterator[Crowd]:
    made = Crowd(orders, clients)
    await made.start()
    try:
        yield made
    finally:
        made.stop()
        for child in made.children:
            await child.wait()


def wrong_lists(heard: list[dict[str, Any]], versions: dict[str, int]) -> list[str]:
    """Subscriptions whose list is not the versions of the loan in order, each once."""
    wrong = []
    for h in heard:
        told, last = h["versions"], versions[h["loan"]]
        if not told or told != list(range(told[0], last + 1)) or h["currents"] != 1:
            wrong.append(f"{told} to {last}, current {h['currents']} times, {h['refused']}")
    return wrong


def cpu_seconds(pid: int) -> float:
    """User and system time of a process up to now."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def rss_mb(pid: int) -> float:
    """Memory of a process that lies in RAM."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
