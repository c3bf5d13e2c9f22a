"""Third parties: let in, narrowed, given a second secret, put out; and nobody else's."""

from __future__ import annotations

import asyncio
from typing import Any
from uuid import UUID

import pytest
from redis.asyncio import Redis

from tests.clients.conftest import SYSTEM, Party, make_party, manager_of, wanted, who
from xindai.identity import api
from xindai.identity.api import ClientChange
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform import db as database


async def code(awaitable: Any) -> str:
    with pytest.raises(Refusal) as refused:
        await awaitable
    return refused.value.code


async def test_a_client_is_made_once_however_often_it_is_asked_for(
    branches: dict[str, UUID],
) -> None:
    same = wanted(branches["SH"])
    found = await asyncio.gather(*(api.client_create(SYSTEM, same, "key") for _ in range(10)))
    assert len({(fresh.client, fresh.id, fresh.secret) for fresh in found}) == 1
    assert found[0].secret is not None
    assert found[0].secret.startswith("xs_")
    (view,) = await api.clients(SYSTEM)
    assert (view.name, view.is_active) == ("助贷平台", True)
    assert view.scopes == ("loan.read", "loan.repay")
    assert view.client_id.startswith("xc_")
    assert (view.created_by, view.branch_id) == ("system:test", branches["SH"])
    other = api.client_create(SYSTEM, wanted(branches["SH"], name="别人"), "key")
    assert await code(other) == "IDEMPOTENCY_CONFLICT"


async def test_the_secret_is_shown_until_it_is_used(
    branches: dict[str, UUID], party: Party, redis: Redis
) -> None:
    again = await api.client_create(SYSTEM, wanted(branches["SH"]), "one")
    assert again.secret == party.secret
    await party.token(redis)
    again = await api.client_create(SYSTEM, wanted(branches["SH"]), "one")
    assert (again.client, again.secret) == (party.id, None)


async def test_or_for_a_day(db: Any, branches: dict[str, UUID], party: Party) -> None:
    async with db.owner() as owner:
        await owner.execute("UPDATE api_client_secret SET created_at = now() - interval '25 hours'")
    assert (await api.client_create(SYSTEM, wanted(branches["SH"]), "one")).secret is None


async def test_no_table_holds_the_secret(db: Any, party: Party, redis: Redis) -> None:
    token = await party.token(redis)
    async with db.owner() as owner:
        names = await owner.fetch("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for name in names:
            rows = str(await owner.fetch(f'SELECT t::text FROM "{name[0]}" t'))
            assert party.secret not in rows, name[0]
            assert party.secret.encode().hex() not in rows, name[0]
            assert token.access_token not in rows, name[0]
    for key in await redis.keys():
        assert party.client_id not in key


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"name": " "}, "INVALID_NAME"),
        ({"name": "x" * 101}, "INVALID_NAME"),
        ({"scopes": ["loan.read", "loan.everything"]}, "SCOPE_NOT_GRANTABLE"),
        ({"scopes": ["client.manage"]}, "SCOPE_NOT_GRANTABLE"),
        ({"scopes": ["identity.create_staff"]}, "SCOPE_NOT_GRANTABLE"),
        ({"allowed_networks": ["192.0.2.0/33"]}, "INVALID_NETWORK"),
        ({"allowed_networks": ["192.0.2.1/24"]}, "INVALID_NETWORK"),
        ({"allowed_networks": ["partner.example"]}, "INVALID_NETWORK"),
        ({"allowed_networks": ["192.0.2.1"] * 51}, "INVALID_NETWORK"),
        ({"requests_per_minute": 0}, "OUT_OF_RANGE"),
        ({"cost_per_minute": -1}, "OUT_OF_RANGE"),
        ({"schema_version": "yesterday"}, "INVALID_DATE"),
        ({"branch_id": new_id()}, "BRANCH_NOT_FOUND"),
    ],
)
async def test_what_a_client_may_not_be(
    branches: dict[str, UUID], changed: dict[str, Any], refusal: str
) -> None:
    given = wanted(**({"branch_id": branches["SH"]} | changed))
    assert await code(api.client_create(SYSTEM, given, "key")) == refusal
    assert await api.clients(SYSTEM) == []


