"""A lender with two branches, and third parties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from redis.asyncio import Redis

from xindai.identity import api
from xindai.identity.api import ClientAccess, IssuedToken, NewClient
from xindai.identity.types import NewStaff
from xindai.kernel.ids import new_id
from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind, system_actor

SYSTEM = system_actor("test")
ISSUER = "https://lender.example"
HERE = "192.0.2.7"
SCOPES = ("loan.read", "loan.repay")


@dataclass(frozen=True, slots=True)
class Party:
    """A third party with its first secret."""

    id: UUID
    client_id: str
    secret_id: UUID
    secret: str

    async def token(
        self, redis: Redis, scope: str | None = None, address: str = HERE, secret: str | None = None
    ) -> IssuedToken:
        return await api.issue_token(
            redis, self.client_id, secret or self.secret, scope, address, ISSUER
        )


async def who(token: IssuedToken | str, address: str = HERE) -> ClientAccess | None:
    """Who stands behind a token."""
    text = token if isinstance(token, str) else token.access_token
    return await api.client_of_token(text, address, ISSUER)


def wanted(branch_id: UUID, **changed: Any) -> NewClient:
    """A client of usual kind."""
    given = {
        "name": "助贷平台",
        "branch_id": branch_id,
        "scopes": SCOPES,
        "allowed_networks": (),
        "requests_per_minute": 600,
        "cost_per_minute": 200_000,
        "schema_version": None,
    }
    return NewClient(**(given | changed))


async def make_party(branch_id: UUID, key: str = "one", **changed: Any) -> Party:
    """A client that the program lets in."""
    fresh = await api.client_create(SYSTEM, wanted(branch_id, **changed), key)
    view = (await api.clients_by_id(SYSTEM, [fresh.client]))[fresh.client]
    assert fresh.secret is not None
    return Party(fresh.client, view.client_id, fresh.id, fresh.secret)


async def manager_of(branch: str, path: str, *permissions: str) -> Actor:
    """Somebody of a branch who signed in a moment ago and lets clients in."""
    codes = permissions or ("client.read", "client.manage")
    wanted = NewStaff(
        login=new_id().hex,
        display_name="经理",
        password="correct horse battery",
        branch_code=branch,
        roles=frozenset(),
    )
    staff_id = await api.create_staff(SYSTEM, wanted)
    async with db.transaction() as tx:
        await api.start_session(tx, staff_id=staff_id)
        session: UUID = await tx.value("SELECT id FROM session WHERE staff_id = $1", staff_id)
    return Actor(f"staff:{staff_id}", ActorKind.STAFF, frozenset(codes), path, session_id=session)


@pytest.fixture
async def branches(db: Any) -> dict[str, UUID]:
    """The ids of HO, SH and BJ."""
    ids = {"HO": await api.create_branch(SYSTEM, "HO", "总部")}
    for code, name in (("SH", "上海"), ("BJ", "北京")):
        ids[code] = await api.create_branch(SYSTEM, code, name, "HO")
    return ids


@pytest.fixture
async def party(branches: dict[str, UUID]) -> Party:
    """A client of SH that reads loans and books repayments."""
    return await make_party(branches["SH"])
