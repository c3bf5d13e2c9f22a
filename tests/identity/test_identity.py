"""Who gets in, who does not, and that nothing which is kept opens anything."""

from __future__ import annotations

from typing import Any

import pytest
from redis.asyncio import Redis

from tests.actors import permissions_of, staff
from xindai.identity import api
from xindai.identity.types import NewStaff
from xindai.kernel.errors import Refusal
from xindai.platform import db as database
from xindai.platform.actor import ActorKind, system_actor

SYSTEM = system_actor("test")
PASSWORD = "correct horse battery"
HERE = "10.0.0.1"


@pytest.fixture(autouse=True)
async def tree(db: Any) -> None:
    await api.create_branch(SYSTEM, "HO", "总部")
    await api.create_branch(SYSTEM, "SH", "上海", "HO")
    await api.create_branch(SYSTEM, "BJ", "北京", "HO")
    wanted = person("zhang", "SH", "customer_manager")
    await api.create_staff(SYSTEM, wanted)


def person(login: str, branch: str, *roles: str, password: str = PASSWORD) -> NewStaff:
    return NewStaff(
        login=login,
        display_name="张三",
        password=password,
        branch_code=branch,
        roles=frozenset(roles),
    )


async def refusal(awaitable: Any) -> tuple[str, str | None]:
    with pytest.raises(Refusal) as refused:
        await awaitable
    return refused.value.code, refused.value.field


async def test_a_session_knows_roles_and_rows(redis: Redis) -> None:
    signed = await api.sign_in(redis, "Zhang", PASSWORD, HERE)
    actor = await api.actor_of_session(signed.token)
    assert actor is not None
    assert actor.id == f"staff:{signed.staff.id}"
    assert (actor.kind, actor.permissions, actor.branch_path) == (
        ActorKind.STAFF,
        permissions_of("customer_manager"),
        "/HO/SH/",
    )
    assert [branch.code for branch in await api.branches(actor)] == ["SH"]


async def test_sign_out_ends_the_session(redis: Redis) -> None:
    signed = await api.sign_in(redis, "zhang", PASSWORD, HERE)
    actor = await api.actor_of_session(signed.token)
    assert actor is not None
    await api.sign_out(actor, signed.token)
    assert await api.actor_of_session(signed.token) is None


@pytest.mark.parametrize(
    ("login", "password"),
    [("zhang", "wrong password"), ("nobody", PASSWORD), ("zhang", "x" * 10_000), ("", "")],
)
async def test_wrong_ways_in_look_the_same(redis: Redis, login: str, password: str) -> None:
    assert await refusal(api.sign_in(redis, login, password, HERE)) == ("SIGN_IN_FAILED", None)


async def test_guessing_is_slowed_down_even_with_the_right_password(redis: Redis) -> None:
    for _ in range(10):
        await refusal(api.sign_in(redis, "zhang", "a wrong guess", HERE))
    refused = await refusal(api.sign_in(redis, "zhang", PASSWORD, HERE))
    assert refused == ("TOO_MANY_ATTEMPTS", "login")


async def test_a_person_who_left_has_no_way_in_and_no_session(db: Any, redis: Redis) -> None:
    signed = await api.sign_in(redis, "zhang", PASSWORD, HERE)
    await database.pool().execute("UPDATE staff_user SET is_active = false")
    assert await api.actor_of_session(signed.token) is None
    assert (await refusal(api.sign_in(redis, "zhang", PASSWORD, HERE)))[0] == "SIGN_IN_FAILED"


async def test_an_old_session_is_over(db: Any, redis: Redis) -> None:
    signed = await api.sign_in(redis, "zhang", PASSWORD, HERE)
    await database.pool().execute("UPDATE session SET expires_at = now()")
    assert await api.actor_of_session(signed.token) is None


async def test_nothing_kept_opens_anything(redis: Redis) -> None:
    signed = await api.sign_in(redis, "zhang", PASSWORD, HERE)
    for table in ("staff_user", "session", "audit_record"):
        kept = str(await database.pool().fetch(f"SELECT t::text FROM {table} t"))
        for secret in (PASSWORD, signed.token):
            assert secret not in kept


@pytest.mark.parametrize(
    ("wanted", "code", "field"),
    [
        (person("ZHANG", "SH"), "LOGIN_TAKEN", "login"),
        (person("li", "XX"), "BRANCH_NOT_FOUND", "branchCode"),
        (person("l i", "SH"), "INVALID_LOGIN", "login"),
        (person("李", "SH"), "INVALID_LOGIN", "login"),
        (person("li", "SH", "king"), "UNKNOWN_CHOICE", "roles"),
        (person("li", "SH", password="short"), "INVALID_PASSWORD", "password"),
    ],
)
async def test_ill_formed_people_are_refused(wanted: NewStaff, code: str, field: str) -> None:
    assert await refusal(api.create_staff(SYSTEM, wanted)) == (code, field)


async def test_only_who_manages_identities_may(redis: Redis) -> None:
    signed = await api.sign_in(redis, "zhang", PASSWORD, HERE)
    actor = await api.actor_of_session(signed.token)
    assert actor is not None
    wanted = person("li", "SH")
    assert await refusal(api.create_staff(actor, wanted)) == ("FORBIDDEN", None)
    assert await refusal(api.create_branch(actor, "GZ", "广州", "HO")) == ("FORBIDDEN", None)


async def test_an_admin_of_a_branch_stays_inside_it() -> None:
    local = staff("administrator", "/HO/SH/")
    assert (await refusal(api.create_staff(local, person("li", "BJ"))))[0] == "BRANCH_NOT_FOUND"
    assert (await refusal(api.create_branch(local, "GZ", "广州", "BJ")))[0] == "BRANCH_NOT_FOUND"
    assert (await refusal(api.create_branch(local, "GZ", "广州")))[0] == "BRANCH_NOT_FOUND"
    await api.create_branch(local, "PD", "浦东", "SH")
    assert [branch.path for branch in await api.branches(local)] == ["/HO/SH/", "/HO/SH/PD/"]
