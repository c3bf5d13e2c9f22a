"""A websocket of graphql-transport-ws: its handshake, its messages, its limits."""

from __future__ import annotations

import asyncio
import copy
import json
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

import structlog
from graphql import GraphQLError
from starlette.websockets import WebSocket
from strawberry.asgi import ASGIWebSocketAdapter
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
    Operation,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import (
    ConnectionInitMessage,
    Message,
    SubscribeMessage,
)

from xindai.graphql.base.channel import Push
from xindai.graphql.base.context import Context, Services
from xindai.graphql.base.error_texts import text_of
from xindai.graphql.base.errors import coded, refusal
from xindai.graphql.base.guard import Unfit
from xindai.graphql.base.listed import NO_LIST
from xindai.graphql.base.origin import is_own_origin
from xindai.graphql.base.render import Rendered
from xindai.graphql.base.sockets import OPERATIONS, SEND_SECONDS, Close, Pace
from xindai.graphql.wire import WIRE, Wire
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id

log = structlog.get_logger("xindai.graphql")
_PLAIN: Final = frozenset({"data"})
TYPES: Final = frozenset({"connection_init", "ping", "pong", "subscribe", "complete"})
"""What a client may say; the library would quote other words in its reason of closing."""


def unfit_handshake(request: WebSocket, services: Services) -> Unfit | None:
    """Why a socket is not opened: a foreign page, another protocol."""
    headers = request.headers
    if not is_own_origin(headers.get("origin"), headers.get("host"), services.origins):
        return Unfit(403, "ORIGIN_FOREIGN", "this page may not speak to us")
    if GRAPHQL_TRANSPORT_WS_PROTOCOL not in request["subprotocols"]:
        return Unfit(400, "SUBPROTOCOL_UNKNOWN", "speak graphql-transport-ws")
    return None


REFUSED: Final = object()
"""In place of a message that went no further; null is a message too."""


class Adapter(ASGIWebSocketAdapter):
    """The library's; who does not read is cut off instead of being waited for."""

    send_seconds = SEND_SECONDS

    async def send_json(self, message: Mapping[str, Any]) -> None:
        """Sends a text that many get as it was written for the first of them."""
        payload: Any = message.get("payload")
        data = payload.get("data") if isinstance(payload, dict) else None
        if isinstance(data, Rendered) and payload.keys() == _PLAIN:
            id = json.dumps(message["id"])
            text = f'{{"id":{id},"type":"next","payload":{{"data":{data.text}}}}}'
            await self._send(text)
        else:
            await self._send(json.dumps(message, separators=(",", ":")))

    async def _send(self, text: str) -> None:
        try:
            async with asyncio.timeout(self.send_seconds):
                await self.ws.send({"type": "websocket.send", "text": text})
        except TimeoutError:
            self.cut(Close.TOO_SLOW)
            raise WebSocketDisconnected from None
        except OSError as gone:
            raise WebSocketDisconnected from gone

    def cut(self, why: Close) -> None:
        """Closes without waiting, where the server can."""
        if (wire := self.wire) is not None:
            wire.cut(int(why), why.name)

    @property
    def wire(self) -> Wire | None:
        """The protocol below, where the server is ours."""
        wire: Wire | None = self.ws.scope.get("extensions", {}).get(WIRE)
        return wire