async def test_a_change_counts_from_the_next_request(party: Party, redis: Redis) -> None:
    token = await party.token(redis)
    change = ClientChange(
        name="新名",
        scopes=["loan.read"],
        allowed_networks=["192.0.2.0/24", "2001:db8::/32"],
        requests_per_minute=20,
        schema_version="2026-11-25",
    )
    for _ in range(2):
        await api.client_change(SYSTEM, party.id, change, "change")
    (view,) = await api.clients(SYSTEM)
    assert (view.name, view.scopes) == ("新名", ("loan.read",))
    assert view.allowed_networks == ("192.0.2.0/24", "2001:db8::/32")
    assert (view.requests_per_minute, view.cost_per_minute) == (20, 200_000)
    access = await who(token)
    assert access is not None
    assert access.actor.permissions == {"loan.read"}, "what was taken is gone, also in the token"
    assert (access.requests_per_minute, access.schema_version) == (20, "2026-11-25")
    assert await who(token, "198.51.100.1") is None
    await api.client_change(SYSTEM, party.id, ClientChange(scopes=[], allowed_networks=[]), "none")
    access = await who(token, "198.51.100.1")
    assert access is not None
    assert access.actor.permissions == frozenset()


async def test_two_secrets_live_while_one_is_changed(party: Party, redis: Redis) -> None:
    second = await api.client_secret_add(SYSTEM, party.id, "second")
    assert await api.client_secret_add(SYSTEM, party.id, "second") == second
    assert await code(api.client_secret_add(SYSTEM, party.id, "third")) == "TWO_SECRETS"
    old, new = await party.token(redis), await party.token(redis, secret=second.secret)
    assert await who(old) is not None
    assert await who(new) is not None

    await api.client_secret_revoke(SYSTEM, party.id, party.secret_id, "revoke")
    assert await code(party.token(redis)) == "CLIENT_SIGN_IN_FAILED"
    assert await who(old) is None, "the tokens of a revoked secret end with it"
    assert await who(new) is not None
    views = (await api.secrets_of_clients(SYSTEM, [party.id]))[party.id]
    assert [(view.is_live, view.prefix) for view in views] == [
        (False, party.secret[:8]),
        (True, str(second.secret)[:8]),
    ]
    assert (await api.client_secret_add(SYSTEM, party.id, "fourth")).secret
    nobody = api.client_secret_revoke(SYSTEM, party.id, new_id(), "nobody")
    assert await code(nobody) == "SECRET_NOT_FOUND"


async def test_the_old_secret_may_run_out_by_itself(db: Any, party: Party, redis: Redis) -> None:
    fresh = await api.client_secret_add(SYSTEM, party.id, "second", old_expires_in_hours=48)
    token = await party.token(redis)
    async with db.owner() as owner:
        hours = await owner.fetchval(
            "SELECT round(extract(epoch FROM expires_at - now()) / 3600) FROM api_client_secret "
            "WHERE id = $1",
            party.secret_id,
        )
        assert hours == 48
        await owner.execute(
            "UPDATE api_client_secret SET expires_at = now() WHERE id = $1", party.secret_id
        )
    assert await who(token) is None
    assert await code(party.token(redis)) == "CLIENT_SIGN_IN_FAILED"
    assert await who(await party.token(redis, secret=fresh.secret)) is not None


async def test_out_is_out_at_once(party: Party, redis: Redis) -> None:
    token = await party.token(redis)
    for _ in range(2):
        await api.client_deactivate(SYSTEM, party.id, "out")
    assert await who(token) is None
    assert await code(party.token(redis)) == "CLIENT_SIGN_IN_FAILED"
    assert await code(api.client_secret_add(SYSTEM, party.id, "more")) == "CLIENT_INACTIVE"
    change = ClientChange(name="again")
    assert await code(api.client_change(SYSTEM, party.id, change, "c")) == "CLIENT_INACTIVE"


