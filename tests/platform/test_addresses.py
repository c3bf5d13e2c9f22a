"""Who may say where a request comes from."""

from __future__ import annotations

from typing import Any

import pytest

from xindai.platform.addresses import Callers, caller, networks, normal

PROXIES = networks("10.0.0.0/8, 2001:db8::1")


@pytest.mark.parametrize(
    ("peer", "forwarded", "wanted"),
    [
        ("203.0.113.9", "", "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # no proxy of ours: he writes what he likes
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),  # the caller wrote 6.6.6.6 himself
        ("10.0.0.1", "6.6.6.6, 198.51.100.1, 10.2.0.4", "198.51.100.1"),
        ("10.0.0.1", "10.2.0.4, 10.3.0.4", "10.2.0.4"),  # everything is ours: the outermost
        ("10.0.0.1", "198.51.100.1, unknown", "10.0.0.1"),
        ("10.0.0.1", "198.51.100.1:4711", "10.0.0.1"),
        ("10.0.0.1", " ", "10.0.0.1"),
        ("::ffff:10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"),
        ("2001:db8::1", "2001:DB8:0::5", "2001:db8::5"),
        ("testclient", "198.51.100.1", "testclient"),
    ],
)
def test_only_a_trusted_proxy_is_believed(peer: str, forwarded: str, wanted: str) -> None:
    assert caller(peer, forwarded, PROXIES) == wanted


def test_without_trusted_proxies_the_connection_counts() -> None:
    assert caller("10.0.0.1", "198.51.100.1", ()) == "10.0.0.1"
    assert networks("") == ()
    assert normal("010.0.0.1") is None
    with pytest.raises(ValueError, match="does not appear to be an IPv4 or IPv6 network"):
        networks("proxy.internal")


async def test_several_headers_are_one_list() -> None:
    seen: list[Any] = []

    async def app(scope: Any, _receive: Any, _send: Any) -> None:
        seen.append(scope["client"])

    nothing: Any = None
    headers = [(b"X-Forwarded-For", b"6.6.6.6"), (b"x-forwarded-for", b"198.51.100.1, 10.0.0.9")]
    for kind in ("http", "websocket"):
        scope = {"type": kind, "client": ("10.0.0.1", 4711), "headers": headers}
        await Callers(app, PROXIES)(scope, nothing, nothing)
    await Callers(app, PROXIES)({"type": "lifespan"} | {"client": None}, nothing, nothing)
    assert seen == [("198.51.100.1", 4711), ("198.51.100.1", 4711), None]
