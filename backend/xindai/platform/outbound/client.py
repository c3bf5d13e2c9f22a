"""The one client for HTTP that leaves the house.

The name is resolved here, once; every address must be allowed; the connection goes to an address
as it was checked, while the certificate is checked for the name. So no second look at the name
server (DNS rebinding) decides where the bytes go. The bare transport is used: it follows no
redirect, keeps no cookie and reads no proxy from the environment. Bodies are counted as they come
and are never unpacked.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import certifi
import httpx

from xindai.kernel.errors import Refusal
from xindai.platform.addresses import Network
from xindai.platform.outbound import errors
from xindai.platform.outbound.addresses import Address, is_named, is_public, parse_address
from xindai.platform.outbound.names import Resolver, resolve
from xindai.platform.outbound.targets import Target, parse_url
from xindai.platform.settings import load_settings

PORTS: Final = frozenset({443, 8443})
"""Where public servers may listen; in networks that the operator named every port is allowed."""
MOST_TRIED: Final = 3
"""Addresses of a name that are tried, one after the other, until one answers."""
OURS: Final = frozenset({
    "host", "content-length", "transfer-encoding", "connection", "te", "trailer", "upgrade",
    "accept-encoding", "expect", "cookie", "proxy-authorization", "proxy-connection",
})  # fmt: skip
"""Headers that callers may not set."""
_TROUBLE: Final = (TimeoutError, httpx.TransportError, OSError, ValueError)
"""What can go wrong on the way; everything else is a bug."""
_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+", re.ASCII)
_VALUE: Final = re.compile(r"[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?|", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bytes that go and come, and seconds. `total_seconds` counts from the first look-up."""

    request_bytes: int = 256 * 1024
    response_bytes: int = 64 * 1024
    connect_seconds: float = 5.0
    read_seconds: float = 15.0
    total_seconds: float = 20.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said. A 3xx is an answer like any other: nobody goes there.

    `is_whole` is False where only the beginning of the body was wanted and more followed, or broke
    off. The body is as it came: packed, if the server packed it unasked.
    """

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    is_whole: bool


class Outbound:
    """Sends requests to places that strangers name; stateless, one connection a request."""

    def __init__(
        self,
        allowed: Sequence[Network] = (),
        resolver: Resolver = resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self.allowed = tuple(allowed)
        self._resolve = resolver
        self._tls = tls or _usual_tls()

    async def check(self, url: str, field: str = "url", seconds: float = 5.0) -> Target:
        """The target, if a request could go there now; refuses as `send` does before it sends."""
        target = parse_url(url, field)
        try:
            async with asyncio.timeout(seconds):
                await self._addresses(target, field)
        except TimeoutError as late:
            raise errors.name_not_found(field) from late
        return target

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes = b"",
        limits: Limits = Limits(),
        only_beginning: bool = False,
        field: str = "url",
    ) -> Answer:
        """The answer of the server; refuses with the OUTBOUND_… code of what went wrong.

        `only_beginning`: the status is what counts, so a body that is too long, too slow or broken
        is cut and no refusal.
        """
        target = parse_url(url, field)
        given = _checked(headers or {}, field)
        if len(body) > limits.request_bytes:
            raise errors.request_too_large(field)
        deadline = asyncio.get_running_loop().time() + limits.total_seconds
        async with httpx.AsyncHTTPTransport(verify=self._tls, trust_env=False) as transport:
            try:
                async with asyncio.timeout_at(deadline):
                    addresses = await self._addresses(target, field)
                    request = _Request(method, target, given, body, limits)
                    response = await _first(transport, request, addresses)
            except _TROUBLE as error:
                raise _coded(error, field) from error
            try:
                return await _read(response, limits, deadline, only_beginning, field)
            finally:
                await response.aclose()

    async def _addresses(self, target: Target, field: str) -> list[Address]:
        """Every address of the target, all of them allowed."""
        found: list[Address | None]
        if target.address is not None:
            found = [target.address]
        else:
            try:
                found = [parse_address(text) for text in await self._resolve(target.host)]
            except (OSError, UnicodeError) as error:
                raise errors.name_not_found(field) from error
        addresses = [address for address in found if address is not None]
        if not addresses:
            raise errors.name_not_found(field)
        if len(addresses) == len(found) and all(is_named(a, self.allowed) for a in addresses):
            return addresses
        if target.is_inner_name or len(addresses) < len(found):
            raise errors.address_refused(field)
        if not all(is_public(a) or is_named(a, self.allowed) for a in addresses):
            raise errors.address_refused(field)
        if target.scheme != "https":
            raise errors.not_secure(field)
        if target.port not in PORTS:
            raise errors.port_refused(field)
        return addresses


@cache
def outbound() -> Outbound:
    """The client of this process, with the networks that its settings name."""
    return Outbound(load_settings().outbound_allow)


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    target: Target
    headers: Mapping[str, str]
    body: bytes
    limits: Limits

    def to(self, address: Address) -> httpx.Request:
        """The request as it goes to this address: the name only in Host, TLS and certificate."""
        limits, target = self.limits, self.target
        seconds = {
            "connect": limits.connect_seconds,
            "read": limits.read_seconds,
            "write": limits.read_seconds,
            "pool": limits.connect_seconds,
        }
        return httpx.Request(
            self.method,
            httpx.URL(
                scheme=target.scheme,
                host=str(address),
                port=target.port,
                raw_path=target.path.encode("ascii"),
            ),
            headers={
                "Host": target.authority,
                "User-Agent": "Xindai",
                "Accept-Encoding": "identity",
                "Connection": "close",
                **self.headers,
            },
            content=self.body,
            extensions={"timeout": seconds, "sni_hostname": target.host},
        )


async def _first(
    transport: httpx.AsyncHTTPTransport, request: _Request, addresses: Sequence[Address]
) -> httpx.Response:
    """The answer of the first address that takes the connection: nothing is sent twice."""
    tried = addresses[:MOST_TRIED]
    for address in tried[:-1]:
        try:
            return await transport.handle_async_request(request.to(address))
        except (httpx.ConnectError, httpx.ConnectTimeout):
            continue
    return await transport.handle_async_request(request.to(tried[-1]))


async def _read(
    response: httpx.Response, limits: Limits, deadline: float, only_beginning: bool, field: str
) -> Answer:
    body, is_whole = bytearray(), True
    try:
        async with asyncio.timeout_at(deadline):
            announced = response.headers.get("content-length", "0")
            if not only_beginning and int(announced) > limits.response_bytes:
                raise errors.response_too_large(field)
            assert isinstance(response.stream, httpx.AsyncByteStream)
            async for chunk in response.stream:
                body += chunk
                if len(body) > limits.response_bytes:
                    raise errors.response_too_large(field)
    except Refusal:
        if not only_beginning:
            raise
        is_whole = False
    except _TROUBLE as error:
        if not only_beginning:
            raise _coded(error, field) from error
        is_whole = False
    kept = bytes(body[: limits.response_bytes])
    return Answer(response.status_code, dict(response.headers), kept, is_whole)


def _checked(headers: Mapping[str, str], field: str) -> Mapping[str, str]:
    for name, value in headers.items():
        if not _NAME.fullmatch(name) or not _VALUE.fullmatch(value) or name.lower() in OURS:
            raise errors.header_refused(field)
    return headers


def _coded(error: Exception, field: str) -> Refusal:
    """The refusal that trouble on the way means."""
    if isinstance(error, TimeoutError | httpx.TimeoutException):
        return errors.timed_out(field)
    if isinstance(error, httpx.ConnectError) and _is_tls(error):
        return errors.tls_failed(field)
    if isinstance(error, httpx.ProtocolError | ValueError):
        return errors.not_http(field)
    return errors.unreachable(field)


def _is_tls(error: BaseException) -> bool:
    """True if an exception of TLS stands behind this one."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


@cache
def _usual_tls() -> ssl.SSLContext:
    """The public authorities, and those that the machine trusts (SSL_CERT_FILE, SSL_CERT_DIR)."""
    context = ssl.create_default_context(cafile=certifi.where())
    context.load_default_certs()
    return context
