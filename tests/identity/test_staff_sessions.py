"""Sessions: how long they last, who sees them, and how they end."""

from __future__ import annotations

from tests.identity.conftest import HERE, PASSWORD, Office, age, audited, code_of, key
from xindai.identity import api
from xindai.identity.staff_queries import mask_address
from xindai.identity.types import SignedIn
from xindai.platform import db as database


async def seen_at(token: str) -> object:
    return await database.pool().fetchval(
        "SELECT last_seen_at FROM session WHERE token_hash = sha256($1::text::bytea)", token
    )


async def test_a_session_rests_an_hour_and_lasts_twelve(office: Office) -> None:
    signed = await api.sign_in(office.redis, "zhang", PASSWORD, HERE, "Firefox")
    assert isinstance(signed, SignedIn)
    zhang = await office.actor(signed)
    before = await seen_at(signed.token)
    await office.actor(signed)
    assert await seen_at(signed.token) == before, "written at most once a minute"
    await age(zhang, "last_seen_at", "59 minutes")
    old = await seen_at(signed.token)
    assert await api.actor_of_session(signed.token, touch=False) is not None
    assert await seen_at(signed.token) == old, "looking is not asking"
    await office.actor(signed)
    assert await seen_at(signed.token) > old  # type: ignore[operator]
    await age(zhang, "last_seen_at", "61 minutes")
    assert await api.actor_of_session(signed.token) is None
    await age(zhang, "last_seen_at", "0 minutes")
    assert await api.actor_of_session(signed.token) is not None
    hours = "SELECT extract(epoch FROM expires_at - created_at) / 3600 FROM session WHERE id = $1"
    assert await database.pool().fetchval(hours, zhang.session_id) == 12
    await age(zhang, "expires_at", "1 second")
    assert await api.actor_of_session(signed.token) is None


async def test_one_sees_and_ends_his_own(office: Office) -> None:
    here, there, third = [await office.enter("zhang") for _ in range(3)]
    wu = await office.enter("wu")
    seen = await api.own_staff_sessions(here)
    assert {s.id for s in seen} == {here.session_id, there.session_id, third.session_id}
    assert [s.id for s in seen if s.is_current] == [here.session_id]
    assert {(s.address, s.user_agent) for s in seen} == {("10.0.*.*", "Firefox")}

    assert there.session_id and wu.session_id
    assert await api.end_own_staff_session(here, wu.session_id, key()) == 0, "not his"
    assert await api.end_own_staff_session(here, there.session_id, "one") == 1
    assert await api.end_own_staff_session(here, there.session_id, "one") == 1, "told again"
    assert await api.end_other_staff_sessions(here, key()) == 1
    assert [s.id for s in await api.own_staff_sessions(here)] == [here.session_id]
    assert len(await api.own_staff_sessions(wu)) == 1
    news = await database.pool().fetch(
        "SELECT key FROM outbox_message WHERE topic = 'session.ended'"
    )
    assert [r["key"] for r in news] == [here.id] * 2


async def test_an_administrator_ends_those_of_his_people(office: Office) -> None:
    admin, zhang = await office.enter("admin"), await office.enter("zhang")
    await office.enter("zhang")
    assert len(await api.sessions_of_staff(admin, office.ids["zhang"])) == 2
    assert await code_of(api.sessions_of_staff(zhang, office.ids["wu"])) == "FORBIDDEN"
    end = api.end_staff_sessions
    assert await end(admin, office.ids["zhang"], key(), zhang.session_id) == 1
    assert await end(admin, office.ids["zhang"], key()) == 1
    assert await api.sessions_of_staff(admin, office.ids["zhang"]) == []
    assert await code_of(end(zhang, office.ids["wu"], key())) == "FORBIDDEN"
    await office.hire("below", "SH", "administrator")
    below = await office.enter("below")
    assert await code_of(end(below, office.ids["wu"], key())) == "STAFF_NOT_FOUND"
    assert await code_of(api.sessions_of_staff(below, office.ids["wu"])) == "STAFF_NOT_FOUND"
    assert len(await audited("identity.session_end")) == 2


def test_addresses_are_masked() -> None:
    assert mask_address("203.0.113.7") == "203.0.*.*"
    assert mask_address("2001:db8::1") == "2001:0db8:0000:*"
    assert (mask_address(""), mask_address("unix")) == ("", "*")
