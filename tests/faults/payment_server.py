"""A server of one line in, one line out, so that the fault test has something to kill.

In: {"loan", "amount", "key"}; out: {"event", "replayed"} or {"refused": code}. An answer is only
sent after the commit; any other failure just drops the connection, as a crash would.
"""

from __future__ import annotations

import asyncio
import json
import sys
from uuid import UUID

import asyncpg

from xindai.kernel.errors import Refusal
from xindai.loans import api
from xindai.loans.types import LoanCommand
from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind

CASHIER = Actor("staff:cashier", ActorKind.STAFF, frozenset({"cashier"}))


async def answer(line: bytes) -> dict[str, object]:
    asked = json.loads(line)
    wanted = LoanCommand(
        loan_id=UUID(asked["loan"]),
        type="repay",
        amount=asked["amount"],
        idempotency_key=asked["key"],
    )
    try:
        done = await api.command(CASHIER, wanted)
    except Refusal as no:
        return {"refused": no.code}
    return {"event": str(done.event_id), "replayed": done.replayed}


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while line := await reader.readline():
            writer.write(json.dumps(await answer(line)).encode() + b"\n")
            await writer.drain()
    except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        print(f"dropped: {error!r}", file=sys.stderr, flush=True)
    finally:
        writer.close()


async def main(url: str, port: int) -> None:
    await db.connect(url, min_size=1, max_size=16)
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