class Socket(BaseGraphQLTransportWSHandler[Context, None]):
    """The library's handler; it keeps one context a connection, which would outlive the session."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pace = Pace()
        self.session: str | None = None

    async def handle_message(self, message: Message) -> None:
        """What is no message of the protocol ends the connection, not the handler."""
        if not self.pace.allows():
            await self.end(Close.TOO_MANY_MESSAGES)
            return
        message = await self._completed(message)
        if message is REFUSED:
            return
        if fits(message) and message["type"] in TYPES:
            await super().handle_message(message)
        else:
            await self.handle_invalid_message("Invalid message")

    async def _completed(self, message: Any) -> Any:
        """The message, a subscribe with the text of its hash; or REFUSED, which was told."""
        listed = self.context.listed
        if listed is NO_LIST or not (self.connection_acknowledged and is_subscribe(message)):
            return message
        try:
            return {**message, "payload": listed.complete(message["payload"])}
        except Refusal as no:
            await self.refuse(message["id"], refusal(no, self.context.language))
            return REFUSED

    async def end(self, why: Close) -> None:
        """Close with one of our codes."""
        await self.websocket.close(code=int(why), reason=why.name)

    async def handle_connection_init(self, message: ConnectionInitMessage) -> None:
        """Takes a place among the sockets of the session before it is acknowledged."""
        payload = message.get("payload") or {}
        if self.session is None and isinstance(payload, dict):
            self.context.connection_params = payload
            session = sha256(self.context.credential.encode()).hexdigest()
            if not self.context.services.places.take("session", session):
                await self.end(Close.TOO_MANY_CONNECTIONS)
                return
            self.session = session
        await super().handle_connection_init(message)

    async def handle_subscribe(self, message: SubscribeMessage) -> None:
        """One operation too many is refused with a code; an id that is in use ends the socket."""
        if self.connection_acknowledged and message["id"] in self.operations:
            await self.websocket.close(code=4409, reason="Subscriber for the id already exists")
            return
        if self.connection_acknowledged and len(self.operations) >= OPERATIONS:
            code = "TOO_MANY_SUBSCRIPTIONS"
            error = coded("TOO_MANY_SUBSCRIPTIONS", text_of(code, self.context.language) or code)
            await self.refuse(message["id"], error)
            return
        await super().handle_subscribe(message)

    async def refuse(self, id: str, error: GraphQLError) -> None:
        """The operation ends before it has begun; the socket goes on."""
        await self.send_message({"id": id, "type": "error", "payload": [error.formatted]})

    async def shutdown(self) -> None:
        """The place is free for another."""
        if self.session is not None:
            self.context.services.places.leave("session", self.session)
        await super().shutdown()

    def pusher(self, operation: Operation[Context, None]) -> Push | None:
        """Writes an event's payload of this operation past all queues, where there is room."""
        wire = self.websocket.wire if isinstance(self.websocket, Adapter) else None
        if wire is None:
            return None
        head = f'{{"id":{json.dumps(operation.id)},"type":"next","payload":'.encode()

        def push(payload: bytes) -> bool:
            return operation.completed or wire.write(b"%b%b}" % (head, payload))

        return push

    async def handle_task_exception(self, error: Exception) -> None:
        """Who is gone is no bug."""
        if not isinstance(error, WebSocketDisconnected):
            log.error("bug", path=["socket"], exc_info=error)

    async def run_operation(self, operation: Operation[Context, None]) -> None:
        """Each operation looks up who asks, and reads with loaders of its own."""
        mine = copy.copy(self)
        mine.context = replace(
            self.context,
            request_id=new_id().hex,
            loaders={},
            known=None,
            asked=False,
            push=self.pusher(operation),
            client=None,
            charged=False,
            refused=None,
        )
        try:
            # Before validation, which looks at fields and rights.
            await mine.context.actor_or_none()
            await super(Socket, mine).run_operation(operation)
        except WebSocketDisconnected:
            return  # nobody is there to be told


def is_subscribe(message: Any) -> bool:
    """A subscribe whose payload may lack the text."""
    return (
        isinstance(message, dict)
        and message.get("type") == "subscribe"
        and isinstance(message.get("id"), str)
        and isinstance(message.get("payload"), dict)
    )


def fits(message: Any) -> bool:
    """An object with a type; a subscribe has a text to run, and variables are an object."""
    if not isinstance(message, dict) or not isinstance(message.get("type"), str):
        return False
    if message["type"] not in ("subscribe", "complete"):
        return True
    if not isinstance(message.get("id"), str):
        return False
    payload = message.get("payload")
    return message["type"] == "complete" or (
        isinstance(payload, dict)
        and isinstance(payload.get("query"), str)
        and isinstance(payload.get("variables") or {}, dict)
        and isinstance(payload.get("operationName") or "", str)
    )
