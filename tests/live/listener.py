"""A process full of listeners: raw websockets that subscribe, keep lists, and come back.

    python -m tests.live.listener < orders

The first line is what to do (JSON), each following line asks: "report" is answered with a line of
JSON, "stop" ends. A client of `websockets` would cost more than the server that is measured.
"""

from __future__ import annotations

import asyncio
import json
import random
import socket
import struct
import sys
import time
from dataclasses import dataclass, field
from typing import Any

CHANGED = """subscription ($id: ID!, $after: String) { loanChanged(loanId: $id, after: $after) {
  cursor type version loan { id number version status outstanding { amount } } } }"""
COMING_BACK = {"FEED_TOO_SLOW", "FEED_UNAVAILABLE", "RIGHTS_CHANGED"}
AT_ONCE = 64


@dataclass
class Heard:
    """What one subscription was told: versions in the order in which they came, and when."""

    loan: str
    cursor: str | None = None
    versions: list[int] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    currents: int = 0
    refused: list[str] = field(default_factory=list)


class Wire(asyncio.Protocol):
    """One websocket, as little of it as it takes."""

    def __init__(self, on_text: Any) -> None:
        self.on_text = on_text
        self.open, self.closed = asyncio.Event(), asyncio.Event()
        self.code: int | None = None
        self.buffer = b""
        self.transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def connection_lost(self, _error: Exception | None) -> None:
        self.open.set()
        self.closed.set()

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        if not self.open.is_set():
            head, end, rest = self.buffer.partition(b"\r\n\r\n")
            if not end:
                return
            if b" 101 " not in head.split(b"\r\n")[0]:
                self.code = int(head.split()[1])
                self.transport.close()
                return
            self.buffer = rest
            self.open.set()
        while (frame := self._frame()) is not None:
            kind, body = frame
            if kind == 1:
                self.on_text(self, body)
            elif kind == 9:
                self.send(body, 10)
            elif kind == 8:
                self.code = struct.unpack("!H", body[:2])[0] if body else 1005
                self.transport.close()

    def _frame(self) -> tuple[int, bytes] | None:
        have = self.buffer
        if len(have) < 2:
            return None
        start, size = 2, have[1] & 127
        if size >= 126:
            start = 4 if size == 126 else 10
            if len(have) < start:
                return None
            size = int.from_bytes(have[2:start], "big")
        if len(have) < start + size:
            return None
        self.buffer = have[start + size :]
        return have[0] & 15, have[start : start + size]

    def send(self, body: bytes, kind: int = 1) -> None:
        size = len(body)
        head = bytes([0x80 | kind, 0x80 | size]) if size < 126 else b""
        if size >= 126:
            head = bytes([0x80 | kind, 0xFE]) + struct.pack("!H", size)
        self.transport.write(head + b"\0\0\0\0" + body)  # masked with zeros


async def dial(
    port: int, path: str, protocol: str | None, on_text: Any, *extra: str, taking: int = 0
) -> Wire:
    """A connection whose handshake is over; `code` holds the status where it was refused.

    `taking`: bytes that the system takes in for one who does not read.
    """
    loop, line = asyncio.get_running_loop(), socket.socket()
    if taking:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, taking)
    line.setblocking(False)
    await loop.sock_connect(line, ("127.0.0.1", port))
    _, wire = await loop.create_connection(lambda: Wire(on_text), sock=line)
    lines = [
        f"GET {path} HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
        *([f"Sec-WebSocket-Protocol: {protocol}"] if protocol else []),
        *extra,
    ]
    wire.transport.write("\r\n".join([*lines, "", ""]).encode())
    await wire.open.wait()
    return wire


class Client:
    """One socket with its subscriptions, which comes back whenever it is dropped."""

    def __init__(
        self, orders: dict[str, Any], spec: dict[str, Any], gate: asyncio.Semaphore
    ) -> None:
        self.orders, self.authorization, self.gate = orders, spec["authorization"], gate
        self.heard = [Heard(loan) for loan in spec["loans"]]
        self.drops: list[int | None] = []

    async def live(self) -> None:
        while True:
            try:
                async with self.gate:
                    wire = await dial(
                        self.orders["port"], "/graphql", "graphql-transport-ws", self.text
                    )
                    self.say(wire, type="connection_init", payload=self.credentials())
                    await asyncio.sleep(0)
                await wire.closed.wait()
                self.drops.append(wire.code)
            except OSError:
                pass
            await asyncio.sleep(random.uniform(0.3, 1.5))

    def credentials(self) -> dict[str, str]:
        return {"authorization": self.authorization}

    @staticmethod
    def say(wire: Wire, **message: Any) -> None:
        wire.send(json.dumps(message).encode())

    def subscribe(self, wire: Wire, n: int) -> None:
        variables = {"id": self.heard[n].loan, "after": self.heard[n].cursor}
        payload = {"query": self.orders.get("query", CHANGED), "variables": variables}
        if not wire.transport.is_closing():
            self.say(wire, type="subscribe", id=str(n), payload=payload)

    def text(self, wire: Wire, body: bytes) -> None:
        now = time.monotonic()
        message = json.loads(body)
        if message["type"] == "connection_ack":
            for n in range(len(self.heard)):
                self.subscribe(wire, n)
        elif message["type"] in ("next", "error"):
            self.note(wire, message, now)

    def note(self, wire: Wire, message: dict[str, Any], now: float) -> None:
        n = int(message["id"])
        heard, payload = self.heard[n], message["payload"]
        errors = payload if message["type"] == "error" else payload.get("errors")
        if errors:
            code = (errors[0].get("extensions") or {}).get("code", errors[0]["message"])
            heard.refused.append(code)
            if code in COMING_BACK:
                asyncio.get_running_loop().call_later(0.3, self.subscribe, wire, n)
            return
        change = payload["data"]["loanChanged"]
        heard.cursor = change["cursor"]
        heard.versions.append(change["version"])
        heard.times.append(now)
        heard.currents += change["type"] == "current"


class Bare:
    """A socket of the bare server: counts what comes."""

    def __init__(
        self, orders: dict[str, Any], spec: dict[str, Any], gate: asyncio.Semaphore
    ) -> None:
        self.orders, self.gate, self.count = orders, gate, 0
        self.path = f"/{spec['loans'][0]}"
        self.latencies: list[float] = []

    async def live(self) -> None:
        async with self.gate:
            wire = await dial(self.orders["port"], self.path, None, self.text)
        await wire.closed.wait()

    def text(self, _wire: Wire, body: bytes) -> None:
        self.count += 1
        sent = float(json.loads(body)["payload"]["sent"])
        self.latencies.append(time.monotonic() - sent)


def report(clients: list[Any]) -> dict[str, Any]:
    if clients and isinstance(clients[0], Bare):
        return {
            "count": sum(c.count for c in clients),
            "latencies": [t for c in clients for t in c.latencies],
        }
    return {
        "heard": [vars(heard) for client in clients for heard in client.heard],
        "drops": [drop for client in clients for drop in client.drops],
    }


async def main() -> None:
    reader = asyncio.StreamReader(limit=2**26)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    orders = json.loads(await reader.readline())
    gate = asyncio.Semaphore(AT_ONCE)
    make = Bare if orders.get("bare") else Client
    clients = [make(orders, spec, gate) for spec in orders["clients"]]
    lives = [asyncio.create_task(client.live()) for client in clients]
    while (await reader.readline()).strip() == b"report":
        print(json.dumps(report(clients)), flush=True)
    for life in lives:
        life.cancel()


if __name__ == "__main__":
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    asyncio.run(main())
