"""A lender with staff, and a client of the guarded endpoint for each of them.

The ground (branches, people, sessions, a key) is laid once a run into a template database; each
test copies it, which takes a twentieth of the time that signing everybody in does.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import pytest
import pytest_asyncio
from redis.asyncio import Redis, from_url

from tests.actors import permissions_of
from tests.conftest import (
    APP_PASSWORD,
    TEMPLATE,
    Database,
    ServerUrls,
    _owner,
    _with_name,
    redis_address,
)
from tests.graphql.calls import RECEIVER
from tests.loans.conftest import Lender, set_up_lender
from xindai.customers import api as customers
from xindai.customers.sealing import cells
from xindai.customers.types import NewCustomer
from xindai.graphql.base.context import Services
from xindai.graphql.base.news import News
from xindai.graphql.base.node import to_id
from xindai.graphql.base.quota import Quota
from xindai.graphql.endpoint import endpoint
from xindai.identity import api as identity
from xindai.identity.credentials import hash_password
from xindai.identity.types import NewStaff
from xindai.kernel.ids import new_id
from xindai.platform import crypto
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.outbound.client import Outbound
from xindai.platform.settings import as_app_role
from xindai.platform.sms import SmsQueue
from xindai.platform.sms_sandbox import SandboxSms
from xindai.webhooks import api as webhooks
from xindai.webhooks.types import NewEndpoint

SYSTEM = system_actor("test")
ISSUER = "http://127.0.0.1:8000"
PLENTY = Quota(1_000_000, 100_000_000)
"""Tests ask more often than people: limits have a file of their own."""
PASSWORD = "correct horse battery"
STAFF = {
    "admin": ("B1", "administrator"),
    "manager": ("B1", "branch_manager"),
    "officer": ("B1", "customer_manager"),
    "cashier": ("B1", "cashier"),
    "accountant": ("B1", "accountant"),
    "auditor": ("B1", "auditor"),
    "products": ("B1", "product_manager"),
    "verifier": ("B1", "phone_verifier"),
    "approver1": ("B1", "approver_1"),
    "approver2": ("B1", "approver_2"),
    "approver3": ("B1", "approver_3"),
    "disbursement": ("B1", "disbursement"),
    "collections": ("B1", "collections"),
    "risk": ("B1", "risk_manager"),
    "partners": ("B1", "partner_manager"),
    "stranger": ("B2", "branch_manager"),
}
"""Branch and role by login: each seeded role once, and one of another branch."""
BORROWERS = {
    "borrower": ("13800138000", "张三", "11010519491231002X"),
    "neighbour": ("13900139000", "李四", "110105198001010024"),
}
"""Phone, name and ID number by login: whose loan it is, and another borrower of the branch."""
KEY = "key"
"""The login that stands for a third party (branch B1, what a customer manager may do)."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What the template database holds; headers by login."""

    template: str
    ids: tuple[UUID, UUID, UUID, UUID]
    headers: dict[str, str]
    client: tuple[str, str]
    """Public name and secret of the third party."""


