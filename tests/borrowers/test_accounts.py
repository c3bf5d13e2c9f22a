"""Borrowers get in by phone, code and password, and strangers learn nothing about who is known."""

from __future__ import annotations

import asyncio
from typing import Any

from tests.borrowers.conftest import (
    CONSENTS,
    HERE,
    PASSWORD,
    VERSION,
    World,
    actor_of,
    refusal,
)
from xindai.customers import api as customers
from xindai.identity import api as identity
from xindai.identity.api import Purpose
from xindai.identity.types import GivenConsent, NewAccount, Visit
from xindai.platform import db as database
from xindai.platform.actor import ActorKind, system_actor

PHONE = "13800138000"
OTHER = "13900139000"
UNKNOWN = "13700137000"
NEW = "a new password"


async def test_register_and_come_back(world: World) -> None:
    signed = await world.register("+86 138-0013-8000")
    assert signed.account.phone == "138****8000"
    actor = await actor_of(signed.token)
    assert (actor.kind, actor.id) == (ActorKind.BORROWER, f"borrower:{signed.account.id}")
    again = await identity.sign_in_with_password(world.redis, PHONE, PASSWORD, HERE)
    assert again.account == signed.account and again.token != signed.token
    code = await world.code(Purpose.SIGN_IN, PHONE)
    third = await identity.sign_in_with_code(world.redis, "138 0013 8000", code, HERE)
    sessions = await identity.own_sessions(await actor_of(third.token))
    assert [s.is_this for s in sessions] == [False, False, True]
    assert {(s.address, s.user_agent) for s in sessions} == {("192.0.2.17", "a browser")}


async def test_what_is_kept_shows_nobody(world: World) -> None:
    signed = await world.register(PHONE)
    kept = {
        table: str(await database.pool().fetch(f"SELECT t::text FROM {table} t"))
        for table in (
            "borrower_account",
            "session",
            "audit_record",
            "idempotency_record",
            "consent",
        )
    }
    assert "identity.register" in kept["audit_record"]
    for secret in (PHONE, PASSWORD, signed.token, f'"{world.phones.code(PHONE)}"'):
        assert secret not in str(kept)
    assert "192.0.2.17" not in kept["consent"] + kept["audit_record"]
    assert "192.0.*.*" in kept["consent"]


async def test_the_messages_say_what_they_are_for(world: World) -> None:
    await world.ask(Purpose.REGISTER, PHONE)
    assert world.phones.received[PHONE][-1].startswith("【信贷】验证码 ")
    english = Visit("192.0.2.18", "", "en")
    await world.ask(Purpose.REGISTER, OTHER, visit=english)
    assert "is your code to register" in world.phones.received[OTHER][-1]


async def test_a_known_phone_is_told_so_on_the_phone_and_nowhere_else(world: World) -> None:
    await world.register(PHONE)
    await world.later()
    await world.ask(Purpose.REGISTER, PHONE)
    assert "已注册" in world.phones.received[PHONE][-1]
    wanted = NewAccount(phone=PHONE, code="123456", password=NEW, consents=CONSENTS)
    told = await refusal(identity.register(world.redis, wanted, world.key(), HERE))
    unknown = NewAccount(phone=UNKNOWN, code="123456", password=NEW, consents=CONSENTS)
    assert told == await refusal(identity.register(world.redis, unknown, world.key(), HERE))
    assert told == ("CODE_WRONG", "code")


async def test_an_unknown_phone_gets_no_message(world: World) -> None:
    for purpose in (Purpose.RESET, Purpose.SIGN_IN):
        await world.later()
        await world.ask(purpose, UNKNOWN)
        assert world.phones.count(UNKNOWN) == 0
        assert await refusal(world.ask(purpose, UNKNOWN)) == ("TOO_MANY_CODES", "phone")


async def test_wrong_ways_in_look_the_same(world: World) -> None:
    await world.register(PHONE)
    for phone in (PHONE, UNKNOWN):
        told = await refusal(
            identity.sign_in_with_password(world.redis, phone, "a wrong guess", HERE)
        )
        assert told == ("SIGN_IN_FAILED", None)
        told = await refusal(identity.sign_in_with_password(world.redis, phone, "x" * 10_000, HERE))
        assert told == ("SIGN_IN_FAILED", None)
        code = identity.sign_in_with_code(world.redis, phone, "000000", HERE)
        assert await refusal(code) == ("CODE_WRONG", "code")


async def test_ten_tries_a_quarter_of_an_hour_for_known_and_unknown(world: World) -> None:
    await world.register(PHONE)
    for phone in (PHONE, UNKNOWN):
        for _ in range(10):
            await refusal(identity.sign_in_with_password(world.redis, phone, "a guess", HERE))
        right = identity.sign_in_with_password(world.redis, phone, PASSWORD, HERE)
        assert await refusal(right) == ("TOO_MANY_ATTEMPTS", "phone")
    await world.later()
    await identity.sign_in_with_password(world.redis, PHONE, PASSWORD, HERE)


