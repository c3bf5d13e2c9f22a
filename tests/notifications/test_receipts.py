"""Receipts of text messages: signed, once, never backwards, also before our own answer."""

from __future__ import annotations

import asyncio
import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import asyncpg
import httpx
import pytest
from starlette.applications import Starlette

from tests.notifications.conftest import NOON, Post
from tests.payments.conftest import listening
from xindai.notifications import handlers
from xindai.notifications.contact.types import ContactChannel
from xindai.notifications.jobs import watch
from xindai.notifications.messages import ask as asking
from xindai.notifications.messages.channel import Result
from xindai.notifications.messages.sandbox import GatewayChannel
from xindai.platform import db as database
from xindai.platform.addresses import networks
from xindai.platform.jobs.api import Work
from xindai.platform.jobs.queue import claim
from xindai.platform.outbound.client import Outbound
from xindai.platform.settings import load_settings, secret
from xindai.platform.signatures import SIGNATURE, sign
from xindai.platform.sms_gateway import GatewaySms
from xindai.sandbox import faults
from xindai.sandbox.app import build
from xindai.sandbox.sms import Gateway

SMS = ContactChannel.SMS
AT = "2026-03-31T08:00:00+08:00"


def told(message: UUID | str, status: str = "delivered", **changes: Any) -> bytes:
    reason = "phone_off" if status == "undeliverable" else None
    content: dict[str, Any] = {
        "event_id": uuid4().hex, "id": str(message), "status": status, "reason": reason, "at": AT,
    }  # fmt: skip
    return json.dumps(content | changes).encode()


