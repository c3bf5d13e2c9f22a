"""The client for the outside, against real servers that misbehave and names that change."""

from __future__ import annotations

import asyncio
import gzip
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.platform.strange_servers import certificate, endlessly, saying, serving
from xindai.kernel.errors import Refusal
from xindai.platform.addresses import networks
from xindai.platform.outbound.addresses import is_public, parse_address
from xindai.platform.outbound.client import Answer, Limits, Outbound
from xindai.platform.outbound.targets import parse_url

LOOPBACK = networks("127.0.0.0/8")
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
QUICK = Limits(response_bytes=10_000, connect_seconds=1, read_seconds=1, total_seconds=1)


class Names:
    """A name server: each look-up of a name takes the next of its answers, the last one stays."""

    def __init__(self, **answers: list[Sequence[str]]) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def __call__(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        left = self.answers.get(host.split(".")[0])
        if left is None:
            raise OSError("no such name")
        return left.pop(0) if len(left) > 1 else left[0]


async def code(client: Outbound, url: str, limits: Limits = QUICK, **more: object) -> str:
    with pytest.raises(Refusal) as no:
        await client.send("POST", url, limits=limits, **more)  # type: ignore[arg-type]
    assert no.value.field == "url"
    assert not any(part in no.value.message for part in ("127.", "10.", "::"))
    return no.value.code


PRIVATE = (
    "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.8.8.8",
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1",
    "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1",
    "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::7f00:1", "64:ff9b:1::a00:1", "100::1",
    "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "5f00::1", "fc00::1", "fd00:ec2::254",
    "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "4000::1",
)  # fmt: skip
PUBLIC = [
    "8.8.8.8",
    "93.184.216.34",
    "172.32.0.1",
    "100.128.0.1",
    "2606:4700::6810:84e5",
    "2400::1",
]


@pytest.mark.parametrize("text", PRIVATE)
async def test_no_address_inside_is_called_by_number_or_by_name(text: str) -> None:
    names = Names(inside=[[text]], mixed=[["8.8.8.8", text]])
    client = Outbound(resolver=names)
    if "%" not in text:
        host = f"[{text}]" if ":" in text else text
        assert await code(client, f"https://{host}/") == "OUTBOUND_ADDRESS_REFUSED"
    assert await code(client, "https://inside.shop.com/") == "OUTBOUND_ADDRESS_REFUSED"
    assert await code(client, "https://mixed.shop.com/") == "OUTBOUND_ADDRESS_REFUSED"


@pytest.mark.parametrize("text", PUBLIC)
def test_public_addresses_are_public(text: str) -> None:
    address = parse_address(text)
    assert address is not None
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    [
        "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/",
        "https://0x7f.1/", "https://１２７.0.0.1/", "https://127。0。0。1/", "https://[fe80::1%25e]/",
        "https://[127.0.0.1]/", "https://me@shop.com/", "https://me:pw@shop.com/",
        "https://shop.com\\@10.0.0.1/", "https://shop.com#@10.0.0.1/", "https://shop.com/#x",
        "https://shop.com/\r\nHost: x", "https://shop.com/ x", "https://shop.com:0/",
        "https://shop.com:65536/", "https://shop..com/", "https://-a.com/", "https:///x",
        "https:shop.com", "//shop.com/", "ftp://shop.com/", "file:///etc/passwd", "gopher://a.com/",
        "https://ⓢhop.com/", "https://shop.com/路", "", "https://" + "a" * 2_000 + ".com/",
    ],
)  # fmt: skip
async def test_a_url_that_can_be_read_in_two_ways_is_refused(url: str) -> None:
    names = Names()
    assert await code(Outbound(resolver=names), url) == "OUTBOUND_URL_INVALID"
    assert names.asked == []


def test_names_are_brought_into_one_form() -> None:
    assert parse_url("https://Shop.COM.").host == "shop.com"
    assert parse_url("https://中国.cn/x?y=%20").host == "xn--fiqs8s.cn"
    assert parse_url("https://127.0.0.1./").address == parse_address("127.0.0.1")
    assert parse_url("https://[2606:4700:0::1]:8443/").authority == "[2606:4700::1]:8443"
    assert parse_url("http://shop.com:80/").authority == "shop.com"


