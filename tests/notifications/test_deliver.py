"""Messages: planned once, permitted, postponed, tried again, never sent without the gate."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import asyncpg
import pytest

from tests.actors import staff
from tests.notifications.conftest import ACTOR, LI, NOON, Post
from xindai.notifications import api
from xindai.notifications.contact.types import ContactChannel, Purpose
from xindai.notifications.messages.channel import Outcome, Result
from xindai.platform import db as database
from xindai.platform.jobs.queue import enqueue

SMS, EMAIL, PUSH = ContactChannel.SMS, ContactChannel.EMAIL, ContactChannel.PUSH


async def test_a_message_is_planned_once_and_sent_once(post: Post) -> None:
    (message,) = await post.plan()
    assert await post.plan() == [], "the same occasion"
    await post.work()
    (seen,) = post.channels[SMS].seen
    assert (seen.to, seen.request_id) == ("13800000001", message)
    assert (
        seen.body
        == "【信贷】今天是您的借款(L1)还款日, 应还1,234.50元, 请及时还款。如已还款请忽略。"
    )
    assert await post.states() == [("sms", "sent", None)]
    async with database.transaction() as tx:
        await enqueue(tx, "message_send", {"message": str(message)})
    await post.work()
    assert len(post.channels[SMS].seen) == 1
    (attempt,) = await api.attempts_of(ACTOR, LI)
    assert (attempt.reference, attempt.purpose) == (f"message:{message}", Purpose.REMINDER)


async def test_at_night_it_waits_for_the_morning(post: Post) -> None:
    await post.clock(NOON + timedelta(hours=10))
    await post.plan()
    await post.work()
    assert await post.states() == [("sms", "planned", None)]
    due = await database.pool().fetchval("SELECT due_at FROM message")
    assert due == NOON + timedelta(hours=20), "eight o'clock"
    await post.clock(due)
    await post.work()
    assert await post.states() == [("sms", "sent", None)]


async def test_what_comes_too_late_is_not_sent(post: Post) -> None:
    await post.plan(expires_at=NOON + timedelta(hours=12))
    await post.clock(NOON + timedelta(hours=10))
    await post.work()
    assert await post.states() == [("sms", "suppressed", "CONTACT_OUT_OF_HOURS")]
    await post.plan(key="late", expires_at=NOON + timedelta(hours=1))
    await post.work()
    assert (await post.states())[1] == ("sms", "expired", "too_late")
    assert post.channels[SMS].seen == []


async def test_trouble_is_tried_again_under_the_same_request(post: Post) -> None:
    trouble = Result(Outcome.TROUBLE, "ConnectionError")
    post.channels[SMS].answers = [trouble, trouble]
    await post.plan()
    for minutes in (0, 2, 20):
        await post.clock(NOON + timedelta(minutes=minutes))
        await post.work()
    assert await post.states() == [("sms", "sent", None)]
    assert len({seen.request_id for seen in post.channels[SMS].seen}) == 1
    rows = await database.pool().fetch(
        "SELECT outcome, attempt_id FROM message_send ORDER BY number"
    )
    assert [r["outcome"] for r in rows] == ["trouble", "trouble", "accepted"]
    assert len({r["attempt_id"] for r in rows}) == 2, "a permit holds for ten minutes"


async def test_no_is_no_and_six_tries_are_enough(post: Post) -> None:
    post.channels[SMS].answers = [Result(Outcome.REFUSED, "blocked")]
    await post.plan()
    await post.work()
    assert await post.states() == [("sms", "failed", "blocked")]
    post.channels[SMS].answers = [Result(Outcome.TROUBLE, "down")] * 9
    await post.plan(key="second")
    for minutes in (0, 2, 5, 9, 18, 35, 90):
        await post.clock(NOON + timedelta(minutes=minutes))
        await post.work()
    assert (await post.states())[1] == ("sms", "failed", "down")
    assert len(post.channels[SMS].seen) == 7


async def test_a_worker_that_died_in_between_is_followed(post: Post) -> None:
    class Killed(BaseException):
        pass

    async def die(_envelope: object) -> Result:
        raise Killed

    alive, post.channels[SMS].deliver = post.channels[SMS].deliver, die
    await post.plan()
    with pytest.raises(Killed):
        await post.work()
    async with post.db.owner() as owner:
        await owner.execute("UPDATE job SET status = 'queued', due_at = now()")
    post.channels[SMS].deliver = alive
    await post.work()
    rows = await database.pool().fetch("SELECT outcome FROM message_send ORDER BY number")
    assert [r["outcome"] for r in rows] == ["lost", "accepted"]
    assert await database.pool().fetchval("SELECT count(*) FROM contact_attempt") == 1


async def test_a_stop_holds_for_what_is_planned(post: Post) -> None:
    await post.plan()
    stop = api.NewStop(
        person=api.Person(role=api.ContactRole.CUSTOMER, subject_id=LI),
        kind=api.StopKind.STOP_REQUEST,
    )
    await api.add_stop(staff("collections"), stop, "s")
    async with post.db.owner() as owner:  # the gate's clock is yesterday's
        await owner.execute("ALTER TABLE contact_stop DISABLE TRIGGER contact_stop_stays")
        await owner.execute("UPDATE contact_stop SET from_at = $1", NOON - timedelta(hours=1))
    await post.work()
    assert await post.states() == [("sms", "suppressed", "CONTACT_STOPPED")]


async def test_he_is_told_by_what_he_wants_in_his_language(post: Post) -> None:
    borrower = ACTOR
    wish = api.NewPreference(
        language="en", channels={Purpose.REMINDER: (EMAIL, PUSH)}, email="li.lei@example.com"
    )
    await api.set_preference(borrower, LI, wish, "p")
    await database.pool().execute("UPDATE message_preference SET email_confirmed_at = now()")
    seen = await api.preference_of(LI)
    assert (seen.email, seen.language) == ("li***@example.com", "en")
    await post.plan(channels=(SMS, EMAIL, PUSH))
    await post.work()
    (mail,) = post.channels[EMAIL].seen
    assert (mail.to, mail.subject) == ("li.lei@example.com", "CNY 1,234.50 is due today")
    assert await post.states() == [("email", "sent", None), ("push", "suppressed", "no_address")]
    kept = await database.pool().fetchval("SELECT email_sealed FROM message_preference")
    assert b"example" not in kept


@pytest.mark.parametrize("forgery", ["another message", "expired", "no attempt", "by hand"])
async def test_nothing_leaves_without_a_good_attempt(post: Post, forgery: str) -> None:
    one, two = [(await post.plan(key=key))[0] for key in ("a", "b")]
    await post.work()
    attempt = await database.pool().fetchval(
        "SELECT attempt_id FROM message_send WHERE message_id = $1", one
    )
    sql, args = (
        """INSERT INTO message_send (id, message_id, number, attempt_id)
           VALUES ($1, $2, 9, $3)""",
        (uuid4(), one, attempt),
    )
    if forgery == "another message":
        args = (uuid4(), two, attempt)
    elif forgery == "expired":
        await post.clock(NOON + timedelta(minutes=11))
    elif forgery == "no attempt":
        args = (uuid4(), one, None)
    else:
        (message,) = await post.plan(key="c")
        sql = (
            "UPDATE message SET status = 'sent', sent_at = now(), settled_at = now() WHERE id = $1"
        )
        args = (message,)
    with pytest.raises(asyncpg.PostgresError) as refused:
        await database.pool().execute(sql, *args)
    assert refused.value.sqlstate in ("XD003", "23502", "P0002")


async def test_only_the_deliverer_makes_envelopes() -> None:
    """A channel takes an envelope, an envelope names an attempt, and one place makes them."""
    from tests.architecture.source import modules

    makers = {
        path.name
        for path in modules("notifications", "graphql", "loans", "customers")
        if "Envelope(" in path.read_text(encoding="utf-8")
    }
    assert makers == {"deliver.py"}
