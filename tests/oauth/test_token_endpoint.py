"""POST /oauth/token as clients' libraries speak it, and as attackers do."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
import pytest_asyncio
from joserfc import jwt
from joserfc.jwk import KeySet

from tests.clients.conftest import Party, make_party
from tests.conftest import Database
from xindai.app import build
from xindai.identity import api as identity
from xindai.oauth.form import BadForm, read_form
from xindai.platform.actor import system_actor
from xindai.platform.addresses import networks
from xindai.platform.settings import Settings

URL = "https://lender.example"
GRANT = {"grant_type": "client_credentials"}


@dataclass
class Outside:
    """The whole application, and a client of it."""

    app: Any
    party: Party

    def http(self, address: str = "192.0.2.7", **headers: str) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app=self.app, client=(address, 4711))
        return httpx.AsyncClient(transport=transport, base_url="http://test", headers=headers)

    @property
    def named(self) -> dict[str, str]:
        return {"client_id": self.party.client_id, "client_secret": self.party.secret}

    async def ask(self, data: Any = None, address: str = "192.0.2.7", **more: Any) -> Any:
        async with self.http(address) as http:
            return await http.post("/oauth/token", data=data, **more)


@pytest_asyncio.fixture
async def outside(
    fresh_database: Database, redis_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Outside]:
    monkeypatch.setenv("XINDAI_VAR", str(tmp_path))
    settings = Settings(
        tmp_path,
        fresh_database.url,
        None,
        redis_url,
        False,
        public_url=URL,
        trusted_proxies=networks("10.0.0.0/8"),
    )
    app: Any = build(settings)
    async with app.app.router.lifespan_context(app.app):
        branch = await identity.create_branch(system_actor("test"), "HO", "总部")
        party = await make_party(branch, allowed_networks=["192.0.2.0/24"])
        yield Outside(app, party)


async def test_both_ways_to_name_oneself(outside: Outside) -> None:
    by_form = await outside.ask(GRANT | outside.named | {"scope": "loan.read"})
    assert by_form.status_code == 200
    told = by_form.json()
    assert (told["token_type"], told["expires_in"], told["scope"]) == ("Bearer", 600, "loan.read")
    assert by_form.headers["cache-control"] == "no-store"
    by_header = await outside.ask(GRANT, auth=(outside.party.client_id, outside.party.secret))
    assert by_header.json()["scope"] == "loan.read loan.repay"
    encoded = base64.b64encode(
        f"{quote(outside.party.client_id, safe='')}:{quote(outside.party.secret, safe='')}".encode()
    )
    by_spec = await outside.ask(GRANT, headers={"Authorization": f"Basic {encoded.decode()}"})
    assert by_spec.status_code == 200
    query = {"query": "{ viewer { kind permissions } }"}
    async with outside.http(Authorization=f"Bearer {told['access_token']}") as http:
        answer = await http.post("/graphql", json=query)
    assert answer.json()["data"]["viewer"] == {"kind": "client", "permissions": ["loan.read"]}


async def test_refusals_are_those_of_the_standard(outside: Outside) -> None:
    named = outside.named
    wrong = {**named, "client_secret": "xs_wrong"}
    unknown = {**named, "client_id": "xc_0000000000000000"}
    for data, status, error in (
        (named, 400, "invalid_request"),
        (named | {"grant_type": "password"}, 400, "unsupported_grant_type"),
        (named | {"grant_type": "authorization_code", "code": "x"}, 400, "unsupported_grant_type"),
        (GRANT, 401, "invalid_client"),
        (GRANT | {"client_id": outside.party.client_id}, 401, "invalid_client"),
        (GRANT | wrong, 401, "invalid_client"),
        (GRANT | unknown, 401, "invalid_client"),
        (GRANT | {**named, "client_secret": "\0"}, 401, "invalid_client"),
        (GRANT | {**named, "client_id": "中\u2028文"}, 401, "invalid_client"),
        (GRANT | named | {"scope": "loan.write_off"}, 400, "invalid_scope"),
    ):
        answer = await outside.ask(data)
        assert (answer.status_code, answer.json()["error"]) == (status, error), data
        assert answer.headers["cache-control"] == "no-store"
        assert ("www-authenticate" in answer.headers) is (status == 401)
    first, second = await outside.ask(GRANT | wrong), await outside.ask(GRANT | unknown)
    assert first.json() == second.json(), "nobody learns which clients there are"


async def test_headers_that_are_none_are_wrong_clients(outside: Outside) -> None:
    for header in ("Basic", "Basic !!!", "Basic /w==", "Bearer x", "Basic " + "QQ==" * 999, "x"):
        answer = await outside.ask(GRANT, headers={"Authorization": header})
        assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client"), header
    both = await outside.ask(GRANT | outside.named, auth=(outside.party.client_id, "x"))
    assert (both.status_code, both.json()["error"]) == (400, "invalid_request")


async def test_only_small_forms_get_through(outside: Outside) -> None:
    kind = "application/x-www-form-urlencoded"
    for request, status in (
        ({"method": "GET"}, 405),
        ({"json": GRANT | outside.named}, 415),
        ({"files": {"grant_type": "client_credentials"}}, 415),
        ({"content": b"", "headers": {"content-type": kind}}, 401),
        ({"content": b"grant_type", "headers": {"content-type": kind}}, 400),
        ({"content": b"a=%ff", "headers": {"content-type": kind}}, 400),
        ({"content": "a=é".encode(), "headers": {"content-type": kind}}, 400),
        ({"content": b"scope=a&scope=b", "headers": {"content-type": kind}}, 400),
        ({"content": b"&".join(b"f%d=1" % n for n in range(11)), "headers": {"content-type": kind}},
         400),
        ({"content": b"a=" + b"x" * 8192, "headers": {"content-type": kind}}, 413),
    ):  # fmt: skip
        async with outside.http() as http:
            answer = await http.request(request.pop("method", "POST"), "/oauth/token", **request)
        assert answer.status_code == status, request
        assert set(answer.json()) == {"error", "error_description"}


async def test_a_form_that_does_not_come_is_not_waited_for() -> None:
    async def never() -> Any:
        await asyncio.sleep(60)

    scope = {
        "method": "POST",
        "headers": [(b"content-type", b"application/x-www-form-urlencoded; charset=utf-8")],
    }
    with pytest.raises(BadForm) as slow:
        await read_form(scope, never, read_seconds=0.05)
    assert slow.value.status == 408


async def test_guessing_gets_slower_and_says_how_long(outside: Outside) -> None:
    wrong = GRANT | outside.named | {"client_secret": "xs_wrong"}
    codes = [(await outside.ask(wrong)).status_code for _ in range(10)]
    assert codes == [401] * 10
    while (refused := await outside.ask(wrong)).status_code == 401:
        pass  # one comes back every six seconds
    assert (refused.status_code, refused.json()["error"]) == (429, "temporarily_unavailable")
    assert 1 <= int(refused.headers["Retry-After"]) <= 6


async def test_the_address_is_that_behind_our_own_proxies(outside: Outside) -> None:
    async def status(address: str, forwarded: str) -> int:
        headers = {"X-Forwarded-For": forwarded}
        answer: httpx.Response = await outside.ask(GRANT | outside.named, address, headers=headers)
        return answer.status_code

    assert await status("10.1.2.3", "192.0.2.9") == 200
    assert await status("10.1.2.3", "192.0.2.9, 198.51.100.1") == 401
    assert await status("198.51.100.1", "192.0.2.9") == 401, "no proxy of ours"
    assert await status("10.1.2.3", "") == 401


async def test_libraries_find_their_way(outside: Outside) -> None:
    async with outside.http() as http:
        told = (await http.get("/.well-known/oauth-authorization-server")).json()
        keys = (await http.get("/.well-known/jwks.json")).json()
    assert told["issuer"] == URL
    assert told["token_endpoint"] == f"{URL}/oauth/token"
    assert told["grant_types_supported"] == ["client_credentials"]
    assert "loan.read" in told["scopes_supported"]
    assert not [code for code in told["scopes_supported"] if code.startswith("client.")]
    token = (await outside.ask(GRANT | outside.named)).json()["access_token"]
    claims = jwt.decode(token, KeySet.import_key_set(keys), algorithms=["Ed25519"]).claims
    assert (claims["iss"], claims["sub"]) == (URL, outside.party.client_id)


async def test_a_database_that_is_away_is_said_so(outside: Outside) -> None:
    from xindai.platform import db

    await db.pool().close()
    answer = await outside.ask(GRANT | outside.named)
    assert (answer.status_code, answer.json()["error"]) == (503, "temporarily_unavailable")
    assert "pool" not in answer.text