async def test_a_reset_ends_every_session(world: World) -> None:
    signed = await world.register(PHONE)
    code = await world.code(Purpose.RESET, PHONE)
    key = world.key()
    for _ in range(2):  # the second answers what the first did
        await identity.reset_borrower_password(world.redis, PHONE, code, NEW, key, HERE)
    assert await identity.actor_of_session(signed.token) is None
    old = identity.sign_in_with_password(world.redis, PHONE, PASSWORD, HERE)
    assert await refusal(old) == ("SIGN_IN_FAILED", None)
    await identity.sign_in_with_password(world.redis, PHONE, NEW, HERE)
    again = identity.reset_borrower_password(
        world.redis, PHONE, code, "one more password", world.key(), HERE
    )
    assert await refusal(again) == ("CODE_WRONG", "code")


async def test_a_code_for_one_thing_opens_no_other(world: World) -> None:
    await world.register(PHONE)
    code = await world.code(Purpose.SIGN_IN, PHONE)
    reset = identity.reset_borrower_password(world.redis, PHONE, code, NEW, world.key(), HERE)
    assert await refusal(reset) == ("CODE_WRONG", "code")


async def test_a_new_password_ends_the_other_sessions(world: World) -> None:
    first = await world.register(PHONE)
    second = await identity.sign_in_with_password(world.redis, PHONE, PASSWORD, HERE)
    actor, key = await actor_of(second.token), world.key()
    wrong = identity.change_borrower_password(world.redis, actor, "wrong guess", NEW, world.key())
    assert await refusal(wrong) == ("PASSWORD_WRONG", "password")
    common = identity.change_borrower_password(
        world.redis, actor, PASSWORD, "password12", world.key()
    )
    assert await refusal(common) == ("PASSWORD_COMMON", "password")
    for _ in range(2):
        await identity.change_borrower_password(world.redis, actor, PASSWORD, NEW, key)
    assert await identity.actor_of_session(first.token) is None
    assert await identity.actor_of_session(second.token) is not None
    await identity.sign_in_with_password(world.redis, PHONE, NEW, HERE)


async def test_a_stolen_session_cannot_guess_the_password(world: World) -> None:
    actor = await world.borrower(PHONE)
    for _ in range(10):
        guess = identity.change_borrower_password(world.redis, actor, "wrong", NEW, world.key())
        assert (await refusal(guess))[0] == "PASSWORD_WRONG"
    right = identity.change_borrower_password(world.redis, actor, PASSWORD, NEW, world.key())
    assert (await refusal(right))[0] == "TOO_MANY_ATTEMPTS"


async def test_a_new_phone_needs_its_code_and_the_password(world: World) -> None:
    actor = await world.borrower(PHONE)
    code = await world.code(Purpose.CHANGE_PHONE, OTHER, actor)

    def change(password: str, with_code: str) -> Any:
        return customers.change_phone(
            world.redis, actor, OTHER, with_code, password, world.key(), HERE
        )

    assert await refusal(change("wrong guess", code)) == ("PASSWORD_WRONG", "password")
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    assert await refusal(change(PASSWORD, wrong)) == ("CODE_WRONG", "code")
    assert (await change(PASSWORD, code)).phone == "139****9000"
    await identity.sign_in_with_password(world.redis, OTHER, PASSWORD, HERE)
    old = identity.sign_in_with_password(world.redis, PHONE, PASSWORD, HERE)
    assert await refusal(old) == ("SIGN_IN_FAILED", None)


async def test_a_taken_phone_looks_like_a_wrong_code(world: World) -> None:
    await world.register(OTHER)
    actor = await world.borrower(PHONE)
    await world.later()
    await world.ask(Purpose.CHANGE_PHONE, OTHER, actor)
    assert "已注册" in world.phones.received[OTHER][-1]
    change = customers.change_phone(
        world.redis, actor, OTHER, "123456", PASSWORD, world.key(), HERE
    )
    assert await refusal(change) == ("CODE_WRONG", "code")


async def test_one_ends_a_session_of_ones_own(world: World) -> None:
    first, other = await world.register(PHONE), await world.register(OTHER)
    second = await identity.sign_in_with_password(world.redis, PHONE, PASSWORD, HERE)
    actor = await actor_of(second.token)
    (theirs,) = await identity.own_sessions(await actor_of(other.token))
    foreign = identity.end_own_session(actor, theirs.id, world.key())
    assert await refusal(foreign) == ("SESSION_NOT_FOUND", "sessionId")
    mine = next(s for s in await identity.own_sessions(actor) if not s.is_this)
    key = world.key()
    for _ in range(2):
        await identity.end_own_session(actor, mine.id, key)
    assert await identity.actor_of_session(first.token) is None
    assert await identity.actor_of_session(other.token) is not None


