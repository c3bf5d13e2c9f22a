"""A phone that receives, and borrowers who use it through the real doors."""

from __future__ import annotations

import itertools
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from dataclasses import replace as changed
from typing import Any
from uuid import UUID

import pytest
from redis.asyncio import Redis

from xindai.customers import api as customers
from xindai.identity import api as identity
from xindai.identity.api import Purpose
from xindai.identity.types import BorrowerSignedIn, GivenConsent, NewAccount, Visit
from xindai.kernel.errors import Refusal
from xindai.kernel.phone import normal_phone
from xindai.platform.actor import Actor
from xindai.platform.sms import SmsQueue

PASSWORD = "eleven letters"
HERE = Visit("192.0.2.17", "a browser", "zh")
VERSION = "2026-11-01"
CONSENTS = (
    GivenConsent("privacy_policy", VERSION),
    GivenConsent("service_agreement", VERSION),
    GivenConsent("marketing", VERSION),
)


class Phones:
    """An SmsSender that keeps everything by phone."""

    def __init__(self) -> None:
        self.received: dict[str, list[str]] = {}

    async def send(self, phone: str, text: str, *, request_id: str | None = None) -> None:
        self.received.setdefault(phone, []).append(text)

    def count(self, phone: str) -> int:
        return len(self.received.get(phone, ()))

    def code(self, phone: str) -> str:
        """The code in the last message."""
        found = re.search(r"\d{6}", self.received[phone][-1])
        assert found, self.received[phone][-1]
        return found[0]


@dataclass
class World:
    """Borrowers at their phones; every command gets a key of its own."""

    redis: Redis
    sms: SmsQueue
    phones: Phones
    keys: Any = field(default_factory=lambda: (f"key-{n}" for n in itertools.count()))

    def key(self) -> str:
        return next(self.keys)

    async def later(self) -> None:
        """All windows of all limits are over."""
        async for key in self.redis.scan_iter("xindai:*:[0-9]*"):
            await self.redis.delete(key)

    async def ask(
        self, purpose: Purpose, phone: str, actor: Actor | None = None, visit: Visit = HERE
    ) -> None:
        """Ask for a code and let the message arrive."""
        await identity.request_code(self.redis, self.sms, purpose, phone, visit, actor)
        await self.sms.drained()

    async def code(self, purpose: Purpose, phone: str, actor: Actor | None = None) -> str:
        await self.later()
        await self.ask(purpose, phone, actor)
        return self.phones.code(normal_phone(phone))

    async def register(self, phone: str, **changes: Any) -> BorrowerSignedIn:
        """A new account."""
        code = await self.code(Purpose.REGISTER, phone)
        wanted = NewAccount(phone=phone, code=code, password=PASSWORD, consents=CONSENTS)
        return await identity.register(self.redis, changed(wanted, **changes), self.key(), HERE)

    async def borrower(self, phone: str) -> Actor:
        """Somebody with an account, signed in."""
        return await actor_of((await self.register(phone)).token)

    async def bound(self, phone: str, id_number: str, name: str = "张三") -> Actor:
        """Somebody whose identity is known."""
        actor = await self.borrower(phone)
        await customers.bind_identity(self.redis, actor, name, id_number, self.key())
        return await at_work(actor)


async def actor_of(token: str) -> Actor:
    """Who the token makes of a request."""
    actor = await identity.actor_of_session(token)
    assert actor is not None
    return await at_work(actor)


async def at_work(actor: Actor) -> Actor:
    """The same with the customer that his account has by now."""
    found = await customers.customer_of_account(identity.account_of(actor))
    return changed(actor, customer_id=found or UUID(int=0))


async def refusal(awaitable: Any) -> tuple[str, str | None]:
    with pytest.raises(Refusal) as refused:
        await awaitable
    return refused.value.code, refused.value.field


@pytest.fixture
async def world(db: Any, redis: Redis) -> AsyncIterator[World]:
    phones = Phones()
    sms = SmsQueue(phones, settle_seconds=0)
    sms.start()
    yield World(redis, sms, phones)
    await sms.stop()
