"""The websocket under GraphQL: one that somebody does not read from can be cut off.

ASGI knows no way to end a connection whose buffers are full: every message, also that of closing,
waits for room. So the application finds the protocol of the server in the scope, which has a `cut`
of its own, and a `write` that does not wait.
"""

from __future__ import annotations

import asyncio
import socket
from typing import Any, Final, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

WIRE: Final = "xindai.wire"
"""The extension of the scope: the protocol itself."""
BUFFERED_BYTES: Final = 128 * 1024
"""What waits for a reader in our memory, and as much in that of the system; then writers wait."""
LINGER_SECONDS: Final = 30.0
"""How long what was sent and the reason of the end may still be fetched."""


class Wire(WebSocketsSansIOProtocol):
    """uvicorn's protocol."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Bounded buffers, also below us: Linux would let them grow to megabytes a socket."""
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=BUFFERED_BYTES)
        below = self.transport.get_extra_info("socket")
        below.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, BUFFERED_BYTES)

    def handle_connect(self, event: Any) -> None:
        """The scope gets our extension; the application runs later."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            extensions = cast(dict[str, Any], self.scope["extensions"])
            extensions[WIRE] = self

    async def send(self, message: Any) -> None:
        """A handshake answered with a status is complete; the library forgets to say so."""
        await super().send(message)
        if message["type"] == "websocket.http.response.body" and not message.get("more_body"):
            self.handshake_complete = True

    def write(self, text: bytes) -> bool:
        """Sends a text at once; False, sending nothing, where there is no room for it."""
        if self.disconnected or self.close_sent or not self.writable.is_set():
            return False
        self.conn.send_text(text)
        self.transport.write(b"".join(self.conn.data_to_send()))
        return True

    def cut(self, code: int, reason: str) -> None:
        """End it whatever waits; writers that wait learn that the peer is gone."""
        if self.disconnected:
            return
        if not self.close_sent and not self.transport.is_closing():
            self.conn.send_close(code, reason)
            self.transport.write(b"".join(self.conn.data_to_send()))
            self.close_sent = True
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": reason})
        self.stop_keepalive()
        self.disconnected = True
        self.writable.set()
        self._end()

    def keepalive_timeout(self) -> None:
        """Who answers no ping does not read either: the library would wait for him for ever."""
        super().keepalive_timeout()
        self._end()

    def _end(self) -> None:
        self.transport.close()
        self.loop.call_later(LINGER_SECONDS, self.transport.abort)
