"""A lender's tree with people who sign in, below GraphQL."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import pyotp
import pytest
from argon2 import PasswordHasher
from redis.asyncio import Redis

from tests.identity.authenticator import Device
from xindai.identity import api, credentials
from xindai.identity.factors import totp
from xindai.identity.types import NewStaff, SecondFactor, SignedIn, Site
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.actor import Actor, system_actor

SYSTEM = system_actor("test")
PASSWORD = "correct horse battery"
HERE = "10.0.0.1"
SITE = Site("loans.test", ("https://loans.test",))
NOW = 1_764_000_015
"""The time of authenticator apps here: the middle of a step, so that none ends during a test."""
_keys = itertools.count()


def key() -> str:
    """A fresh idempotency key."""
    return f"key-{next(_keys)}"


async def code_of(awaitable: Any) -> str:
    """The code of the refusal."""
    with pytest.raises(Refusal) as refused:
        await awaitable
    return refused.value.code


async def audited(action: str) -> list[dict[str, Any]]:
    """The details of the records of an action, in order."""
    sql = "SELECT subject, detail FROM audit_record WHERE action = $1 ORDER BY at"
    rows = await database.pool().fetch(sql, action)
    return [{"subject": row["subject"], **row["detail"]} for row in rows]


@dataclass
class Office:
    """People sign in here."""

    redis: Redis
    ids: dict[str, UUID] = field(default_factory=dict)

    async def hire(self, login: str, branch: str, *roles: str, **more: Any) -> UUID:
        wanted = NewStaff(
            login=login,
            display_name=login,
            password=PASSWORD,
            branch_code=branch,
            roles=frozenset(roles),
            **more,
        )
        self.ids[login] = await api.create_staff(SYSTEM, wanted)
        return self.ids[login]

    async def enter(self, login: str, password: str = PASSWORD) -> Actor:
        """The actor of a fresh session, of somebody who has no second factor."""
        signed = await api.sign_in(self.redis, login, password, HERE, "Firefox", SITE)
        assert isinstance(signed, SignedIn)
        return await self.actor(signed)

    async def half(self, login: str, password: str = PASSWORD) -> SecondFactor:
        """What is asked for after the password."""
        asked = await api.sign_in(self.redis, login, password, HERE, "Firefox", SITE)
        assert isinstance(asked, SecondFactor)
        return asked

    async def actor(self, signed: SignedIn) -> Actor:
        actor = await api.actor_of_session(signed.token)
        assert actor is not None
        return actor

    async def finish(self, asked: SecondFactor, **proof: Any) -> SignedIn:
        return await api.sign_in_second_factor(
            self.redis, asked.token, api.Proof(**proof), HERE, "Firefox", SITE
        )

    async def app(self, actor: Actor) -> tuple[pyotp.TOTP, list[str]]:
        """An authenticator app that counts, set up a step ago; the recovery codes with it."""
        draft = await api.begin_totp(actor, key())
        assert draft.secret is not None
        app = pyotp.TOTP(draft.secret)
        codes = await api.confirm_totp(actor, at(app, -1), key())
        return app, codes or []

    async def passkey(self, actor: Actor, device: Device, name: str = "Laptop") -> list[str]:
        """A key in the device; the recovery codes with the first factor."""
        options = await api.passkey_options(self.redis, actor, SITE)
        answer = device.create(options)
        return await api.add_passkey(self.redis, actor, SITE, name, answer, key()) or []


def at(app: pyotp.TOTP, steps: int = 0) -> str:
    """The code so many steps from now."""
    return app.at(NOW, counter_offset=steps)


@pytest.fixture
def cheap_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 of a hundredth of the work: the stories hash hundreds of passwords."""
    hasher = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
    monkeypatch.setattr(credentials, "_HASHER", hasher)
    monkeypatch.setattr(credentials, "_NOBODY", hasher.hash("nobody"))


@pytest.fixture
def one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of the authenticator apps stands still."""
    monkeypatch.setattr(totp, "_NOW", f"SELECT {NOW}::bigint")


@pytest.fixture
async def office(cheap_hashes: None, one_moment: None, db: Any, redis: Redis) -> Office:
    """The tree and its people."""
    return await open_office(redis)


async def open_office(redis: Redis) -> Office:
    """HO over SH and BJ: admin and root at the top, zhang in Shanghai, wu in Beijing."""
    await api.create_branch(SYSTEM, "HO", "总部")
    await api.create_branch(SYSTEM, "SH", "上海", "HO")
    await api.create_branch(SYSTEM, "BJ", "北京", "HO")
    made = Office(redis)
    await made.hire("admin", "HO", "administrator")
    await made.hire("zhang", "SH", "customer_manager")
    await made.hire("wu", "BJ", "customer_manager")
    return made


async def age(actor: Actor, column: str, interval: str) -> None:
    """Set a moment of the session back."""
    sql = f"UPDATE session SET {column} = now() - '{interval}'::interval WHERE id = $1"
    async with database.transaction() as tx:
        assert await tx.execute(sql, actor.session_id) == 1