async def test_names_ports_and_schemes_of_private_networks_need_the_operators_word() -> None:
    names = Names(printer=[["8.8.8.8"]], shop=[["8.8.8.8"]], localhost=[["8.8.8.8"]])
    client = Outbound(resolver=names)
    for url in ("https://printer.local/", "https://localhost/", "https://printer/"):
        assert await code(client, url) == "OUTBOUND_ADDRESS_REFUSED"
    assert await code(client, "http://shop.com/") == "OUTBOUND_NOT_SECURE"
    for port in (22, 25, 80, 6379, 5432, 9200):
        assert await code(client, f"https://shop.com:{port}/") == "OUTBOUND_PORT_REFUSED"
    assert await code(client, "https://nobody.com/") == "OUTBOUND_NAME_NOT_FOUND"
    assert (await client.check("https://shop.com:8443/hook")).port == 8443


async def test_the_operator_may_name_private_networks() -> None:
    async with serving(saying(OK)) as server:
        names = Names(receiver=[["127.0.0.1"]], both=[["127.0.0.1", "10.0.0.1"]])
        client = Outbound(LOOPBACK, names)
        answer = await client.send("POST", f"http://receiver:{server.port}/a?b=%20", body=b"{}")
        assert (answer.status, answer.body, answer.is_whole) == (200, b"ok", True)
        head = server.seen[0].split("\r\n")
        assert head[0] == "POST /a?b=%20 HTTP/1.1"
        assert f"Host: receiver:{server.port}" in head
        assert not [line for line in head if line.lower().startswith(("cookie", "referer"))]
        both = f"http://both:{server.port}/"
        assert await code(client, both) == "OUTBOUND_ADDRESS_REFUSED"
        mapped = f"http://[::ffff:127.0.0.1]:{server.port}/"
        assert await code(client, mapped) == "OUTBOUND_ADDRESS_REFUSED"
        assert len(server.seen) == 1


async def test_a_name_that_changes_its_mind_is_looked_up_once(tmp_path: Path) -> None:
    """Public for the check, private a moment later: the second answer is never asked for."""
    async with serving(saying(OK)) as server:
        names = Names(rebind=[["127.0.0.2"], ["127.0.0.1"]])
        client = Outbound(networks("127.0.0.2/32"), names)
        url = f"http://rebind.shop.com:{server.port}/"
        assert await code(client, url) == "OUTBOUND_UNREACHABLE"
        assert names.asked == ["rebind.shop.com"]
        assert await code(client, url) == "OUTBOUND_ADDRESS_REFUSED"
        assert server.seen == []


async def test_the_certificate_is_checked_for_the_name(tmp_path: Path) -> None:
    inside, outside = certificate(tmp_path, "shop.com")
    async with serving(saying(OK), inside) as server:
        names = Names(shop=[["127.0.0.1"]], other=[["127.0.0.1"]])
        client = Outbound(LOOPBACK, names, outside)
        answer = await client.send("GET", f"https://shop.com:{server.port}/")
        assert answer.status == 200
        wrong = f"https://other.com:{server.port}/"
        assert await code(client, wrong) == "OUTBOUND_TLS_FAILED"
        assert await code(client, f"https://127.0.0.1:{server.port}/") == "OUTBOUND_TLS_FAILED"
        stranger = Outbound(LOOPBACK, names)
        assert await code(stranger, f"https://shop.com:{server.port}/") == "OUTBOUND_TLS_FAILED"
        assert len(server.seen) == 1


async def test_a_redirect_is_an_answer_and_nobody_goes_there() -> None:
    async with serving(saying(OK)) as inside:
        there = f"http://127.0.0.1:{inside.port}/admin"
        head = f"HTTP/1.1 307 Go\r\nLocation: {there}\r\nContent-Length: 0\r\n\r\n"
        async with serving(saying(head.encode())) as server:
            client = Outbound(LOOPBACK)
            answer = await client.send("POST", f"http://127.0.0.1:{server.port}/")
        assert (answer.status, answer.headers["location"]) == (307, there)
        assert inside.seen == []


