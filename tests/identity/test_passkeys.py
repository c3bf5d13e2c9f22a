"""Passkeys: made on our pages by a device that knows its person, answered once, never copied."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.identity.authenticator import Device
from tests.identity.conftest import HERE, PASSWORD, SITE, Office, audited, code_of, key
from xindai.identity import api
from xindai.identity.types import SignedIn, Site

PAGE = SITE.origins[0]


@pytest.fixture
def device() -> Device:
    return Device(PAGE)


async def enter(office: Office, device: Device, **wrong: Any) -> SignedIn:
    options = await api.passkey_sign_in_options(office.redis, SITE)
    answer = device.get(options, **wrong)
    return await api.sign_in_passkey(office.redis, answer, HERE, "Firefox", SITE)


async def test_a_passkey_alone_signs_in_without_a_login(office: Office, device: Device) -> None:
    zhang = await office.enter("zhang")
    options = await api.passkey_options(office.redis, zhang, SITE)
    assert options["rp"]["id"] == "loans.test"
    chosen = options["authenticatorSelection"]
    assert (chosen["residentKey"], chosen["userVerification"]) == ("required", "required")
    codes = await api.add_passkey(
        office.redis, zhang, SITE, " 办公电脑 ", device.create(options), "add"
    )
    assert codes is not None and len(codes) == 10

    options = await api.passkey_sign_in_options(office.redis, SITE)
    assert not options.get("allowCredentials"), "it tells nobody which keys there are"
    signed = await enter(office, device)
    assert (await office.actor(signed)).id == zhang.id
    assert [r["by"] for r in await audited("identity.sign_in")][-1] == "passkey"
    (one,) = (await api.own_factors(zhang)).passkeys
    assert (one.name, one.is_cloned, one.last_used_at is not None) == ("办公电脑", False, True)


async def test_a_passkey_is_a_second_factor_too(office: Office, device: Device) -> None:
    zhang = await office.enter("zhang")
    await office.passkey(zhang, device)
    await office.passkey(zhang, Device(PAGE), "Telephone")
    asked = await office.half("zhang")
    assert asked.methods == ("passkey", "recoveryCode")
    assert asked.passkey_options is not None
    assert len(asked.passkey_options["allowCredentials"]) == 2
    signed = await office.finish(asked, passkey=device.get(asked.passkey_options))
    await api.reauthenticate(
        office.redis,
        await office.actor(signed),
        api.Proof(passkey=device.get(await api.reauthenticate_options(office.redis, zhang, SITE))),
        HERE,
        SITE,
    )


async def test_a_copied_key_is_shut_when_its_count_goes_back(
    office: Office, device: Device
) -> None:
    zhang = await office.enter("zhang")
    await office.passkey(zhang, device)
    thief = copy.deepcopy(device)
    await enter(office, device)
    await enter(office, device)  # the count is 2 now
    assert await code_of(enter(office, thief)) == "FACTOR_WRONG"  # and his was 1
    assert await code_of(enter(office, device)) == "FACTOR_WRONG", "nobody knows which is whose"
    assert [p.is_cloned for p in (await api.own_factors(zhang)).passkeys] == [True]
    (told,) = await audited("identity.passkey_cloned")
    assert told["subject"] == f"staff/{office.ids['zhang']}"
    await office.enter("zhang")  # it is no factor any more, so the password is all


async def test_a_challenge_is_answered_once_and_by_whom_it_was_for(
    office: Office, device: Device
) -> None:
    zhang, wu = await office.enter("zhang"), await office.enter("wu")
    await office.passkey(zhang, device)
    other = Device(PAGE)
    await office.passkey(wu, other)
    redis = office.redis

    options = await api.passkey_sign_in_options(redis, SITE)
    answer = device.get(options)
    await api.sign_in_passkey(redis, answer, HERE, "", SITE)
    again = api.sign_in_passkey(redis, device.get(options), HERE, "", SITE)
    assert await code_of(again) == "FACTOR_WRONG", "a challenge is answered once"

    asked, mine = await office.half("zhang"), await office.half("wu")
    assert asked.passkey_options and mine.passkey_options
    foreign = other.get(mine.passkey_options)
    assert await code_of(office.finish(asked, passkey=foreign)) == "FACTOR_WRONG"
    theirs = other.sign(other.keys[0], asked.passkey_options)
    assert await code_of(office.finish(asked, passkey=theirs)) == "FACTOR_WRONG"
    purpose = device.get(await api.passkey_sign_in_options(redis, SITE))
    assert await code_of(office.finish(asked, passkey=purpose)) == "FACTOR_WRONG"

    of_zhang = await api.passkey_options(redis, zhang, SITE)
    made = Device(PAGE).create(of_zhang)
    stolen = api.add_passkey(redis, wu, SITE, "x", made, key())
    assert await code_of(stolen) == "FACTOR_WRONG", "made for another person"
    for name in await redis.keys("xindai:challenge:*"):
        assert 0 < await redis.ttl(name) <= 300


async def test_what_a_device_may_not_say(office: Office, device: Device) -> None:
    zhang = await office.enter("zhang")
    await office.passkey(zhang, device)
    for wrong in (
        {"origin": "https://evil.test"},
        {"origin": "http://loans.test"},
        {"challenge": "AAAA"},
        {"user": office.ids["wu"].bytes},
        {"user": b""},
    ):
        assert await code_of(enter(office, device, **wrong)) == "FACTOR_WRONG", wrong
    device.verifies = False
    assert await code_of(enter(office, device)) == "FACTOR_WRONG", "it did not ask for its person"
    options = await api.passkey_options(office.redis, zhang, SITE)
    lazy = api.add_passkey(office.redis, zhang, SITE, "x", device.create(options), key())
    assert await code_of(lazy) == "FACTOR_WRONG"
    device.keys.pop()
    device.verifies = True
    await enter(office, device)


@pytest.mark.parametrize(
    "answer",
    [{}, {"response": None}, {"response": {"clientDataJSON": "!"}},
     {"response": {"clientDataJSON": 7}},
     {"id": "x", "response": {"clientDataJSON": "e30"}}, {"x": "y" * 30_000}],
    ids=["nothing", "null", "no base64", "a number", "empty data", "too long"],
)  # fmt: skip
async def test_what_is_no_answer_at_all(office: Office, answer: dict[str, Any]) -> None:
    await office.passkey(await office.enter("zhang"), Device(PAGE))
    refused = api.sign_in_passkey(office.redis, answer, HERE, "", SITE)
    assert await code_of(refused) == "FACTOR_WRONG"


async def test_keys_belong_to_one_site(office: Office, device: Device) -> None:
    zhang = await office.enter("zhang")
    await office.passkey(zhang, device)
    elsewhere = Site("other.test", ("https://other.test",))
    options = await api.passkey_sign_in_options(office.redis, elsewhere)
    answer = device.sign(device.keys[0], options, origin="https://other.test")
    refused = api.sign_in_passkey(office.redis, answer, HERE, "", elsewhere)
    assert await code_of(refused) == "FACTOR_WRONG"
    assert await code_of(api.passkey_options(office.redis, zhang, None)) == "PASSKEYS_UNAVAILABLE"


async def test_the_last_factor_goes_with_its_codes(office: Office, device: Device) -> None:
    zhang, wu = await office.enter("zhang"), await office.enter("wu")
    await office.passkey(zhang, device)
    (one,) = (await api.own_factors(zhang)).passkeys
    await api.remove_passkey(wu, one.id, key())
    assert (await api.own_factors(zhang)).passkeys, "it is not his, so it is not there"
    await api.require_factor(await office.enter("admin"), office.ids["zhang"], True, key())
    assert await code_of(api.remove_passkey(zhang, one.id, key())) == "FACTOR_REQUIRED"
    await api.require_factor(await office.enter("admin"), office.ids["zhang"], False, key())
    await api.remove_passkey(zhang, one.id, key())
    view = await api.own_factors(zhang)
    assert (view.passkeys, view.recovery_codes_left) == ((), 0)
    assert await code_of(enter(office, device)) == "FACTOR_WRONG"


async def test_a_login_that_others_shut_stays_open_to_a_passkey(
    office: Office, device: Device
) -> None:
    await office.passkey(await office.enter("zhang"), device)
    for n in range(10):
        wrong = api.sign_in(office.redis, "zhang", "wrong password", f"203.0.113.{n}")
        assert await code_of(wrong) == "SIGN_IN_FAILED"
    shut = api.sign_in(office.redis, "zhang", PASSWORD, HERE)
    assert await code_of(shut) == "TOO_MANY_ATTEMPTS"
    await enter(office, device)
