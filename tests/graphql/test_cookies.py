"""Browsers enter by cookie: not readable by scripts, not usable by other sites, not at /graphql."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest
from starlette.websockets import WebSocketDisconnect

from tests.graphql.conftest import PASSWORD, House
from xindai.graphql.base.cookies import STAFF
from xindai.graphql.endpoint import endpoint

OWN = {"Origin": "http://test"}
VIEWER = "{ viewer { staff { login } } }"
ENTER = """mutation ($login: String!, $password: String!) {
  signIn(login: $login, password: $password) { token expiresAt userErrors { code } } }"""
LEAVE = "mutation { signOut { userErrors { code } } }"
GOOD = {"login": "manager", "password": PASSWORD}
NAME = "__Host-xindai-staff"


class Browser(httpx.AsyncClient):
    """Keeps no cookies by itself: each test says what is sent."""

    def __init__(self, app: Any) -> None:
        super().__init__(transport=httpx.ASGITransport(app=app), base_url="http://test")

    async def ask(
        self, query: str, /, cookie: str = "", headers: Any = OWN, **variables: Any
    ) -> Any:
        sent = {**headers, **({"Cookie": f"{NAME}={cookie}"} if cookie else {})}
        self.cookies.clear()
        return await self.post("/", json={"query": query, "variables": variables}, headers=sent)

    async def enter(self, **headers: str) -> str:
        """The cookie of a fresh session."""
        answer = await self.ask(ENTER, headers=OWN | headers, **GOOD)
        signed = answer.json()["data"]["signIn"]
        assert (signed["userErrors"], signed["token"]) == ([], None)
        return answer.cookies[NAME]


@pytest.fixture
async def browser(house: House) -> Any:
    async with Browser(endpoint(house.services, STAFF)) as client:
        yield client


def code(answer: httpx.Response) -> str:
    found: str = answer.json()["errors"][0]["extensions"]["code"]
    return found


async def test_a_session_in_a_cookie(browser: Browser) -> None:
    answer = await browser.ask(ENTER, **GOOD)
    kept = answer.headers["set-cookie"]
    for word in (f"{NAME}=", "HttpOnly", "Secure", "SameSite=strict", "Path=/"):
        assert word in kept
    assert "Domain" not in kept
    signed = answer.json()["data"]["signIn"]
    assert signed["token"] is None and signed["expiresAt"]
    token = answer.cookies[NAME]
    seen = await browser.ask(VIEWER, cookie=token)
    assert seen.json()["data"] == {"viewer": {"staff": {"login": "manager"}}}

    left = await browser.ask(LEAVE, cookie=token)
    assert f'{NAME}=""' in left.headers["set-cookie"] and "Max-Age=0" in left.headers["set-cookie"]
    assert code(await browser.ask(VIEWER, cookie=token)) == "NOT_SIGNED_IN"


@pytest.mark.parametrize(
    "origin",
    [{}, {"Origin": "null"}, {"Origin": "http://evil.example"}, {"Origin": "http://test.evil"},
     {"Origin": "http://test:8443"}, {"Origin": "file://test"}, {"Origin": "http://test@evil"}],
    ids=lambda o: o.get("Origin", "none"),
)  # fmt: skip
async def test_only_own_pages_may_send_it(browser: Browser, origin: dict[str, str]) -> None:
    token = await browser.enter()
    for query, cookie in ((VIEWER, token), (LEAVE, token), (ENTER, "")):
        answer = await browser.ask(query, cookie, origin, **(GOOD if query == ENTER else {}))
        assert (answer.status_code, code(answer)) == (403, "ORIGIN_FOREIGN")
        assert "set-cookie" not in answer.headers
    assert (await browser.ask(VIEWER, cookie=token)).json()["data"]["viewer"]


async def test_a_form_of_another_page_cannot_even_ask(browser: Browser) -> None:
    token = await browser.enter()
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        answer = await browser.post(
            "/",
            content='{"query": "mutation { signOut { userErrors { code } } }"}',
            headers=OWN | {"Cookie": f"{NAME}={token}", "Content-Type": kind},
        )
        assert answer.status_code == 415
    assert (await browser.ask(VIEWER, cookie=token)).status_code == 200


async def test_graphql_never_reads_cookies(house: House, browser: Browser) -> None:
    token = await browser.enter()
    async with Browser(house.app) as program:
        assert code(await program.ask(VIEWER, cookie=token)) == "NOT_SIGNED_IN"
        bearer = OWN | {"Authorization": f"Bearer {token}"}
        assert (await program.ask(VIEWER, headers=bearer)).json()["data"]["viewer"]
    assert code(await browser.ask(VIEWER, headers=bearer)) == "NOT_SIGNED_IN"


async def test_a_cookie_that_was_planted_is_not_what_one_gets(browser: Browser) -> None:
    planted = "p" * 43
    answer = await browser.ask(ENTER, cookie=planted, **GOOD)
    given = answer.cookies[NAME]
    assert given != planted
    assert code(await browser.ask(VIEWER, cookie=planted)) == "NOT_SIGNED_IN"
    again = await browser.ask(ENTER, cookie=given, **GOOD)
    assert again.cookies[NAME] != given, "every sign-in is a session of its own"


@pytest.mark.parametrize("cookie", ["x", "x" * 5000, "\x7f", "a b", '"quoted"', "="])
async def test_odd_cookies_are_nobody(browser: Browser, cookie: str) -> None:
    assert code(await browser.ask(VIEWER, cookie=cookie)) == "NOT_SIGNED_IN"


async def socket_opens(app: Any, headers: dict[str, str]) -> bool:
    """Whether a websocket of the right protocol is accepted."""
    sent: list[Any] = []
    waiting: Iterator[Any] = iter([{"type": "websocket.connect"}, {"type": "websocket.disconnect"}])
    scope = {
        "type": "websocket", "path": "/", "raw_path": b"/", "root_path": "", "query_string": b"",
        "headers": [(k.lower().encode(), v.encode()) for k, v in headers.items()],
        "subprotocols": ["graphql-transport-ws"], "scheme": "ws", "client": ("127.0.0.1", 1),
        "server": ("test", 80), "extensions": {},
    }  # fmt: skip

    async def receive() -> Any:
        return next(waiting)

    async def send(message: Any) -> None:
        sent.append(message["type"])

    with suppress(WebSocketDisconnect):
        await app(scope, receive, send)
    return "websocket.accept" in sent


async def test_websockets_keep_to_the_same(house: House, browser: Browser) -> None:
    app = endpoint(house.services, STAFF)
    host = {"Host": "test"}
    assert await socket_opens(app, host | OWN)
    assert not await socket_opens(app, host)
    assert not await socket_opens(app, host | {"Origin": "http://evil.example"})