async def test_proxies_of_the_environment_are_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    async with serving(saying(OK)) as proxy, serving(saying(OK)) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "HTTPS_PROXY"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{proxy.port}")
        client = Outbound(LOOPBACK)
        assert (await client.send("GET", f"http://127.0.0.1:{server.port}/")).status == 200
        assert (proxy.seen, len(server.seen)) == ([], 1)


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
BOMB = gzip.compress(b"\0" * 50_000_000)
HEAD = b"HTTP/1.1 200 OK\r\n"
KILOBYTE = b"400\r\n" + b"x" * 1024 + b"\r\n"
STRANGE = {
    "endless body": (endlessly(CHUNKED, KILOBYTE), "RESPONSE_TOO_LARGE"),
    "slow body": (endlessly(CHUNKED, b"1\r\nx\r\n", 0.1), "TIMEOUT"),
    "endless head": (endlessly(HEAD, b"x: " + b"y" * 999 + b"\r\n"), "ANSWER_BROKEN"),
    "slow head": (endlessly(HEAD, b"x: y\r\n", 0.1), "TIMEOUT"),
    "only continue": (endlessly(b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0.05), "TIMEOUT"),
    "says nothing": (endlessly(b"", b"", 0.1), "TIMEOUT"),
    "announces much": (saying(HEAD + b"Content-Length: 10001\r\n\r\n"), "RESPONSE_TOO_LARGE"),
    "sends less": (saying(HEAD + b"Content-Length: 50\r\n\r\nok"), "ANSWER_BROKEN"),
    "two lengths": (
        saying(HEAD + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\nok"),
        "ANSWER_BROKEN",
    ),
    "no HTTP": (saying(b"220 mail.shop.com ESMTP\r\n"), "ANSWER_BROKEN"),
    "hangs up": (saying(b""), "ANSWER_BROKEN"),
}


@pytest.mark.parametrize("case", STRANGE)
async def test_a_strange_server_costs_little_time_and_memory(case: str) -> None:
    answer, expected = STRANGE[case]
    began = time.monotonic()
    async with serving(answer) as server:
        client = Outbound(LOOPBACK)
        assert await code(client, f"http://127.0.0.1:{server.port}/") == f"OUTBOUND_{expected}"
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("case", ["endless body", "slow body", "announces much", "sends less"])
async def test_where_only_the_status_counts_the_body_is_cut(case: str) -> None:
    async with serving(STRANGE[case][0]) as server:
        client = Outbound(LOOPBACK)
        url = f"http://127.0.0.1:{server.port}/"
        answer = await client.send("POST", url, limits=QUICK, only_beginning=True)
    assert (answer.status, answer.is_whole) == (200, False)
    assert len(answer.body) <= QUICK.response_bytes


async def test_a_packed_answer_stays_packed() -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(BOMB)}\r\n\r\n"
    async with serving(saying(head.encode() + BOMB)) as server:
        client = Outbound(LOOPBACK)
        url = f"http://127.0.0.1:{server.port}/"
        answer: Answer = await client.send("GET", url, limits=Limits(response_bytes=100_000))
        assert answer.body == BOMB
        assert "accept-encoding: identity" in server.seen[0].lower()


async def test_what_we_send_is_checked_too() -> None:
    names = Names(shop=[["8.8.8.8"]])
    client = Outbound(resolver=names)
    url = "https://shop.com/"
    for headers in (
        {"x": "a\r\nb: c"}, {"x\r\n": "a"}, {"x y": "a"}, {"x": "a\nb"}, {"x": "路"}, {"x": " a"},
        {"Host": "10.0.0.1"}, {"content-length": "3"}, {"Transfer-Encoding": "chunked"},
        {"Cookie": "a=b"}, {"Proxy-Authorization": "x"}, {"": "x"},
    ):  # fmt: skip
        assert await code(client, url, headers=headers) == "OUTBOUND_HEADER_REFUSED"
    large = b"x" * (QUICK.request_bytes + 1)
    assert await code(client, url, body=large) == "OUTBOUND_REQUEST_TOO_LARGE"
    assert names.asked == []


async def test_a_slow_name_server_counts_too() -> None:
    async def slow(_host: str) -> Sequence[str]:
        await asyncio.sleep(30)
        return ["8.8.8.8"]

    began = time.monotonic()
    assert await code(Outbound(resolver=slow), "https://shop.com/") == "OUTBOUND_TIMEOUT"
    with pytest.raises(Refusal, match="no address"):
        await Outbound(resolver=slow).check("https://shop.com/", seconds=0.2)
    assert time.monotonic() - began < 10


async def test_the_next_address_is_tried_where_the_first_does_not_listen() -> None:
    async with serving(saying(OK)) as server:
        client = Outbound(LOOPBACK, Names(shop=[["127.0.0.9", "127.0.0.1"]]))
        answer = await client.send("POST", f"http://shop.com:{server.port}/", body=b"{}")
        assert (answer.status, len(server.seen)) == (200, 1)


def test_networks_are_read_from_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    from xindai.platform.settings import load_settings

    assert load_settings().outbound_allow == ()
    monkeypatch.setenv("XINDAI_OUTBOUND_ALLOW", " 10.20.0.0/16, fd00:12::/48 ")
    assert [str(n) for n in load_settings().outbound_allow] == ["10.20.0.0/16", "fd00:12::/48"]
    monkeypatch.setenv("XINDAI_OUTBOUND_ALLOW", "10.20.0.1/16")
    with pytest.raises(ValueError, match="has host bits set"):
        load_settings()
