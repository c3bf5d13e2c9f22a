"""Endpoints and what may be done with them, by staff and by the client itself."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from tests.actors import staff
from tests.webhooks.conftest import LOOPBACK, TOPICS, Post
from tests.webhooks.receiver import receiving
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.outbound.client import Outbound
from xindai.webhooks import api
from xindai.webhooks.jobs import clear_batch
from xindai.webhooks.types import DeliveryStatus, EndpointChange, NewEndpoint

OUTBOUND = Outbound(LOOPBACK)
PUBLIC = "https://93.184.216.34/hooks"
"""An address of the open internet; nobody calls it here."""
MANAGER = staff("partner_manager", "/B1/")


def client_actor(client_id: UUID, *scopes: str, path: str = "/B1/") -> Actor:
    return Actor(f"client:{client_id}", ActorKind.CLIENT, frozenset(scopes), path)


async def made(post: Post, url: str = PUBLIC, key: str = "k", **more: Any) -> tuple[UUID, str]:
    wanted = NewEndpoint(**({"client_id": post.client_id, "url": url, "topics": TOPICS} | more))
    fresh = await api.create(MANAGER, OUTBOUND, wanted, key)
    assert fresh.secret is not None
    return fresh.endpoint_id, fresh.secret


async def refused(call: Any) -> str:
    with pytest.raises(Refusal) as no:
        await call
    return no.value.code


async def counts() -> list[int]:
    sql = """SELECT (SELECT count(*) FROM webhook_endpoint), (SELECT count(*) FROM audit_record),
        (SELECT count(*) FROM webhook_delivery)"""
    return list(await database.pool().fetchrow(sql))


async def test_an_endpoint_gets_news_that_its_secret_verifies(post: Post) -> None:
    async with receiving() as receiver:
        endpoint_id, secret = await made(post, receiver.url)
        await api.ping(MANAGER, endpoint_id, "ping")
        await post.send()
    payload = receiver.got[0].verified(secret)
    assert (payload["type"], payload["data"]) == ("webhook.ping", {"endpointId": str(endpoint_id)})
    [view] = await api.endpoints(MANAGER)
    assert (view.url, view.topics, view.is_active) == (receiver.url, tuple(TOPICS), True)
    page = await api.deliveries(MANAGER, endpoint_id, None, 20, None)
    assert [(d.topic, d.status) for d in page.deliveries] == [("webhook.ping", "delivered")]
    attempts = await api.attempts_of_deliveries(MANAGER, [page.deliveries[0].id])
    [[attempt]] = attempts.values()
    assert (attempt.response_status, attempt.error, attempt.is_manual) == (204, None, False)


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://10.0.0.1/", "OUTBOUND_ADDRESS_REFUSED"),
        ("https://169.254.169.254/latest/meta-data", "OUTBOUND_ADDRESS_REFUSED"),
        ("https://[::1]/", "OUTBOUND_ADDRESS_REFUSED"),
        ("http://93.184.216.34/", "OUTBOUND_NOT_SECURE"),
        ("https://93.184.216.34:6379/", "OUTBOUND_PORT_REFUSED"),
        ("https://user@shop.com/", "OUTBOUND_URL_INVALID"),
        ("gopher://shop.com/", "OUTBOUND_URL_INVALID"),
    ],
)
async def test_a_private_url_is_not_registered(post: Post, url: str, code: str) -> None:
    before = await counts()
    assert await refused(made(post, url)) == code
    assert await counts() == before
    endpoint_id, _ = await made(post, key="good")
    change = EndpointChange(url=url)
    assert await refused(api.change(MANAGER, OUTBOUND, endpoint_id, change, "c")) == code
    assert (await api.endpoints(MANAGER))[0].url == PUBLIC


async def test_a_secret_is_nowhere_in_plain(post: Post) -> None:
    endpoint_id, secret = await made(post)
    await api.rotate(MANAGER, endpoint_id, "r")
    for table in ("webhook_endpoint", "idempotency_record", "audit_record", "outbox_message"):
        rows = await database.pool().fetchval(f"SELECT jsonb_agg(to_jsonb(t))::text FROM {table} t")
        assert secret.removeprefix("whsec_") not in (rows or "")
        assert "/hooks" not in (rows or "") or table == "webhook_endpoint"


async def test_the_same_key_makes_one_endpoint_and_one_answer(post: Post) -> None:
    answers = await asyncio.gather(*(made(post, key="same") for _ in range(6)))
    assert len(set(answers)) == 1
    assert (await counts())[0] == 1
    endpoint_id = answers[0][0]
    fresh = await asyncio.gather(*(api.rotate(MANAGER, endpoint_id, "r") for _ in range(6)))
    assert len({f.secret for f in fresh}) == 1
    assert (await made(post, key="same"))[1] == answers[0][1], "while it signs"
    await api.rotate(MANAGER, endpoint_id, "r2")
    wanted = NewEndpoint(client_id=post.client_id, url=PUBLIC, topics=TOPICS)
    assert (await api.create(MANAGER, OUTBOUND, wanted, "same")).secret is None
    other = NewEndpoint(client_id=post.client_id, url=PUBLIC + "2", topics=TOPICS)
    conflict = await refused(api.create(MANAGER, OUTBOUND, other, "same"))
    assert conflict == "IDEMPOTENCY_CONFLICT"


async def test_during_the_overlap_both_secrets_verify(post: Post) -> None:
    async with receiving() as receiver:
        endpoint_id, old = await made(post, receiver.url)
        new = (await api.rotate(MANAGER, endpoint_id, "r")).secret
        assert new is not None
        assert new != old
        await api.ping(MANAGER, endpoint_id, "p1")
        await post.send()
        assert receiver.got[0].verified(old) == receiver.got[0].verified(new)
        assert receiver.got[0].headers["webhook-signature"].count("v1,") == 2
        await post.later(hours=25)
        await api.ping(MANAGER, endpoint_id, "p2")
        await post.send()
    assert receiver.got[1].verified(new)["type"] == "webhook.ping"
    assert receiver.got[1].headers["webhook-signature"].count("v1,") == 1
    with pytest.raises(Exception, match="No matching signature"):
        receiver.got[1].verified(old)


async def test_what_has_failed_is_sent_again_by_hand(post: Post) -> None:
    async with receiving(500, 200) as receiver:
        endpoint_id, secret = await made(post, receiver.url)
        delivery_id = await api.ping(MANAGER, endpoint_id, "p")
        await post.send()
        await database.pool().execute(
            "UPDATE webhook_delivery SET status = 'failed', next_attempt_at = NULL, attempts = 10"
        )
        assert await post.send() == 0
        await api.redeliver(MANAGER, delivery_id, "again")
        await api.redeliver(MANAGER, delivery_id, "again")
        assert await post.send() == 1
        assert await post.send() == 0
        await api.redeliver(MANAGER, delivery_id, "and again")
        assert await post.send() == 1
    assert len({got.id for got in receiver.got}) == 1
    assert all(got.verified(secret)["type"] == "webhook.ping" for got in receiver.got)
    assert [a["is_manual"] for a in await post.attempts()] == [False, True, True]
    assert (await post.deliveries())[0]["status"] == "delivered"


async def test_switched_off_nothing_is_sent_and_switched_on_it_goes_on(post: Post) -> None:
    async with receiving() as receiver:
        endpoint_id, _ = await made(post, receiver.url)
        first = await api.ping(MANAGER, endpoint_id, "p")
        off = EndpointChange(is_active=False)
        await api.change(MANAGER, OUTBOUND, endpoint_id, off, "off")
        assert await post.send() == 0
        assert (await api.endpoints(MANAGER))[0].disabled_why == "by_hand"
        assert (await post.deliveries())[0]["status"] == "cancelled"
        assert await refused(api.ping(MANAGER, endpoint_id, "p2")) == "WEBHOOK_ENDPOINT_OFF"
        assert await refused(api.redeliver(MANAGER, first, "x")) == "WEBHOOK_ENDPOINT_OFF"
        on = EndpointChange(is_active=True, topics=["loan.opened"])
        await api.change(MANAGER, OUTBOUND, endpoint_id, on, "on")
        await api.redeliver(MANAGER, first, "x2")
        await post.lender.loan()
        await post.tell()
        await post.send()
    topics = [d["topic"] for d in await post.deliveries()]
    assert (len(receiver.got), topics) == (2, ["webhook.ping", "loan.opened"])


async def test_a_removed_endpoint_is_not_there_and_holds_no_secret(post: Post) -> None:
    endpoint_id, _ = await made(post)
    delivery_id = await api.ping(MANAGER, endpoint_id, "p")
    await api.remove(MANAGER, endpoint_id, "gone")
    await api.remove(MANAGER, endpoint_id, "gone")
    assert await api.endpoints(MANAGER) == []
    assert await api.deliveries_by_id(MANAGER, [delivery_id]) == {}
    row = await post.state(endpoint_id)
    assert (row["secret_sealed"], row["disabled_why"]) == (None, "removed")
    for call in (
        api.remove(MANAGER, endpoint_id, "2"),
        api.rotate(MANAGER, endpoint_id, "3"),
        api.ping(MANAGER, endpoint_id, "4"),
        api.change(MANAGER, OUTBOUND, endpoint_id, EndpointChange(is_active=True), "5"),
    ):
        assert await refused(call) == "WEBHOOK_ENDPOINT_NOT_FOUND"
    assert await post.send() == 0


async def test_topics_are_those_that_there_are(post: Post) -> None:
    for topics in ([], ["loan.sold"], ["loan.opened", "loan.opened"], ["webhook.ping"]):
        assert await refused(made(post, topics=topics, key=str(topics))) == "WEBHOOK_TOPIC_UNKNOWN"


async def test_a_client_has_at_most_twenty(post: Post) -> None:
    for n in range(20):
        await made(post, key=str(n))
    assert await refused(made(post, key="one more")) == "WEBHOOK_TOO_MANY_ENDPOINTS"


async def test_not_yours_is_not_there(post: Post) -> None:
    """Another branch, another client, a right that is missing."""
    endpoint_id, _ = await made(post)
    delivery_id = await api.ping(MANAGER, endpoint_id, "p")
    other = await post.client(post.lender.branch_id, "webhook.manage")
    strangers = (
        staff("partner_manager", "/B2/"),
        client_actor(other, "webhook.manage", "webhook.read"),
        client_actor(new_id(), "webhook.manage", "webhook.read"),
    )
    before = await counts()
    for number, actor in enumerate(strangers):
        key = str(number)
        assert await api.endpoints(actor) == []
        assert await api.deliveries_by_id(actor, [delivery_id]) == {}
        assert await api.attempts_of_deliveries(actor, [delivery_id]) == {}
        for call in (
            api.deliveries(actor, endpoint_id, None, 20, None),
            api.change(actor, OUTBOUND, endpoint_id, EndpointChange(is_active=False), key),
            api.rotate(actor, endpoint_id, key),
            api.ping(actor, endpoint_id, key),
            api.remove(actor, endpoint_id, key),
        ):
            assert await refused(call) == "WEBHOOK_ENDPOINT_NOT_FOUND"
        assert await refused(api.redeliver(actor, delivery_id, key)) == "WEBHOOK_DELIVERY_NOT_FOUND"
        wanted = NewEndpoint(client_id=post.client_id, url=PUBLIC, topics=TOPICS)
        call = api.create(actor, OUTBOUND, wanted, key)
        assert await refused(call) == "WEBHOOK_CLIENT_NOT_FOUND"
    for actor in (staff("auditor", "/B1/"), client_actor(post.client_id, "webhook.read")):
        assert len(await api.endpoints(actor)) == 1
        assert await refused(api.rotate(actor, endpoint_id, "no")) == "FORBIDDEN"
    for actor in (staff("cashier", "/B1/"), client_actor(post.client_id, "loan.read")):
        assert await refused(api.endpoints(actor)) == "FORBIDDEN"
    assert await counts() == before


async def test_a_client_registers_for_itself(post: Post) -> None:
    actor = client_actor(post.client_id, "webhook.manage", "webhook.read")
    wanted = NewEndpoint(client_id=None, url=PUBLIC, topics=["loan.opened"])
    fresh = await api.create(actor, OUTBOUND, wanted, "mine")
    [view] = await api.endpoints(client_actor(post.client_id, "webhook.manage"))
    assert (view.id, view.client_id) == (fresh.endpoint_id, post.client_id)
    assert await refused(api.create(MANAGER, OUTBOUND, wanted, "x")) == "WEBHOOK_CLIENT_NOT_FOUND"


async def test_deliveries_are_read_page_by_page_newest_first(post: Post) -> None:
    endpoint_id, _ = await made(post)
    ids = [await api.ping(MANAGER, endpoint_id, str(n)) for n in range(5)]
    seen: list[UUID] = []
    after = None
    for _ in range(3):
        page = await api.deliveries(MANAGER, endpoint_id, DeliveryStatus.PENDING, 2, after)
        seen += [d.id for d in page.deliveries]
        after = page.cursors[-1]
    assert (seen, page.has_next) == (ids[::-1], False)
    none = await api.deliveries(MANAGER, endpoint_id, DeliveryStatus.FAILED, 2, None)
    assert none.deliveries == ()
    assert await refused(api.deliveries(MANAGER, endpoint_id, None, 2, "x|1")) == "INVALID_CURSOR"


async def test_a_client_that_is_shut_out_gets_nothing_more(post: Post) -> None:
    async with receiving() as receiver:
        endpoint_id, _ = await made(post, receiver.url)
        await api.ping(MANAGER, endpoint_id, "p")
        await database.pool().execute("UPDATE api_client SET is_active = false")
        assert await post.send() == 0
        assert receiver.got == []


async def test_what_ended_a_month_ago_is_taken_away(post: Post) -> None:
    """With its attempts; what still waits stays, however old."""
    endpoint_id, _ = await made(post)
    young = await api.ping(MANAGER, endpoint_id, "young")
    add = """INSERT INTO webhook_delivery (id, endpoint_id, message_id, topic, payload, status,
        next_attempt_at) VALUES (uuidv7($1::interval), $2, uuidv7(), 'webhook.ping', '{}',
        $3::text, CASE WHEN $3::text = 'pending' THEN now() END) RETURNING id"""
    for days, status in ((31, "failed"), (31, "pending"), (29, "failed")):
        row = await database.pool().fetchval(add, timedelta(days=-days), endpoint_id, status)
        await database.pool().execute(
            "INSERT INTO webhook_attempt (id, delivery_id, duration_ms, error) "
            "VALUES (uuidv7(), $1, 1, 'OUTBOUND_TIMEOUT')",
            row,
        )
    async with database.transaction() as tx:
        assert await clear_batch(tx) == 1
        assert await clear_batch(tx) == 0
    left = [d["status"] for d in await post.deliveries()]
    assert left == ["pending", "failed", "pending"]
    assert len(await post.attempts()) == 2
    assert (await post.deliveries())[-1]["id"] == young
