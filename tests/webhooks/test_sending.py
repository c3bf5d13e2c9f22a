"""News on their way out, to real servers on 127.0.0.1."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
from standardwebhooks.webhooks import WebhookVerificationError

from tests.webhooks.conftest import Post
from tests.webhooks.receiver import receiving
from xindai.kernel.ids import new_id
from xindai.platform import db as database
from xindai.webhooks.claim import claim
from xindai.webhooks.rules import new_secret


async def test_a_repayment_is_told_once_and_the_signature_fits(post: Post) -> None:
    async with receiving() as receiver:
        _, secret = await post.endpoint(receiver.url)
        loan_id = await post.lender.loan()
        await post.tell()
        assert await post.send() == 2
        assert await post.send() == 0
    told = {got.verified(secret)["type"]: got for got in receiver.got}
    assert sorted(told) == ["loan.changed", "loan.opened"]
    payload = told["loan.changed"].verified(secret)
    assert sorted(payload) == ["data", "timestamp", "type"]
    assert payload["data"]["loanId"] == str(loan_id)
    assert payload["data"]["status"] == "active"
    with pytest.raises(WebhookVerificationError):
        told["loan.changed"].verified(new_secret())
    rows = await post.deliveries()
    assert [(r["status"], r["attempts"], r["next_attempt_at"]) for r in rows] == [
        ("delivered", 1, None),
        ("delivered", 1, None),
    ]
    messages = await database.pool().fetch("SELECT id FROM outbox_message ORDER BY id")
    assert [r["message_id"] for r in rows] == [m["id"] for m in messages]
    assert {got.id for got in receiver.got} == {str(r["message_id"]) for r in rows}


async def test_messages_that_are_told_twice_are_owed_once(post: Post) -> None:
    await post.endpoint("http://127.0.0.1:9/")
    await post.lender.loan()
    await post.tell()
    first = await post.deliveries()
    await database.pool().execute("UPDATE outbox_message SET published_at = NULL")
    await post.tell()
    assert await post.deliveries() == first
    assert len(first) == 2


async def test_deliveries_and_the_mark_of_their_messages_are_one(post: Post) -> None:
    """A relay that dies before its commit leaves neither; the next one leaves both."""

    async def dies(*_args: object) -> None:
        raise ConnectionError

    from xindai.platform import outbox
    from xindai.webhooks.fan_out import fan_out

    await post.endpoint("http://127.0.0.1:9/")
    await post.lender.pending()
    with pytest.raises(ConnectionError):
        await outbox.relay(post.redis, pass_on=(fan_out, dies))
    assert await post.deliveries() == []
    await database.pool().execute("UPDATE outbox_message SET claimed_until = NULL")
    await post.tell()
    assert len(await post.deliveries()) == 1


async def test_who_may_not_see_the_loan_is_told_nothing(post: Post) -> None:
    other, below, above = new_id(), new_id(), new_id()
    async with database.transaction() as tx:
        for key, code, path in ((other, "B2", "/B2/"), (below, "B11", "/B1/B11/")):
            sql = "INSERT INTO branch (id, code, name, path) VALUES ($1, $2, 'branch', $3)"
            await tx.execute(sql, key, code, path)
        await tx.execute(
            "INSERT INTO branch (id, code, name, path) VALUES ($1, 'HO', 'HO', '/')", above
        )
    mine, _ = await post.endpoint("http://127.0.0.1:9/")
    chief = await post.client(above, "loan.read")
    chiefs, _ = await post.endpoint("http://127.0.0.1:9/", client=chief)
    for branch, scopes in (
        (other, ["loan.read"]),
        (below, ["loan.read"]),
        (above, ["customer.read"]),
    ):
        client = await post.client(branch, *scopes)
        await post.endpoint("http://127.0.0.1:9/", client=client)
    off = await post.client(post.lender.branch_id, "loan.read")
    await post.endpoint("http://127.0.0.1:9/", client=off)
    await database.pool().execute("UPDATE api_client SET is_active = false WHERE id = $1", off)
    await post.endpoint("http://127.0.0.1:9/", topics=["loan.opened"])
    await post.lender.pending()
    await database.pool().execute("DELETE FROM outbox_message WHERE topic = 'loan.opened'")
    await database.pool().execute(
        """INSERT INTO outbox_message (id, topic, key, payload) VALUES ($1, 'loan.changed', 'k',
               jsonb_build_object('branchId', $2::text))""",
        new_id(),
        str(post.lender.branch_id),
    )
    await post.tell()
    assert {r["endpoint_id"] for r in await post.deliveries()} == {mine, chiefs}


async def test_it_is_tried_again_by_the_schedule_with_the_same_id_and_body(post: Post) -> None:
    async with receiving(500, 404, 200) as receiver:
        endpoint_id, secret = await post.endpoint(receiver.url, topics=["loan.opened"])
        await post.lender.pending()
        await post.tell()
        waits = []
        for _ in range(3):
            assert await post.send() == 1
            assert await post.send() == 0, "not before its time"
            sql = "SELECT next_attempt_at - now() FROM webhook_delivery"
            waits.append(await database.pool().fetchval(sql))
            await post.later(minutes=6)
    assert timedelta(seconds=3) < waits[0] <= timedelta(seconds=6)
    assert timedelta(seconds=298) < waits[1] <= timedelta(seconds=360)
    assert waits[2] is None
    assert len({(got.id, got.body) for got in receiver.got}) == 1
    assert receiver.got[2].verified(secret)["type"] == "loan.opened"
    assert [a["response_status"] for a in await post.attempts()] == [500, 404, 200]
    state = await post.state(endpoint_id)
    assert (state["consecutive_failures"], state["failing_since"]) == (0, None)


async def test_after_ten_attempts_in_three_days_it_has_failed(post: Post) -> None:
    async with receiving(503) as receiver:
        endpoint_id, _ = await post.endpoint(receiver.url, topics=["loan.opened"])
        await post.lender.pending()
        await post.tell()
        for _ in range(10):
            assert await post.send() == 1
            await database.pool().execute(
                "UPDATE webhook_delivery SET next_attempt_at = now() WHERE status = 'pending'"
            )
        assert await post.send() == 0
    [row] = await post.deliveries()
    assert (row["status"], row["attempts"], len(receiver.got)) == ("failed", 10, 10)
    assert (await post.state(endpoint_id))["is_active"]


async def test_gone_switches_the_endpoint_off(post: Post) -> None:
    async with receiving(410) as receiver:
        endpoint_id, _ = await post.endpoint(receiver.url, topics=["loan.opened"])
        for _ in range(6):
            await post.lender.pending()
        await post.tell()
        await post.send()
        assert await post.send() == 0
    state = await post.state(endpoint_id)
    assert (state["is_active"], state["disabled_why"]) == (False, "gone")
    statuses = sorted(r["status"] for r in await post.deliveries())
    assert statuses.count("failed") >= 1
    assert set(statuses) == {"cancelled", "failed"}
    await post.lender.pending()
    await post.tell()
    assert len(await post.deliveries()) == 6, "nothing is owed to who is off"


async def test_an_endpoint_that_fails_for_five_days_is_switched_off(post: Post) -> None:
    async with receiving(500) as receiver:
        endpoint_id, _ = await post.endpoint(receiver.url, topics=["loan.opened"])
        await post.lender.pending()
        await post.tell()
        await post.send()
        await post.later(days=4)
        await post.send()
        assert (await post.state(endpoint_id))["is_active"]
        await post.later(days=1)
        await post.send()
    state = await post.state(endpoint_id)
    assert (state["is_active"], state["disabled_why"]) == (False, "failing")
    assert [r["status"] for r in await post.deliveries()] == ["cancelled"]


async def test_who_asks_for_a_rest_gets_it(post: Post) -> None:
    async with receiving((429, {"Retry-After": "7200"}), 200) as receiver:
        await post.endpoint(receiver.url, topics=["loan.opened"])
        await post.lender.pending()
        await post.tell()
        await post.send()
        await post.lender.pending()
        await post.tell()
        assert await post.send() == 0, "news wait too"
        await post.later(minutes=119)
        assert await post.send() == 0
        await post.later(minutes=2)
        assert await post.send() + await post.send() == 2
    assert [r["status"] for r in await post.deliveries()] == ["delivered"] * 2


async def test_a_redirect_is_a_failure_and_nobody_goes_there(post: Post) -> None:
    async with receiving() as inside, receiving((302, {"Location": ""})) as receiver:
        receiver.says((302, {"Location": inside.url}))
        await post.endpoint(receiver.url, topics=["loan.opened"])
        await post.lender.pending()
        await post.tell()
        await post.send()
        assert inside.got == []
    [attempt] = await post.attempts()
    assert (attempt["response_status"], attempt["error"]) == (302, None)
    assert (await post.deliveries())[0]["status"] == "pending"


async def test_a_private_address_is_refused_when_sending(post: Post) -> None:
    """The name was public when it was registered; what counts is what it is now."""
    from xindai.platform.outbound.client import Outbound
    from xindai.webhooks.sending import Sender

    async with receiving() as receiver:
        await post.endpoint(f"https://rebind.shop.com:{receiver.port}/", topics=["loan.opened"])

        async def inside(_host: str) -> list[str]:
            return ["127.0.0.1"]

        post.sender = Sender(Outbound(resolver=inside))
        await post.lender.pending()
        await post.tell()
        await post.send()
        assert receiver.got == []
    [attempt] = await post.attempts()
    assert (attempt["response_status"], attempt["error"]) == (None, "OUTBOUND_ADDRESS_REFUSED")


async def test_a_slow_receiver_holds_up_only_itself(post: Post) -> None:
    async with receiving((200, {}, 1.5)) as slow, receiving() as quick:
        await post.endpoint(slow.url, topics=["loan.opened"])
        await post.endpoint(quick.url, topics=["loan.opened"])
        for _ in range(12):
            await post.lender.pending()
        await post.tell()
        for _ in range(6):
            await post.sender.step()
            await asyncio.sleep(0.1)
        assert len(quick.got) == 12
        assert (len(slow.got), slow.most_at_once) == (4, 4)
        await post.sender.finish(30)


async def test_a_failing_receiver_gets_one_call_at_a_time(post: Post) -> None:
    async with receiving(500) as receiver:
        await post.endpoint(receiver.url, topics=["loan.opened"])
        for _ in range(8):
            await post.lender.pending()
        await post.tell()
        assert await post.send() == 4
        assert await post.send() == 1


async def test_what_a_killed_sender_held_is_sent_after_its_lease(post: Post) -> None:
    async with receiving() as receiver:
        await post.endpoint(receiver.url, topics=["loan.opened"])
        await post.lender.pending()
        await post.tell()
        [held] = await claim(10)
        assert await post.send() == 0
        await post.later(seconds=61)
        assert await post.send() == 1
    assert receiver.got[0].id == held.message_id


async def test_what_is_kept_of_an_answer_names_nobody(post: Post) -> None:
    async with receiving(400) as receiver:
        receiver.body = (
            "张三丰 has no phone 13800001234, id 11010519491231002X, a@b.cn; "
            "line 12: unknown field 'status'" + "x" * 500
        ).encode()
        await post.endpoint(receiver.url, topics=["loan.opened"])
        await post.lender.pending()
        await post.tell()
        await post.send()
    [attempt] = await post.attempts()
    assert attempt["excerpt"].startswith("has no phone #, id #X, # line 12: unknown field 'status'")
    assert len(attempt["excerpt"]) <= 200


async def test_a_secret_that_does_not_open_signs_nothing(post: Post) -> None:
    async with receiving() as receiver:
        first, _ = await post.endpoint(receiver.url, topics=["loan.opened"])
        second, secret = await post.endpoint(receiver.url, topics=["loan.opened"])
        await database.pool().execute(
            """UPDATE webhook_endpoint SET secret_sealed =
                   (SELECT secret_sealed FROM webhook_endpoint WHERE id = $2) WHERE id = $1""",
            first,
            second,
        )
        await post.lender.pending()
        await post.tell()
        await post.send()
        assert [got.verified(secret)["type"] for got in receiver.got] == ["loan.opened"]
    errors = [a["error"] for a in await post.attempts()]
    assert sorted(errors, key=str) == [None, "WEBHOOK_SECRET_LOST"]
