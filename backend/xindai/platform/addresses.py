"""Where a request comes from: the connection, or what a proxy that we trust says of it.

Anybody can write X-Forwarded-For; only what our own proxies added to its right end is believed.
"""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

Network = IPv4Network | IPv6Network


def networks(text: str) -> tuple[Network, ...]:
    """ "10.0.0.0/8, 192.0.2.7" as networks; ValueError for what is none."""
    return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())


def normal(address: str) -> str | None:
    """The address in its one spelling (an IPv4 address mapped into IPv6 is IPv4), or None."""
    try:
        found = ip_address(address.strip())
    except ValueError:
        return None
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(found)


def within(address: str, trusted: Iterable[Network]) -> bool:
    """Whether the address lies in one of the networks."""
    known = normal(address)
    return known is not None and any(ip_address(known) in network for network in trusted)


def caller(peer: str, forwarded: str, trusted: Iterable[Network]) -> str:
    """The right-most address that is no trusted proxy; the peer itself if it is not trusted.

    `forwarded` holds all X-Forwarded-For headers joined by commas, nearest proxy last. An entry
    that is no address ends the walk: what stands left of it was written by nobody we know.
    """
    trusted = tuple(trusted)
    here = normal(peer) or peer
    for entry in reversed(forwarded.split(",")) if forwarded else ():
        if not within(here, trusted):
            break
        said = normal(entry)
        if said is None:
            break
        here = said
    return here


class Callers:
    """ASGI middleware that puts the caller into `scope["client"]`, which everybody reads."""

    def __init__(self, app: ASGIApp, trusted: Iterable[Network]) -> None:
        self.app = app
        self.trusted = tuple(trusted)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Websockets too."""
        if scope["type"] in ("http", "websocket") and scope.get("client"):
            scope = {**scope, "client": self._client(scope)}
        await self.app(scope, receive, send)

    def _client(self, scope: Scope) -> Any:
        host, port = scope["client"]
        sent = [value for name, value in scope["headers"] if name.lower() == b"x-forwarded-for"]
        return caller(host, b",".join(sent).decode("latin-1"), self.trusted), port
