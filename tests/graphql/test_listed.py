"""Our own pages send operations by their hash, and where it counts they can send no others."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from websockets.asyncio.client import ClientConnection, connect

from tests.conftest import ServerUrls, redis_address
from tests.graphql.conftest import House
from tests.graphql.program import PROTOCOL, Program, Socket, program
from xindai.graphql.base.cookies import STAFF
from xindai.graphql.base.listed import Listed
from xindai.graphql.endpoint import endpoint

pytestmark = pytest.mark.asyncio(loop_scope="module")

CODES = 'query Codes { codes(kind: "LoanStatus") { code } }'
WHO = "query Who { viewer { staff { login } } }"
HEARD = "subscription Heard { notificationReceived { cursor } }"
OTHER = '{ codes(kind: "LoanStatus") { code zh } }'
NOT_ON_IT = (400, "OPERATION_NOT_LISTED")


def hash_of(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def by_hash(text: str, **more: Any) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": hash_of(text)}}, **more}


def write(file: Path, *texts: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({hash_of(text): text for text in texts}))
    return file


@pytest.fixture
def house(shared_house: House) -> House:
    """Nothing here changes anything."""
    return shared_house


class Page(httpx.AsyncClient):
    """A page of the staff."""

    def __init__(self, house: House, listed: Listed) -> None:
        app = endpoint(house.services, STAFF, listed)
        super().__init__(
            transport=httpx.ASGITransport(app=app),
            base_url="http://test",
            headers={"Origin": "http://test", "Accept-Language": "en"},
        )

    async def said(self, body: Any, **headers: str) -> tuple[int, str]:
        """Status and code of a refusal; (200, "") for an answer."""
        answer = await self.post("/", json=body, headers=headers)
        errors = answer.json().get("errors")
        return answer.status_code, errors[0]["extensions"]["code"] if errors else ""


async def test_only_what_is_listed_runs(house: House, tmp_path: Path) -> None:
    file = write(tmp_path / "operations.json", CODES)
    async with Page(house, Listed(file, strict=True)) as page:
        answer = await page.post("/", json=by_hash(CODES))
        assert len(answer.json()["data"]["codes"]) == 4
        assert await page.said({"query": CODES}) == (200, "")
        assert await page.said(by_hash(CODES, query=CODES)) == (200, "")
        assert await page.said({"query": OTHER}) == NOT_ON_IT
        assert await page.said({"query": CODES + " "}) == NOT_ON_IT
        assert await page.said(by_hash(OTHER)) == NOT_ON_IT
        assert await page.said(by_hash(OTHER, query=OTHER)) == NOT_ON_IT
        refused = await page.post("/", json=by_hash(OTHER), headers={"Accept-Language": "zh-CN"})
        (error,) = refused.json()["errors"]
        assert error["message"] == "页面版本已更新, 请刷新后重试"


async def test_a_hash_belongs_to_its_text(house: House, tmp_path: Path) -> None:
    file = write(tmp_path / "operations.json", CODES)
    wrong = (400, "PERSISTED_QUERY_INVALID")
    for strict in (True, False):
        async with Page(house, Listed(file, strict=strict)) as page:
            assert await page.said(by_hash(CODES, query=OTHER)) == wrong
            for sent in (
                {},
                {"sha256Hash": 7},
                {"sha256Hash": "AB"},
                [],
                "x",
                {"sha256Hash": "../"},
            ):
                assert await page.said({"extensions": {"persistedQuery": sent}}) == wrong
            assert (await page.said({"extensions": [], "query": CODES}))[1] == "REQUEST_INVALID"
            assert (await page.said({"query": 7}))[1] == "REQUEST_INVALID"
            assert (await page.said({}))[1] == "REQUEST_INVALID"
            bad = by_hash(CODES, variables=[])
            assert (await page.said(bad))[1] == "REQUEST_INVALID"


async def test_development_takes_any_text(house: House, tmp_path: Path) -> None:
    async with Page(house, Listed(write(tmp_path / "operations.json", CODES))) as page:
        assert await page.said({"query": OTHER}) == (200, "")
        assert await page.said(by_hash(OTHER, query=OTHER)) == (200, "")
        assert await page.said(by_hash(CODES)) == (200, "")
        assert await page.said(by_hash(OTHER)) == NOT_ON_IT


async def test_a_list_that_is_wrong_lists_nothing(house: House, tmp_path: Path) -> None:
    file = tmp_path / "operations.json"
    async with Page(house, Listed(file, strict=True)) as page:
        assert await page.said(by_hash(CODES)) == NOT_ON_IT, "there is no file"
        for age, text in enumerate(("not JSON", "[]", json.dumps({hash_of(CODES): OTHER}))):
            file.write_text(text)
            os.utime(file, ns=(age, age))
            assert await page.said(by_hash(CODES)) == NOT_ON_IT
            assert await page.said({"query": CODES}) == NOT_ON_IT


async def test_pages_of_the_build_before_go_on(house: House, tmp_path: Path) -> None:
    file = write(tmp_path / "operations.json", CODES)
    async with Page(house, Listed(file, strict=True)) as page:
        assert await page.said(by_hash(CODES)) == (200, "")
        write(file, OTHER)
        os.utime(file, ns=(1, 1))
        assert await page.said(by_hash(OTHER)) == (200, "")
        assert await page.said(by_hash(CODES)) == (200, "")


async def test_integrators_send_what_they_like_and_no_hashes(house: House) -> None:
    async with house.client() as client:
        assert (await client.post("/", json={"query": OTHER})).json()["data"]["codes"]
        refused = await client.post("/", json=by_hash(CODES))
        assert refused.json()["errors"][0]["extensions"]["code"] == "REQUEST_INVALID"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def running(
    shared_house: House, servers: ServerUrls, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Program]:
    """The program as production starts it, with pages that have built a list."""
    folder = tmp_path_factory.mktemp("apps")
    write(folder / "admin" / "dist" / "operations.json", CODES, WHO, HEARD)
    redis = redis_address(servers)
    async with program(shared_house.database_url, redis, XINDAI_PAGES=str(folder)) as made:
        yield made


def browser(house: House, running: Program) -> dict[str, str]:
    """The headers of a page of the manager."""
    token = house.headers["manager"].removeprefix("Bearer ")
    return {"Origin": running.url, "Cookie": f"__Host-xindai-staff={token}"}


@pytest.mark.slow
async def test_production_takes_the_list_of_each_application(
    house: House, running: Program
) -> None:
    headers = browser(house, running)
    async with httpx.AsyncClient(base_url=running.url, headers=headers) as page:
        seen = await page.post("/admin/graphql", json=by_hash(WHO))
        assert seen.json()["data"] == {"viewer": {"staff": {"login": "manager"}}}
        refused = await page.post("/admin/graphql", json={"query": OTHER})
        assert refused.status_code == 400 and "OPERATION_NOT_LISTED" in refused.text
        foreign = await page.post("/m/graphql", json=by_hash(CODES))
        assert "OPERATION_NOT_LISTED" in foreign.text, "the list of another application"
        assert (await page.post("/graphql", json={"query": OTHER})).json()["data"]["codes"]
        assert (await page.get("/admin/operations.json")).status_code == 404


@pytest.mark.slow
async def test_sockets_take_the_same_list(house: House, running: Program) -> None:
    address = running.url.replace("http", "ws") + "/admin/graphql"
    headers = browser(house, running)
    async with connect(
        address,
        subprotocols=[PROTOCOL],
        additional_headers=headers,  # type: ignore[list-item]
    ) as connection:
        socket = await opened(connection)
        await socket.send({"type": "subscribe", "id": "1", "payload": {"query": OTHER}})
        assert await socket.refused("1") == "OPERATION_NOT_LISTED"
        await socket.send({"type": "subscribe", "id": "2", "payload": by_hash(OTHER)})
        assert await socket.refused("2") == "OPERATION_NOT_LISTED"
        wrong = by_hash(HEARD, query=CODES)
        await socket.send({"type": "subscribe", "id": "3", "payload": wrong})
        assert await socket.refused("3") == "PERSISTED_QUERY_INVALID"
        await socket.send({"type": "subscribe", "id": "4", "payload": by_hash(CODES)})
        assert len((await socket.next("4"))["codes"]) == 4
        assert await socket.receive() == {"id": "4", "type": "complete"}
        await socket.send({"type": "subscribe", "id": "5", "payload": by_hash(HEARD)})
        await socket.send({"type": "subscribe", "id": "6", "payload": {"query": CODES}})
        assert len((await socket.next("6"))["codes"]) == 4, "5 listens, and nothing is refused"


async def opened(connection: ClientConnection) -> Socket:
    socket = Socket(connection)
    await socket.send({"type": "connection_init", "payload": {}})
    assert (await socket.receive())["type"] == "connection_ack"
    return socket
