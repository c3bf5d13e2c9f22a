"""Authenticator apps and recovery codes: what counts, and that it counts once."""

from __future__ import annotations

import asyncio

from tests.identity.conftest import HERE, PASSWORD, SITE, Office, age, at, audited, code_of, key
from xindai.identity import api
from xindai.identity.types import SignedIn
from xindai.platform import db as database


async def test_an_app_counts_once_it_is_confirmed(office: Office) -> None:
    zhang = await office.enter("zhang")
    draft = await api.begin_totp(zhang, "one")
    assert draft.secret and f"secret={draft.secret}" in (draft.address or "")
    assert (await api.begin_totp(zhang, "one")) == draft, "a repetition gets the same secret"
    await office.enter("zhang")  # it does not count yet
    assert await code_of(api.confirm_totp(zhang, "000000", key())) == "FACTOR_WRONG"

    totp, codes = await office.app(zhang)
    assert len(codes) == len(set(codes)) == 10
    assert (await api.begin_totp(zhang, "one")).secret is None, "it was replaced, so it is not told"
    asked = await office.half("zhang")
    assert asked.methods == ("totp", "recoveryCode")
    signed = await office.finish(asked, totp=at(totp))
    assert (await office.actor(signed)).id == zhang.id
    assert [r["by"] for r in await audited("identity.sign_in")][-1] == "totp"
    row = await database.pool().fetchrow("SELECT * FROM staff_totp")
    assert totp.secret.encode() not in row["secret_sealed"]


async def test_a_step_is_accepted_once_and_none_before_it(office: Office) -> None:
    totp, _ = await office.app(await office.enter("zhang"))  # used the step before this one
    replayed = at(totp)
    await office.finish(await office.half("zhang"), totp=replayed)
    for code in (replayed, at(totp, -1), at(totp, 3), at(totp, -3), "", "１２３４５６"):
        again = await office.half("zhang")
        assert await code_of(office.finish(again, totp=code)) == "FACTOR_WRONG"
    await office.finish(await office.half("zhang"), totp=at(totp, 1))  # a clock that is ahead


async def test_two_at_once_with_one_code_are_one(office: Office) -> None:
    totp, _ = await office.app(await office.enter("zhang"))
    halves = [await office.half("zhang") for _ in range(4)]
    code = at(totp)
    ended = await asyncio.gather(
        *(office.finish(asked, totp=code) for asked in halves), return_exceptions=True
    )
    assert sum(isinstance(one, SignedIn) for one in ended) == 1


async def test_five_wrong_codes_end_the_sign_in_and_ten_shut_the_login(office: Office) -> None:
    totp, _ = await office.app(await office.enter("zhang"))
    asked = await office.half("zhang")
    for _ in range(5):
        assert await code_of(office.finish(asked, totp="000000")) == "FACTOR_WRONG"
    assert await code_of(office.finish(asked, totp=at(totp))) == "SIGN_IN_EXPIRED"
    asked = await office.half("zhang")  # the password alone forgets no failure
    for _ in range(5):
        assert await code_of(office.finish(asked, totp="000000")) == "FACTOR_WRONG"
    shut = api.sign_in(office.redis, "zhang", PASSWORD, HERE)
    assert await code_of(shut) == "TOO_MANY_ATTEMPTS"
    (lock,) = await audited("identity.lock")
    assert lock == {"subject": f"staff/{office.ids['zhang']}", "seconds": 900}


async def test_twenty_guesses_at_once_are_five(office: Office) -> None:
    await office.app(await office.enter("zhang"))
    asked = await office.half("zhang")
    codes = await asyncio.gather(
        *(code_of(office.finish(asked, totp=f"{n:06d}")) for n in range(20))
    )
    assert (codes.count("FACTOR_WRONG"), codes.count("SIGN_IN_EXPIRED")) == (5, 15)


async def test_a_token_opens_one_session_in_five_minutes(office: Office) -> None:
    totp, codes = await office.app(await office.enter("zhang"))
    asked = await office.half("zhang")
    await office.finish(asked, totp=at(totp))
    assert await code_of(office.finish(asked, recovery_code=codes[0])) == "SIGN_IN_EXPIRED"
    old = await office.half("zhang")
    for name in await office.redis.keys("xindai:pending:*"):
        assert 0 < await office.redis.ttl(name) <= 300
        await office.redis.delete(name)
    assert await code_of(office.finish(old, recovery_code=codes[0])) == "SIGN_IN_EXPIRED"
    assert await code_of(office.finish(await office.half("zhang"))) == "FACTOR_MISSING"