@dataclass
class House:
    """The lender behind HTTP."""

    lender: Lender
    app: Any
    services: Services
    headers: dict[str, str]
    database_url: str
    keyed_at: float = field(default_factory=time.monotonic)

    async def keep_key(self, client: tuple[str, str]) -> None:
        """Another token for the third party in good time: a file of tests may take longer."""
        if time.monotonic() - self.keyed_at > 300:
            self.headers[KEY] = await bearer(self.services.redis, client)
            self.keyed_at = time.monotonic()

    def header(self, login: str | None) -> dict[str, str]:
        """The Authorization of a person or of the key; none for nobody."""
        return {} if login is None else {"Authorization": self.headers[login]}

    def client(self, **headers: str) -> httpx.AsyncClient:
        """Plain HTTP to the endpoint."""
        transport = httpx.ASGITransport(app=self.app)
        return httpx.AsyncClient(transport=transport, base_url="http://test", headers=headers)

    async def ask(
        self, query: str, login: str | None = "manager", headers: Any = None, /, **variables: Any
    ) -> dict[str, Any]:
        """The answer of an operation; the status is always 200."""
        sent = self.header(login) | {"Accept-Language": "en"} | (headers or {})
        async with self.client(**sent) as client:
            body = {"query": query, "variables": variables}
            response = await client.post("/", json=body)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    async def data(
        self, query: str, login: str | None = "manager", /, **variables: Any
    ) -> dict[str, Any]:
        """The data of an operation that has no errors."""
        answer = await self.ask(query, login, None, **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    async def code(self, query: str, login: str | None = "manager", /, **variables: Any) -> str:
        """The code of the first error."""
        answer = await self.ask(query, login, None, **variables)
        code: str = answer["errors"][0]["extensions"]["code"]
        return code

    async def loan(self, **terms: Any) -> str:
        """The global id of a disbursed loan."""
        return to_id("Loan", await self.lender.loan(**terms))


async def _lay_ground(servers: ServerUrls, name: str) -> Ground:
    owner_url = _with_name(servers.owner_url, name)
    async with _owner(servers.owner_url) as connection:
        await connection.execute(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE} STRATEGY file_copy")
    await database.connect(as_app_role(owner_url, APP_PASSWORD), max_size=2)
    try:
        lender = await set_up_lender()
        await identity.create_branch(SYSTEM, "B2", "二号网点")
        headers = {}
        async with from_url(servers.redis_url) as redis:
            for login, (branch, role) in STAFF.items():
                roles = frozenset({role})
                wanted = NewStaff(
                    login=login,
                    display_name=login,
                    password=PASSWORD,
                    branch_code=branch,
                    roles=roles,
                )
                await identity.create_staff(SYSTEM, wanted)
                signed = await identity.sign_in(redis, login, PASSWORD, "test")
                headers[login] = f"Bearer {signed.token}"
            client = await credentials(await third_party(lender.branch_id, "ground"))
            await bearer(redis, client)  # makes the key that signs, for all copies
        headers |= await _let_borrowers_in(lender)
    finally:
        await database.close()
    ids = (lender.branch_id, lender.product_id, lender.version_id, lender.customer_id)
    return Ground(name, ids, headers, client)


async def third_party(branch_id: UUID, key: str, **changed: Any) -> identity.FreshSecret:
    """A client that may what a customer manager may, with more than it can use in a minute."""
    scopes = permissions_of("customer_manager") & set(identity.grantable_scopes())
    given = {
        "name": "partner",
        "branch_id": branch_id,
        "scopes": sorted(scopes),
        "allowed_networks": (),
        "requests_per_minute": PLENTY.requests_per_minute,
        "cost_per_minute": PLENTY.cost_per_minute,
        "schema_version": None,
    }
    return await identity.client_create(SYSTEM, identity.NewClient(**(given | changed)), key)


async def endpoint_of(client_id: UUID) -> tuple[UUID, UUID]:
    """A webhook endpoint of a client, and the delivery of a ping that waits for it."""
    wanted = NewEndpoint(client_id=client_id, url=RECEIVER, topics=["loan.opened"])
    fresh = await webhooks.create(SYSTEM, Outbound(), wanted, str(client_id))
    return fresh.endpoint_id, await webhooks.ping(SYSTEM, fresh.endpoint_id, str(client_id))


async def credentials(fresh: identity.FreshSecret) -> tuple[str, str]:
    """Public name and secret."""
    views = await identity.clients_by_id(SYSTEM, [fresh.client])
    assert fresh.secret is not None
    return views[fresh.client].client_id, fresh.secret


async def bearer(redis: Redis, client: tuple[str, str]) -> str:
    """A fresh token of a third party, good for ten minutes."""
    issued = await identity.issue_token(redis, *client, None, "127.0.0.1", ISSUER)
    return f"Bearer {issued.access_token}"


async def _let_borrowers_in(lender: Lender) -> dict[str, str]:
    """The lender's customer and a second one get accounts, as if both had registered and bound."""
    headers = {}
    for login, (phone, name, id_number) in BORROWERS.items():
        person = NewCustomer(
            name=name, id_number=id_number, phone=phone, branch_id=lender.branch_id, source="test"
        )
        hashed = await hash_password(PASSWORD)
        async with database.transaction() as tx:
            keys, account_id = await crypto.keys(tx), new_id()
            if login == "borrower":
                row = cells(keys, lender.customer_id, person)
                named = ", ".join(f"{c} = ${n}" for n, c in enumerate(row, 2) if c != "id")
                await tx.execute(
                    f"UPDATE customer SET {named} WHERE id = $1 AND $2 = id",
                    lender.customer_id,
                    *row.values(),
                )
                customer_id = lender.customer_id
            else:
                (customer_id,) = await customers.create_in(tx, SYSTEM, [person])
            await tx.execute(
                "INSERT INTO borrower_account (id, phone_sealed, phone_masked, phone_index,"
                " password_hash) VALUES ($1, $2, $3, $4, $5)",
                account_id,
                keys.seal(phone, "borrower_account", str(account_id), "phone"),
                crypto.mask_phone(phone),
                keys.index(phone, "phone"),
                hashed,
            )
            link = "UPDATE customer SET account_id = $2 WHERE id = $1"
            await tx.execute(link, customer_id, account_id)
            token, _ = await identity.start_session(tx, account_id=account_id)
        headers[login] = f"Bearer {token}"
    return headers


@pytest.fixture(scope="session")
def ground(servers: ServerUrls) -> Ground:
    """Laid once by each worker of a run."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    return asyncio.run(_lay_ground(servers, f"house_{worker}_{secrets.token_hex(4)}"))


@asynccontextmanager
async def _copy(servers: ServerUrls, ground: Ground) -> AsyncIterator[Database]:
    name = f"test_{secrets.token_hex(6)}"
    async with _owner(servers.owner_url) as connection:
        await connection.execute(
            f"CREATE DATABASE {name} TEMPLATE {ground.template} STRATEGY file_copy"
        )
    owner_url = _with_name(servers.owner_url, name)
    async with _owner(owner_url) as connection:  # as if everybody had just signed in
        await connection.execute("UPDATE session SET proved_at = now(), last_seen_at = now()")
    yield Database(name, as_app_role(owner_url, APP_PASSWORD), owner_url)
    async with _owner(servers.owner_url) as connection:
        await connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@asynccontextmanager
async def _open(url: str, redis: Redis, ground: Ground) -> AsyncIterator[House]:
    news = News(redis)
    news.start()
    sms = SmsQueue(SandboxSms(redis), settle_seconds=0)
    sms.start()
    services = Services(
        redis,
        news,
        b"cursor key of the tests",
        development=False,
        sms=sms,
        session_quota=PLENTY,
        address_quota=PLENTY,
    )
    headers = ground.headers | {KEY: await bearer(redis, ground.client)}
    yield House(Lender(*ground.ids), endpoint(services), services, headers, url)
    await sms.stop()
    await news.stop()


@pytest.fixture
async def fresh_database(servers: ServerUrls, ground: Ground) -> AsyncIterator[Database]:
    """A copy of the ground that nobody is connected to."""
    async with _copy(servers, ground) as made:
        yield made


@pytest.fixture
async def house(db: Database, redis: Redis, ground: Ground) -> AsyncIterator[House]:
    """The lender on 31 January 2024, his staff signed in."""
    async with _open(db.url, redis, ground) as made:
        yield made


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shared_house(servers: ServerUrls, ground: Ground) -> AsyncIterator[House]:
    """The same for a whole file of tests that leave nothing behind; a copy takes half a second."""
    async with _copy(servers, ground) as made:
        await database.connect(made.url, max_size=8)
        try:
            async with from_url(redis_address(servers), decode_responses=True) as redis:
                await redis.flushdb()
                async with _open(made.url, redis, ground) as house:
                    yield house
        finally:
            await database.close()


def key_of(id: str) -> UUID:
    """The row behind a global id."""
    from xindai.graphql.base.node import split_id

    key = split_id(id)[1]
    assert key is not None
    return key
