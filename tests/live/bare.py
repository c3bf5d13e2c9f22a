"""The least that live updates can cost: text read from a stream and sent to sockets as it is.

python -m tests.live.bare PORT REDIS_URL
"""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from contextlib import asynccontextmanager
from typing import Any

import uvicorn
from redis.asyncio import from_url
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket, WebSocketDisconnect

STREAM = "bare"


def build(redis_url: str) -> Starlette:
    sockets: dict[str, set[WebSocket]] = defaultdict(set)

    async def read() -> None:
        redis: Any = from_url(redis_url, decode_responses=True)
        position = "$"
        while True:
            for _, batch in await redis.xread({STREAM: position}, count=500, block=500) or ():
                position = batch[-1][0]
                for _, fields in batch:
                    for socket in tuple(sockets[fields["key"]]):
                        await socket.send_text(fields["text"])

    async def live(socket: WebSocket) -> None:
        await socket.accept()
        mine = sockets[socket.path_params["key"]]
        mine.add(socket)
        try:
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            mine.discard(socket)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> Any:
        task = asyncio.create_task(read())
        yield
        task.cancel()

    return Starlette(routes=[WebSocketRoute("/{key}", live)], lifespan=lifespan)


if __name__ == "__main__":
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    uvicorn.run(
        build(sys.argv[2]), port=int(sys.argv[1]), log_config=None, ws_per_message_deflate=False
    )