async def test_a_recovery_code_is_used_up(office: Office) -> None:
    zhang = await office.enter("zhang")
    _, codes = await office.app(zhang)
    loose = codes[3].lower().replace("-", " ")  # as people type
    await office.finish(await office.half("zhang"), recovery_code=loose)
    again = await office.half("zhang")
    assert await code_of(office.finish(again, recovery_code=codes[3])) == "FACTOR_WRONG"
    assert (await api.own_factors(zhang)).recovery_codes_left == 9
    assert [r["left"] for r in await audited("identity.recovery_code")] == [9]

    fresh = await api.renew_recovery_codes(zhang, "renew") or []
    assert await api.renew_recovery_codes(zhang, "renew") == fresh, "a repetition tells the same"
    assert not set(fresh) & set(codes)
    again = await office.half("zhang")
    assert await code_of(office.finish(again, recovery_code=codes[4])) == "FACTOR_WRONG"
    await office.finish(await office.half("zhang"), recovery_code=fresh[4])


async def test_the_codes_of_another_open_nothing(office: Office) -> None:
    await office.app(await office.enter("zhang"))
    _, codes = await office.app(await office.enter("wu"))
    asked = await office.half("zhang")
    assert await code_of(office.finish(asked, recovery_code=codes[0])) == "FACTOR_WRONG"


async def test_who_must_have_one_can_do_nothing_else_first(office: Office) -> None:
    admin = await office.enter("admin")
    zhang = await office.enter("zhang")
    assert zhang.permissions
    await api.change_role(admin, "customer_manager", key(), needs_factor=True)
    zhang = await office.enter("zhang")
    assert (zhang.permissions, await api.must_enrol(office.ids["zhang"])) == (frozenset(), True)
    assert await code_of(api.branches(zhang)) == "FORBIDDEN"
    totp, _ = await office.app(zhang)
    signed = await office.finish(await office.half("zhang"), totp=at(totp))
    zhang = await office.actor(signed)
    assert zhang.permissions and not await api.must_enrol(office.ids["zhang"])
    assert await code_of(api.remove_totp(zhang, key())) == "FACTOR_REQUIRED"
    assert (await api.own_factors(zhang)).has_totp, "it is still there"

    await api.change_role(admin, "customer_manager", key(), needs_factor=False)
    await api.require_factor(admin, office.ids["wu"], True, key())
    assert not (await office.enter("wu")).permissions
    await api.require_factor(admin, office.ids["wu"], False, key())
    assert (await office.enter("wu")).permissions


async def test_sensitive_acts_want_a_fresh_proof(office: Office) -> None:
    zhang = await office.enter("zhang")
    totp, _ = await office.app(zhang)
    await age(zhang, "proved_at", "11 minutes")
    for act in (
        api.begin_totp(zhang, key()),
        api.remove_totp(zhang, key()),
        api.renew_recovery_codes(zhang, key()),
        api.passkey_options(office.redis, zhang, SITE),
    ):
        assert await code_of(act) == "STEP_UP_NEEDED"
    redis = office.redis
    by_password = api.reauthenticate(redis, zhang, PASSWORD, HERE, SITE)
    assert await code_of(by_password) == "FACTOR_MISSING", "who has a factor shows it"
    wrong = api.reauthenticate(redis, zhang, api.Proof(totp="000000"), HERE, SITE)
    assert await code_of(wrong) == "FACTOR_WRONG"
    await api.reauthenticate(redis, zhang, api.Proof(totp=at(totp)), HERE, SITE)
    await api.remove_totp(zhang, key())
    assert (await api.own_factors(zhang)).recovery_codes_left == 0, "they go with the last factor"

    wu = await office.enter("wu")
    await age(wu, "proved_at", "11 minutes")
    assert await code_of(api.reauthenticate(redis, wu, "wrong one", HERE)) == "FACTOR_WRONG"
    await api.reauthenticate(redis, wu, PASSWORD, HERE)
    await api.begin_totp(wu, key())
