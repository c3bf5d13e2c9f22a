"""The program's own processes on a test's database, and a client of graphql-transport-ws."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect

from tests.graphql.conftest import ISSUER
from xindai.platform.embedded import process
from xindai.platform.settings import PROJECT

PROTOCOL = "graphql-transport-ws"


@dataclass
class Program:
    """`serve` and `worker` as children; each can be killed with -9 and started again."""

    environment: dict[str, str]
    folder: Path
    port: int
    children: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, name: str, *arguments: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.children[name] = subprocess.Popen(
                [sys.executable, "-m", "xindai.cli", name, *arguments],
                env=self.environment,
                stdout=log,
                stderr=log,
            )

    async def start_api(self) -> None:
        self.start("serve", "--port", str(self.port))
        async with httpx.AsyncClient() as client:
            for _ in range(1200):  # a busy machine takes its time
                try:
                    if (await client.get(f"{self.url}/healthz")).status_code == 200:
                        return
                except httpx.TransportError:
                    assert self.children["serve"].poll() is None, self.said("serve")
                await asyncio.sleep(0.1)
        raise AssertionError(self.said("serve"))

    def kill(self, name: str) -> None:
        self.children[name].kill()
        self.children[name].wait()

    def said(self, name: str) -> str:
        return (self.folder / f"{name}.log").read_text(errors="replace")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @asynccontextmanager
    async def socket(self, authorization: str | None, **kwargs: Any) -> AsyncIterator[Socket]:
        """A connection that is acknowledged."""
        address = f"ws://127.0.0.1:{self.port}/graphql"
        async with connect(address, subprotocols=[PROTOCOL], **kwargs) as connection:  # type: ignore[list-item]
            socket = Socket(connection)
            payload = {"authorization": authorization} if authorization else {}
            await socket.send({"type": "connection_init", "payload": payload})
            assert (await socket.receive())["type"] == "connection_ack"
            yield socket


@asynccontextmanager
async def program(
    database_url: str, redis_url: str, **more_environment: str
) -> AsyncIterator[Program]:
    """API and worker on these servers."""
    with tempfile.TemporaryDirectory(prefix="xindai-program-") as name:
        kept = {key: value for key, value in os.environ.items() if not key.endswith("_URL")}
        environment = {
            **kept,
            "DATABASE_URL": database_url,
            "REDIS_URL": redis_url,
            "XINDAI_VAR": name,
            "XINDAI_ENV": "production",
            "XINDAI_PUBLIC_URL": ISSUER,
            "PYTHONPATH": str(PROJECT / "backend"),
            **more_environment,
        }
        made = Program(environment, Path(name), process.free_port())
        try:
            made.start("worker")
            await made.start_api()
            yield made
        finally:
            for child in made.children:
                made.kill(child)


@dataclass
class Socket:
    """Messages of the protocol."""

    connection: ClientConnection

    async def send(self, message: Any) -> None:
        await self.connection.send(message if isinstance(message, str) else json.dumps(message))

    async def receive(self, seconds: float = 20) -> dict[str, Any]:
        text = await asyncio.wait_for(self.connection.recv(), seconds)
        message: dict[str, Any] = json.loads(text)
        return message

    async def subscribe(self, id: str, query: str, /, **variables: Any) -> None:
        payload = {"query": query, "variables": variables}
        await self.send({"type": "subscribe", "id": id, "payload": payload})

    async def next(self, id: str, seconds: float = 20) -> dict[str, Any]:
        """The data of the next message of an operation."""
        message = await self.receive(seconds)
        assert (message["type"], message["id"]) == ("next", id), message
        assert "errors" not in message["payload"], message
        data: dict[str, Any] = message["payload"]["data"]
        return data

    async def refused(self, id: str, seconds: float = 20) -> str:
        """The code with which an operation was refused, or ended."""
        message = await self.receive(seconds)
        assert message["id"] == id
        errors = message["payload"] if message["type"] == "error" else message["payload"]["errors"]
        code: str = errors[0]["extensions"]["code"]
        if message["type"] == "next":
            assert (await self.receive())["type"] == "complete"
        return code
