"""The websocket under GraphQL: one that somebody does not read from can be cut off.

ASGI knows no way to end a connection whose buffers are full: every message, also that of closing,
waits for room. So the protocol of the server gets a `cut` of its own, which the application finds
in the scope.
"""

from __future__ import annotations

import asyncio
from typing import Any, Final, cast

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

CUT: Final = "xindai.cut"
"""The extension of the scope: `cut(code, reason)`."""
BUFFERED_BYTES: Final = 256 * 1024
"""What waits for a reader in our memory; behind it writers wait."""
LINGER_SECONDS: Final = 5.0
"""How long what was sent and the reason of the end may still be fetched."""


class Wire(WebSocketsSansIOProtocol):
    """uvicorn's protocol."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A bounded buffer."""
        super().connection_made(transport)
        self.transport.set_write_buffer_limits(high=BUFFERED_BYTES)

    def handle_connect(self, event: Any) -> None:
        """The scope gets our extension; the application runs later."""
        super().handle_connect(event)
        if hasattr(self, "scope"):
            extensions = cast(dict[str, Any], self.scope["extensions"])
            extensions[CUT] = self.cut

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