async def test_another_branch_does_not_see_it(branches: dict[str, UUID], party: Party) -> None:
    beijing, head = await manager_of("BJ", "/HO/BJ/"), await manager_of("HO", "/HO/")
    assert await api.clients(beijing) == []
    assert await api.clients_by_id(beijing, [party.id]) == {}
    assert await api.secrets_of_clients(beijing, [party.id]) == {}
    nowhere = new_id()
    for client in (party.id, nowhere):
        assert await code(api.client_deactivate(beijing, client, f"a{client}")) == (
            "CLIENT_NOT_FOUND"
        )
        assert await code(api.client_secret_add(beijing, client, f"b{client}")) == (
            "CLIENT_NOT_FOUND"
        )
    assert await code(api.client_create(beijing, wanted(branches["SH"]), "k")) == "BRANCH_NOT_FOUND"
    assert [view.id for view in await api.clients(head)] == [party.id]


async def test_who_may_only_look_changes_nothing(branches: dict[str, UUID], party: Party) -> None:
    reader = await manager_of("HO", "/", "client.read")
    nobody = await manager_of("HO", "/", "loan.read")
    assert len(await api.clients(reader)) == 1
    assert await code(api.clients(nobody)) == "FORBIDDEN"
    for act in (
        api.client_create(reader, wanted(branches["SH"]), "k"),
        api.client_change(reader, party.id, ClientChange(name="x"), "k"),
        api.client_secret_add(reader, party.id, "k"),
        api.client_secret_revoke(reader, party.id, party.secret_id, "k"),
        api.client_deactivate(reader, party.id, "k"),
        api.rotate_signing_key(reader),
    ):
        assert await code(act) == "FORBIDDEN"


async def test_every_act_is_in_the_audit(party: Party, redis: Redis) -> None:
    await party.token(redis)
    await api.client_change(SYSTEM, party.id, ClientChange(name="x"), "change")
    await api.client_secret_add(SYSTEM, party.id, "second")
    await api.client_secret_revoke(SYSTEM, party.id, party.secret_id, "revoke")
    await api.client_deactivate(SYSTEM, party.id, "out")
    rows = await database.pool().fetch(
        "SELECT action, actor, detail::text AS detail FROM audit_record WHERE subject = $1 "
        "ORDER BY id",
        f"api_client/{party.id}",
    )
    assert [row["action"] for row in rows] == [
        "client.create",
        "client.token",
        "client.change",
        "client.secret_add",
        "client.secret_revoke",
        "client.deactivate",
    ]
    assert rows[1]["actor"] == f"client:{party.id}"
    assert not [row for row in rows if party.secret in row["detail"]]


async def test_of_twenty_at_once_two_secrets_come_out(branches: dict[str, UUID]) -> None:
    party = await make_party(branches["SH"])
    adding = (api.client_secret_add(SYSTEM, party.id, f"key-{n}") for n in range(20))
    found = await asyncio.gather(*adding, return_exceptions=True)
    assert sum(not isinstance(outcome, Refusal) for outcome in found) == 1
    live = "SELECT count(*) FROM api_client_secret WHERE revoked_at IS NULL"
    assert await database.pool().fetchval(live) == 2


async def test_credentials_are_given_by_who_proved_himself_a_moment_ago(
    db: Any, branches: dict[str, UUID], party: Party
) -> None:
    manager = await manager_of("HO", "/HO/")
    assert (await api.client_create(manager, wanted(branches["SH"]), "k1")).secret
    async with db.owner() as owner:
        await owner.execute("UPDATE session SET proved_at = now() - interval '11 minutes'")
    change = ClientChange(scopes=["loan.write_off"])
    for act in (
        api.client_create(manager, wanted(branches["SH"]), "k2"),
        api.client_change(manager, party.id, change, "k3"),
        api.client_secret_add(manager, party.id, "k4"),
    ):
        assert await code(act) == "STEP_UP_NEEDED"
    await api.client_secret_revoke(manager, party.id, party.secret_id, "k5")
    await api.client_deactivate(manager, party.id, "k6")  # to take away is never held up


async def test_subscriptions_hear_of_it(party: Party) -> None:
    await api.client_change(SYSTEM, party.id, ClientChange(scopes=["loan.read"]), "k1")
    await api.client_deactivate(SYSTEM, party.id, "k2")
    rows = await database.pool().fetch("SELECT topic, key FROM outbox_message ORDER BY id")
    assert [tuple(row) for row in rows] == [("actor.changed", f"client:{party.id}")] * 2
