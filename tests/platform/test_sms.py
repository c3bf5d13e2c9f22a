"""Text messages: after the answer, never in its way, and nowhere in plain."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import time
from typing import Any

import httpx
import pytest
from prometheus_client import REGISTRY
from redis.asyncio import Redis
from starlette.applications import Starlette

from tests.webhooks.receiver import receiving
from xindai.platform.addresses import networks
from xindai.platform.outbound.client import Outbound
from xindai.platform.sms import NoGateway, SmsQueue
from xindai.platform.sms_gateway import SIGNATURE, GatewaySms
from xindai.platform.sms_page import sandbox_routes
from xindai.platform.sms_sandbox import SandboxSms

PHONE = "13800138000"
TEXT = "您的验证码是 123456"


def counted(outcome: str) -> float:
    return REGISTRY.get_sample_value("xindai_sms_total", {"outcome": outcome}) or 0.0


class Slow:
    """A gateway that takes its time."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.taken = seconds, 0

    async def send(self, phone: str, text: str, *, request_id: str | None = None) -> None:
        self.taken += 1
        await asyncio.sleep(self.seconds)


@pytest.fixture
def sandbox(db: Any, redis: Redis) -> SandboxSms:
    return SandboxSms(redis)


async def test_the_sandbox_shows_what_it_took(sandbox: SandboxSms, redis: Redis) -> None:
    for n in range(60):
        await sandbox.send(f"138001380{n:02d}", TEXT)
    shown = await sandbox.messages()
    assert [m.phone for m in shown[:2]] == ["13800138059", "13800138058"]
    assert len(shown) == 50
    kept = str([await redis.get(key) async for key in redis.scan_iter("xindai:sms:sandbox:*")])
    assert "13800138" not in kept and "123456" not in kept and "您" not in kept
    assert len(kept) > 60 * 100
    async for key in redis.scan_iter("*"):
        assert 590 < await redis.ttl(key) <= 600


async def test_the_page_is_plain_html_in_two_languages(sandbox: SandboxSms) -> None:
    await sandbox.send(PHONE, "<script>alert(1)</script> 123456")
    app = Starlette(routes=list(sandbox_routes(sandbox)))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app), base_url="http://test"
    ) as client:
        page = (await client.get("/sandbox/sms")).text
        assert PHONE in page and "&lt;script&gt;" in page and "<script" not in page
        assert "短信沙箱" in page and 'http-equiv="refresh"' in page
        english = await client.get("/sandbox/sms", headers={"Accept-Language": "en-GB"})
        assert "SMS sandbox" in english.text
        assert "短信沙箱" in (await client.get("/sandbox/sms?lang=zh")).text
        assert (await client.get("/sandbox/sms.css")).headers["content-type"].startswith("text/css")


async def test_a_slow_gateway_holds_nobody_up_and_a_full_queue_drops() -> None:
    gateway = Slow(30)
    queue = SmsQueue(gateway, length=10, settle_seconds=0)
    queue.start()
    dropped, started = counted("dropped"), time.perf_counter()
    for _ in range(8):
        queue.offer(PHONE, TEXT)
    await asyncio.sleep(0.05)  # all eight senders wait for the gateway by now
    for _ in range(15):
        queue.offer(PHONE, TEXT)
    assert time.perf_counter() - started < 5
    assert (gateway.taken, counted("dropped") - dropped) == (8, 5)
    await queue.stop(0.05)
    assert time.perf_counter() - started < 10


async def test_a_message_rests_before_it_leaves() -> None:
    gateway = Slow(0)
    queue = SmsQueue(gateway, settle_seconds=0.15)
    queue.start()
    queue.offer(PHONE, TEXT)
    await asyncio.sleep(0.05)
    assert gateway.taken == 0
    await queue.drained()
    assert gateway.taken == 1
    await queue.stop()


async def test_what_waits_is_still_sent_at_the_end() -> None:
    gateway = Slow(0)
    queue = SmsQueue(gateway)
    queue.start()
    for _ in range(20):
        queue.offer(PHONE, TEXT)
    await queue.stop()
    assert gateway.taken == 20


async def test_a_failure_is_counted_and_tells_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    queue = SmsQueue(NoGateway(), settle_seconds=0)
    queue.start()
    failed = counted("failed")
    queue.offer(PHONE, TEXT)
    queue.offer(PHONE, TEXT)
    await queue.drained()
    await queue.stop()
    assert counted("failed") - failed == 2
    told = "".join(capsys.readouterr())
    assert PHONE not in told and "123456" not in told


async def test_the_gateway_gets_a_signed_post() -> None:
    async with receiving(202, 503) as server:
        client = Outbound(networks("127.0.0.0/8"))
        gateway = GatewaySms(server.url, "shared secret", client)
        await gateway.send(PHONE, TEXT)
        got = server.got[0]
        assert json.loads(got.body) | {"id": ""} == {"id": "", "phone": PHONE, "text": TEXT}
        at, mac = (part.partition("=")[2] for part in got.headers[SIGNATURE.lower()].split(","))
        signed = f"{at}.{got.body}".encode()
        wanted = hmac.new(b"shared secret", signed, hashlib.sha256).hexdigest()
        assert mac == wanted and abs(time.time() - int(at)) < 5
        with pytest.raises(ConnectionError, match="503"):
            await gateway.send(PHONE, TEXT)
        with pytest.raises(ConnectionError, match="OUTBOUND_ADDRESS_REFUSED"):
            await GatewaySms(server.url, "shared secret", Outbound()).send(PHONE, TEXT)
    assert len(server.got) == 2
