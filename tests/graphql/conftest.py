"""A lender with staff, and a client of the guarded endpoint for each of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import httpx
import pytest
from redis.asyncio import Redis

from tests.loans.conftest import Lender, set_up_lender
from xindai.graphql.base.context import Services
from xindai.graphql.base.news import News
from xindai.graphql.base.node import to_id
from xindai.graphql.endpoint import endpoint
from xindai.identity import api as identity
from xindai.identity.types import NewStaff
from xindai.platform.actor import system_actor

SYSTEM = system_actor("test")
PASSWORD = "correct horse battery"
STAFF = {
    "admin": ("B1", "admin"),
    "manager": ("B1", "manager"),
    "officer": ("B1", "loan_officer"),
    "cashier": ("B1", "cashier"),
    "accountant": ("B1", "accountant"),
    "auditor": ("B1", "auditor"),
    "stranger": ("B2", "manager"),
}


@dataclass
class House:
    """The lender behind HTTP."""

    lender: Lender
    app: Any
    services: Services
    tokens: dict[str, str] = field(default_factory=dict)

    async def header(self, login: str | None) -> dict[str, str]:
        """The Authorization of a person, signed in once."""
        if login is None:
            return {}
        if login not in self.tokens:
            signed = await identity.sign_in(self.services.redis, login, PASSWORD, "test")
            self.tokens[login] = signed.token
        return {"Authorization": f"Bearer {self.tokens[login]}"}

    def client(self, **headers: str) -> httpx.AsyncClient:
        """Plain HTTP to the endpoint."""
        transport = httpx.ASGITransport(app=self.app)
        return httpx.AsyncClient(transport=transport, base_url="http://test", headers=headers)

    async def ask(
        self, query: str, login: str | None = "manager", headers: Any = None, **variables: Any
    ) -> dict[str, Any]:
        """The answer of an operation; the status is always 200."""
        sent = (await self.header(login)) | {"Accept-Language": "en"} | (headers or {})
        async with self.client(**sent) as client:
            body = {"query": query, "variables": variables}
            response = await client.post("/", json=body)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    async def data(
        self, query: str, login: str | None = "manager", **variables: Any
    ) -> dict[str, Any]:
        """The data of an operation that has no errors."""
        answer = await self.ask(query, login, **variables)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    async def code(self, query: str, login: str | None = "manager", **variables: Any) -> str:
        """The code of the first error."""
        answer = await self.ask(query, login, **variables)
        code: str = answer["errors"][0]["extensions"]["code"]
        return code

    async def loan(self, **terms: Any) -> str:
        """The global id of a disbursed loan."""
        return to_id("Loan", await self.lender.loan(**terms))


@pytest.fixture
async def house(db: Any, redis: Redis) -> AsyncIterator[House]:
    lender = await set_up_lender()
    await identity.create_branch(SYSTEM, "B2", "二号网点")
    for login, (branch, role) in STAFF.items():
        wanted = NewStaff(
            login=login,
            display_name=login,
            password=PASSWORD,
            branch_code=branch,
            roles=frozenset({role}),
        )
        await identity.create_staff(SYSTEM, wanted)
    news = News(redis)
    news.start()
    services = Services(redis, news, b"cursor key of the tests", development=False)
    made = House(lender, endpoint(services), services)
    await made.header("manager")  # a sign-in is audited: not in the middle of a test
    yield made
    await news.stop()


def key_of(id: str) -> UUID:
    """The row behind a global id."""
    from xindai.graphql.base.node import split_id

    key = split_id(id)[1]
    assert key is not None
    return key