async def test_staff_are_no_borrowers(world: World) -> None:
    for ask in (
        identity.own_account(system_actor("test")),
        identity.give_consent(system_actor("test"), CONSENTS[2], world.key(), HERE),
        world.ask(Purpose.CHANGE_PHONE, PHONE, system_actor("test")),
    ):
        assert (await refusal(ask))[0] == "FORBIDDEN"


NO_PHONES = [
    *("", "1380013800", "138001380000", "23800138000", "13800138000\x00", "1380013800O"),
    *("１３８００１３８０００", "١٣٨٠٠١٣٨٠٠٠", "+1 13800138000", "1" * 10_000, "138\n00138000"),
]


async def test_what_is_no_phone(world: World) -> None:
    for phone in NO_PHONES:
        assert await refusal(world.ask(Purpose.REGISTER, phone)) == ("INVALID_PHONE", "phone")
        sign_in = identity.sign_in_with_password(world.redis, phone, PASSWORD, HERE)
        assert await refusal(sign_in) == ("INVALID_PHONE", "phone")


OTHER_VERSION = GivenConsent("privacy_policy", "2020-01-01")
NO_KIND = GivenConsent("my soul", VERSION)
NOT_LIKE_THAT: list[tuple[dict[str, Any], tuple[str, str]]] = [
    ({"password": "too short"}, ("INVALID_PASSWORD", "password")),
    ({"password": "x" * 201}, ("INVALID_PASSWORD", "password")),
    ({"password": "Password2026!"}, ("PASSWORD_COMMON", "password")),
    ({"password": PHONE}, ("PASSWORD_IS_LOGIN", "password")),
    ({"consents": CONSENTS[:1]}, ("CONSENT_MISSING", "consents")),
    ({"consents": ()}, ("CONSENT_MISSING", "consents")),
    ({"consents": (*CONSENTS, OTHER_VERSION)}, ("DOCUMENT_OUTDATED", "consents")),
    ({"consents": (*CONSENTS, NO_KIND)}, ("DOCUMENT_OUTDATED", "consents")),
    ({"code": "１２３４５６"}, ("CODE_WRONG", "code")),
    ({"code": "9" * 10_000}, ("CODE_WRONG", "code")),
]


async def test_who_may_not_register(world: World) -> None:
    for changes, told in NOT_LIKE_THAT:
        assert await refusal(world.register(PHONE, **changes)) == told, changes
    assert await database.pool().fetchval("SELECT count(*) FROM borrower_account") == 0


async def test_two_register_one_phone_at_once(world: World) -> None:
    code = await world.code(Purpose.REGISTER, PHONE)
    wanted = NewAccount(phone=PHONE, code=code, password=PASSWORD, consents=CONSENTS)
    tries = (identity.register(world.redis, wanted, world.key(), HERE) for _ in range(8))
    told = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(getattr(no, "code", "in") for no in told) == ["CODE_WRONG"] * 7 + ["in"]
    assert await database.pool().fetchval("SELECT count(*) FROM borrower_account") == 1


async def test_registered_twenty_times_with_one_key_is_once(world: World) -> None:
    code = await world.code(Purpose.REGISTER, PHONE)
    wanted = NewAccount(phone=PHONE, code=code, password=PASSWORD, consents=CONSENTS)

    def send() -> Any:
        return identity.register(world.redis, wanted, "one", HERE)

    told = [*await asyncio.gather(*(send() for _ in range(10))), *[await send() for _ in range(10)]]
    assert all(answer == told[0] for answer in told)
    assert await identity.actor_of_session(told[0].token) is not None
    counts = await database.pool().fetchrow(
        "SELECT (SELECT count(*) FROM borrower_account) AS accounts,"
        " (SELECT count(*) FROM session) AS sessions, (SELECT count(*) FROM consent) AS consents,"
        " (SELECT count(*) FROM audit_record) AS audit"
    )
    assert dict(counts) == {"accounts": 1, "sessions": 1, "consents": 3, "audit": 1}
    other = NewAccount(phone=PHONE, code=code, password=NEW, consents=CONSENTS)
    conflict = identity.register(world.redis, other, "one", HERE)
    assert await refusal(conflict) == ("IDEMPOTENCY_CONFLICT", "idempotencyKey")


async def test_two_move_to_one_phone_at_once(world: World) -> None:
    one, two = await world.borrower(PHONE), await world.borrower(OTHER)
    code = await world.code(Purpose.CHANGE_PHONE, UNKNOWN, one)
    told = await asyncio.gather(
        *(
            customers.change_phone(world.redis, actor, UNKNOWN, code, PASSWORD, world.key(), HERE)
            for actor in (one, two)
        ),
        return_exceptions=True,
    )
    assert sorted(getattr(no, "code", "moved") for no in told) == ["CODE_WRONG", "moved"]