async def post_receipt(body: bytes, *, key: str | None = None, at: int | None = None) -> int:
    """The status of the answer; signed with the gateway's key if none is given."""
    signer = (key or secret(load_settings().keys / "sms")).encode()
    headers = {SIGNATURE: sign(signer, at or int(time.time()), body)}
    transport = httpx.ASGITransport(app=Starlette(routes=handlers.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        answer = await client.post(handlers.PATH, content=body, headers=headers)
    assert not answer.content
    return answer.status_code


async def sent(post: Post, key: str = "k") -> UUID:
    (message,) = await post.plan(key=key)
    await post.work()
    return message


async def receipts() -> int:
    return int(await database.pool().fetchval("SELECT count(*) FROM message_receipt"))


async def test_delivered_once_however_often_it_is_told(post: Post) -> None:
    message = await sent(post)
    body = told(message)
    assert [await post_receipt(body) for _ in range(3)] == [204] * 3
    assert await post.states() == [("sms", "delivered", None)]
    assert await receipts() == 1
    row = await database.pool().fetchrow("SELECT * FROM message")
    assert row["delivered_at"] == row["created_at"], "not before it was planned, whatever is said"
    assert row["ask_at"] is None
    topics = await database.pool().fetch(
        "SELECT payload ->> 'status' AS status FROM outbox_message WHERE topic = 'message.settled'"
        " ORDER BY id"
    )
    assert [r["status"] for r in topics] == ["sent", "delivered"]


async def test_nothing_goes_backwards(post: Post) -> None:
    message = await sent(post)
    await post_receipt(told(message))
    assert await post_receipt(told(message, "undeliverable")) == 204
    assert await post.states() == [("sms", "delivered", None)]
    other = await sent(post, "other")
    await post_receipt(told(other, "undeliverable"))
    assert await post_receipt(told(other)) == 204
    assert (await post.states())[1] == ("sms", "failed", "phone_off")
    assert await receipts() == 4, "kept all the same"


async def test_two_at_once(post: Post) -> None:
    message = await sent(post)
    same, contrary = told(message), told(message, "undeliverable")
    answers = await asyncio.gather(*(post_receipt(b) for b in (same, same, contrary, same)))
    assert answers == [204] * 4
    assert await receipts() == 2
    ((_, status, _),) = await post.states()
    assert status in ("delivered", "failed")
    news = "SELECT count(*) FROM outbox_message WHERE topic = 'message.settled'"
    assert await database.pool().fetchval(news) == 2, "sent, and one end"


async def test_it_stands_among_what_happened_to_the_customer(post: Post) -> None:
    message = await sent(post)
    await post_receipt(told(message, "undeliverable", reason="Teilnehmer 13800000001 tot"))
    assert await post.states() == [("sms", "failed", "undeliverable")]
    row = await database.pool().fetchrow("SELECT * FROM audit_record ORDER BY id DESC LIMIT 1")
    assert (row["action"], row["subject"]) == (
        "message.undeliverable", f"customer/{UUID(int=1)}",
    )  # fmt: skip
    assert "138" not in json.dumps(row["detail"]["reason"])


async def test_a_wrong_signature_is_turned_away(post: Post) -> None:
    body, now = told(await sent(post)), int(time.time())
    assert await post_receipt(body, key="somebody else") == 401
    assert await post_receipt(body, at=now - 301) == 401, "replayed"
    assert await post_receipt(body, at=now + 301) == 401
    transport = httpx.ASGITransport(app=Starlette(routes=handlers.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        assert (await client.post(handlers.PATH, content=body)).status_code == 401
        assert (await client.get(handlers.PATH)).status_code == 405
    assert await post.states() == [("sms", "sent", None)]


async def test_of_what_nobody_sent_nothing_is_kept(post: Post) -> None:
    (planned,) = await post.plan()
    (mail,) = await post.plan(key="mail", channels=(ContactChannel.EMAIL,))
    for message in (uuid4(), planned, mail):
        assert await post_receipt(told(message)) == 204, "and it is not told what is known here"
    assert await receipts() == 0
    assert {status for _, status, _ in await post.states()} == {"planned"}


@pytest.mark.parametrize(
    "changes",
    [
        {"id": "x"},
        {"id": 5},
        {"status": "pending"},
        {"status": "paid"},
        {"at": None},
        {"at": "2026-03-31T08:00:00"},
        {"at": "yesterday"},
        {"event_id": "a b"},
        {"event_id": "1" * 65},
        {"more": "1"},
    ],
)
async def test_other_contents_are_turned_away(db: Any, changes: dict[str, Any]) -> None:
    assert await post_receipt(told(uuid4(), **changes)) == 400


@pytest.mark.parametrize(
    ("body", "status"), [(b"", 400), (b"[]", 400), (b"[" * 4000, 400), (b"\xff", 400),
                         (b" " * 5000, 413)],
)  # fmt: skip
async def test_other_bodies_are_turned_away(db: Any, body: bytes, status: int) -> None:
    assert await post_receipt(body) == status


@pytest.mark.parametrize(("status", "end"), [("delivered", None), ("undeliverable", "phone_off")])
async def test_a_receipt_that_overtakes_our_answer(post: Post, status: str, end: str) -> None:
    channel = post.channels[SMS]
    deliver = channel.deliver

    async def told_meanwhile(envelope: Any) -> Result:
        assert await post_receipt(told(envelope.request_id, status)) == 204
        return await deliver(envelope)  # type: ignore[no-any-return]

    channel.deliver = told_meanwhile
    await post.plan()
    await post.work()
    ended = "delivered" if end is None else "failed"
    assert await post.states() == [("sms", ended, end)]
    rows = await database.pool().fetch("SELECT outcome, detail FROM message_send")
    assert [tuple(r) for r in rows] == [("accepted", "receipt")]


async def test_a_worker_killed_in_between_sends_no_second_one(post: Post) -> None:
    class Killed(BaseException):
        pass

    async def die(envelope: Any) -> Result:
        post.channels[SMS].seen.append(envelope)
        raise Killed

    alive, post.channels[SMS].deliver = post.channels[SMS].deliver, die
    (message,) = await post.plan()
    with pytest.raises(Killed):
        await post.work()
    await post_receipt(told(message))
    async with post.db.owner() as owner:
        await owner.execute("UPDATE job SET status = 'queued', due_at = now()")
    post.channels[SMS].deliver = alive
    await post.work()
    assert await post.states() == [("sms", "delivered", None)]
    assert len(post.channels[SMS].seen) == 1


async def test_the_table_believes_nobody_without_a_receipt(post: Post) -> None:
    message = await sent(post)
    moves = (
        "status = 'delivered', delivered_at = now()",
        "status = 'failed', reason = 'x', ask_at = NULL",
    )
    for move in moves:
        with pytest.raises(asyncpg.PostgresError, match=r"nobody said|message_ask"):
            await database.pool().execute(f"UPDATE message SET {move} WHERE id = $1", message)
    await post_receipt(told(message))
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await database.pool().execute("UPDATE message_receipt SET status = 'undeliverable'")


class Line:
    """The sandbox gateway behind HTTP, calling back our door behind HTTP."""

    def __init__(self, gateway: Gateway, channel: GatewayChannel) -> None:
        self.gateway, self.channel = gateway, channel

    async def asks(self) -> None:
        """The watch, and the questions it leaves, as if their time had come."""
        await database.pool().execute(
            "UPDATE message SET ask_at = now() - interval '1 second' WHERE ask_at IS NOT NULL"
        )
        async with database.transaction() as tx:
            await watch(tx)
        async with database.transaction() as tx:
            jobs = await claim(tx, {asking.JOB: 50}, 50, "test")
        for job in jobs:
            work = Work(job, is_told=False)
            await asking.ask(work, {SMS: self.channel})
            if not work.is_done:
                async with work.end():
                    pass


@pytest.fixture
async def line(post: Post, tmp_path: Path) -> Any:
    faults.clear()
    async with listening(Starlette(routes=handlers.routes())) as ours:
        app = build(tmp_path, f"{ours}/bank/callback")
        async with listening(app) as address:
            key = secret(load_settings().keys / "sms")
            client = Outbound(networks("127.0.0.0/8"))
            channel = GatewayChannel(GatewaySms(f"{address}/sms", key, client))
            post.channels[SMS] = channel
            yield Line(app.state.sms, channel)
    faults.clear()


class Story:
    def __init__(self, digits: str) -> None:
        self.phone = f"1380000{digits}1"

    async def phone_of(self, _tx: Any, _subject: UUID) -> str:
        return self.phone


async def until(post: Post, wanted: list[tuple[str, str, str | None]]) -> None:
    for _ in range(50):
        if await post.states() == wanted:
            return
        await asyncio.sleep(0.1)
    assert await post.states() == wanted


@pytest.mark.parametrize(
    ("story", "end", "kept"),
    [
        ("000", ("delivered", None), 1),
        ("901", ("failed", "unknown_number"), 1),
        ("905", ("delivered", None), 1),
        ("906", ("delivered", None), 1),
        ("907", ("delivered", None), 1),
        ("908", ("delivered", None), 2),
    ],
)
async def test_the_gateway_calls_back(
    post: Post, line: Line, monkeypatch: pytest.MonkeyPatch, story: str, end: Any, kept: int
) -> None:
    monkeypatch.setattr("tests.notifications.conftest.Phones", lambda: Story(story))
    await post.plan()
    await post.work()
    await until(post, [("sms", *end)])
    for _ in range(30):
        if not line.gateway.calls and await receipts() == kept:
            break
        await asyncio.sleep(0.1)
    assert await receipts() == kept
    assert await post.states() == [("sms", *end)]


async def test_the_gateway_is_asked_about_what_it_is_silent_of(
    post: Post, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.notifications.conftest.Phones", lambda: Story("904"))
    await post.plan()
    await post.work()
    faults.put("sms", faults.FaultKind.FORGED, count=1)
    await line.asks()
    assert await post.states() == [("sms", "sent", None)], "it did not sign"
    faults.put("sms", faults.FaultKind.GARBAGE, count=1)
    await line.asks()
    faults.put("sms", faults.FaultKind.DOWN, count=1)
    await line.asks()
    asks, ask_at = await database.pool().fetchrow("SELECT asks, ask_at FROM message")
    assert asks == 3
    assert ask_at > datetime.now(UTC) + timedelta(minutes=35), "ever more seldom"
    await line.asks()
    assert await post.states() == [("sms", "delivered", None)]
    source = await database.pool().fetchval("SELECT source FROM message_receipt")
    assert source == "question"


async def test_what_stays_on_its_way_is_given_up(
    post: Post, line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.notifications.conftest.Phones", lambda: Story("909"))
    await post.plan()
    await post.work()
    await line.asks()
    assert await database.pool().fetchval("SELECT ask_at FROM message") is not None
    sent_at = datetime.now(UTC) - timedelta(hours=73)
    await database.pool().execute("UPDATE message SET sent_at = $1", sent_at)
    await line.asks()
    assert await database.pool().fetchval("SELECT ask_at FROM message") is None
    assert await post.states() == [("sms", "sent", None)]
    assert datetime.now(UTC) > NOON
