"""Mail addresses: nothing goes there before the code that went there came back."""

from __future__ import annotations

import asyncio
import re
from typing import Any

import pytest

from tests.notifications.conftest import ACTOR, LI, Post
from xindai.kernel.errors import Refusal
from xindai.notifications import api
from xindai.notifications.contact.types import ContactChannel, Purpose
from xindai.notifications.messages.channel import Outcome, Result
from xindai.notifications.messages.confirm import JOB, send_code
from xindai.notifications.messages.mail import Mail
from xindai.platform import db as database
from xindai.platform.jobs.api import Work
from xindai.platform.jobs.queue import claim

EMAIL = ContactChannel.EMAIL
WISH = api.NewPreference(
    language="zh", channels={Purpose.REMINDER: (EMAIL,)}, email="li.lei@example.com"
)


class Box:
    """A Mailer that notes what it gets."""

    def __init__(self) -> None:
        self.mails: list[Mail] = []
        self.answers: list[Result] = []

    async def post(self, mail: Mail) -> Result:
        self.mails.append(mail)
        return self.answers.pop(0) if self.answers else Result(Outcome.ACCEPTED)

    async def work(self) -> int:
        async with database.transaction() as tx:
            jobs = await claim(tx, {JOB: 5}, 5, "test")
        for job in jobs:
            work = Work(job, is_told=False)
            await send_code(work, lambda: self)
            if not work.is_done:
                async with work.end():
                    pass
        return len(jobs)

    @property
    def code(self) -> str:
        found = re.search(r"[0-9]{6}", self.mails[-1].subject)
        assert found is not None
        return found[0]


async def refusal(act: Any) -> str:
    with pytest.raises(Refusal) as no:
        await act
    return no.value.code


async def test_an_address_is_used_once_it_is_confirmed(post: Post) -> None:
    box = Box()
    await api.set_preference(ACTOR, LI, WISH, "p")
    assert not (await api.preference_of(LI)).email_confirmed
    await post.plan(channels=(EMAIL,))
    await post.work()
    assert await post.states() == [("email", "suppressed", "no_address")]
    assert await box.work() == 1
    assert (box.mails[0].to, box.mails[0].language) == ("li.lei@example.com", "zh")
    kept = await database.pool().fetchval("SELECT email_code_hash FROM message_preference")
    assert box.code.encode() not in bytes(kept)
    wrong = "000000" if box.code != "000000" else "000001"
    assert await refusal(api.confirm_email(ACTOR, LI, wrong, "c1")) == "EMAIL_CODE_WRONG"
    for _ in range(2):
        await api.confirm_email(ACTOR, LI, f" {box.code} ", "c2")
    assert (await api.preference_of(LI)).email_confirmed
    assert await refusal(api.confirm_email(ACTOR, LI, box.code, "c3")) == "EMAIL_CODE_WRONG"
    await post.plan(key="second", channels=(EMAIL,))
    await post.work()
    assert (await post.states())[1] == ("email", "sent", None)
    await api.set_preference(ACTOR, LI, WISH, "p2")
    assert not (await api.preference_of(LI)).email_confirmed, "a new one begins anew"


async def test_five_tries_also_at_once(post: Post) -> None:
    box = Box()
    await api.set_preference(ACTOR, LI, WISH, "p")
    await box.work()
    guesses = [n for n in range(20) if f"{n:06d}" != box.code]
    answers = await asyncio.gather(
        *(api.confirm_email(ACTOR, LI, f"{n:06d}", f"g{n}") for n in guesses),
        return_exceptions=True,
    )
    assert {getattr(a, "code", None) for a in answers} == {"EMAIL_CODE_WRONG"}
    tries = await database.pool().fetchval("SELECT email_code_tries FROM message_preference")
    assert tries == 5
    assert await refusal(api.confirm_email(ACTOR, LI, box.code, "late")) == "EMAIL_CODE_WRONG"
    await api.resend_code(ACTOR, LI, "again")
    await box.work()
    await api.confirm_email(ACTOR, LI, box.code, "now")


async def test_an_old_code_and_too_many(post: Post) -> None:
    box = Box()
    assert await refusal(api.resend_code(ACTOR, LI, "none")) == "EMAIL_NOT_OPEN"
    await api.set_preference(ACTOR, LI, WISH, "p")
    await box.work()
    await database.pool().execute("UPDATE message_preference SET email_code_until = now()")
    assert await refusal(api.confirm_email(ACTOR, LI, box.code, "old")) == "EMAIL_CODE_WRONG"
    for n in range(4):
        await api.resend_code(ACTOR, LI, f"r{n}")
    assert await refusal(api.resend_code(ACTOR, LI, "r5")) == "EMAIL_CODES_USED_UP"
    assert await refusal(api.set_preference(ACTOR, LI, WISH, "p2")) == "EMAIL_CODES_USED_UP"


async def test_trouble_makes_another_code(post: Post) -> None:
    box = Box()
    box.answers = [Result(Outcome.TROUBLE, "smtp_451")]
    await api.set_preference(ACTOR, LI, WISH, "p")
    with pytest.raises(ConnectionError):
        await box.work()
    async with post.db.owner() as owner:
        await owner.execute("UPDATE job SET status = 'queued', due_at = now()")
    await box.work()
    await api.confirm_email(ACTOR, LI, box.code, "c")
