"""The whole program in production's shape on servers of its own, and all that comes out of it."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
import threading
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx
import pytest
from redis.asyncio import from_url

from tests.graphql.program import Program, program
from tests.loans.conftest import Lender, set_up_lender
from xindai.graphql.base.node import to_id
from xindai.identity import api as identity
from xindai.identity.types import NewStaff, SignedIn
from xindai.platform import db as database
from xindai.platform.actor import system_actor
from xindai.platform.embedded import postgres, valkey
from xindai.platform.migrate import migrate
from xindai.platform.settings import as_app_role

PASSWORD = "correct horse battery"
STAFF = {
    "admin": "administrator",
    "manager": "branch_manager",
    "officer": "customer_manager",
    "risk": "risk_manager",
    "checker": "approver_1",
}
INPUTS = {
    "approvalApprove": "ApprovalDecisionInput",
    "approvalPolicyRemove": "ApprovalInput",
    "approvalPolicySet": "ApprovalPolicyInput",
}
"""Of mutations whose input is not named after them."""


class Outsiders:
    """What stands outside of the house: the gateway of text messages and the trace collector."""

    def __init__(self) -> None:
        self.texts: dict[str, list[str]] = defaultdict(list)
        self.spans: list[bytes] = []
        self.away = False
        outside = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"]))
                if self.path == "/v1/traces":
                    outside.spans.append(body)
                elif not outside.away:
                    told = json.loads(body)
                    outside.texts[told["phone"]].append(told["text"])
                self.send_response(503 if outside.away else 200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """A test says enough."""

        class Server(ThreadingHTTPServer):
            request_queue_size = 128

        self._server = Server(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def code(self, phone: str) -> str | None:
        """The code of the last message to a phone."""
        found = re.search(r"\d{6}", self.texts[phone][-1]) if self.texts[phone] else None
        return found[0] if found else None

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@dataclass
class House:
    """`heard` is everything that was answered, but for what is there to show people in full."""

    folder: Path
    server: postgres.Postgres
    redis_url: str
    program: Program
    outside: Outsiders
    lender: Lender
    headers: dict[str, str]
    http: httpx.AsyncClient
    heard: list[bytes] = field(default_factory=list)
    codes: set[str] = field(default_factory=set)
    """Of errors and refusals, to see that something was refused at all."""

    @property
    def branch(self) -> str:
        return to_id("Branch", self.lender.branch_id)

    async def send(
        self, who: str | None, body: Any, shows: bool = False, **headers: str
    ) -> httpx.Response:
        """A POST as somebody: a login, a token, or nobody; `shows`: the data are to be seen."""
        sent = {"Accept-Language": "en", **headers}
        if who is not None:
            sent["Authorization"] = self.headers.get(who) or f"Bearer {who}"
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        sent = {"Content-Type": "application/json"} | sent
        answer = await self.http.post("/graphql", content=content, headers=sent)
        self.note(answer, shows)
        return answer

    def note(self, answer: httpx.Response, shows: bool = False) -> None:
        """Keeps what was answered."""
        self.heard.append("\n".join(f"{k}: {v}" for k, v in answer.headers.items()).encode())
        try:
            told = answer.json()
        except ValueError:
            self.heard.append(answer.content)
            return
        for error in told.get("errors", ()):
            error.pop("path", None)  # the names of the answer's fields are the asker's own
            self.codes.add(error["extensions"]["code"])
        for payload in (told.get("data") or {}).values():
            refused = payload.get("userErrors", ()) if isinstance(payload, dict) else ()
            self.codes |= {no["code"] for no in refused}
        seen = {"errors": told.get("errors")} if shows else told
        self.heard.append(json.dumps(seen, ensure_ascii=False).encode())

    async def do(
        self,
        who: str | None,
        name: str,
        payload: str,
        given: Any,
        shows: bool = False,
        /,
        **headers: str,
    ) -> Any:
        """A mutation with an input; its payload, None where there is none."""
        kind = INPUTS.get(name) or f"{name[0].upper()}{name[1:]}Input"
        text = f"""mutation ($input: {kind}!) {{ {name}(input: $input) {{
            {payload} userErrors {{ code message field }} }} }}"""
        body = {"query": text, "variables": {"input": given}}
        answer = (await self.send(who, body, shows, **headers)).json()
        return (answer.get("data") or {}).get(name)


@asynccontextmanager
async def open_house(patch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    """Servers, a lender with staff, API and worker; everything lies below one folder."""
    folder = _folder()
    patch.setenv("XINDAI_VAR", str(folder))
    # The pages in the write-ahead log are to be read as they are.
    patch.setitem(postgres.TUNED, "wal_compression", "off")
    async with AsyncExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        server = postgres.start(folder)
        stack.callback(server.stop)
        cache = valkey.start(folder)
        stack.callback(cache.stop)
        await migrate(server.url, app_password=PASSWORD)
        await identity.seed_permissions(server.url)
        url = as_app_role(server.url, PASSWORD)
        lender, headers = await _people(url, cache.url)
        outside = Outsiders()
        stack.callback(outside.stop)
        running = await stack.enter_async_context(
            program(
                url,
                cache.url,
                XINDAI_VAR=str(folder),
                XINDAI_SMS_URL=f"{outside.url}/sms",
                XINDAI_OUTBOUND_ALLOW="127.0.0.1",
                XINDAI_TRUSTED_PROXIES="127.0.0.1",
                OTEL_EXPORTER_OTLP_ENDPOINT=outside.url,
                OTEL_BSP_SCHEDULE_DELAY="200",
            )
        )
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=running.url, timeout=60))
        yield House(folder, server, cache.url, running, outside, lender, headers, http)


def _folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="xindai-privacy-"))
    made.chmod(0o755)
    return made


async def _people(url: str, redis_url: str) -> tuple[Lender, dict[str, str]]:
    await database.connect(url, max_size=2)
    try:
        lender = await set_up_lender()
        headers = {}
        async with from_url(redis_url) as redis:
            for login, role in STAFF.items():
                wanted = NewStaff(
                    login=login,
                    display_name=login,
                    password=PASSWORD,
                    branch_code="B1",
                    roles=frozenset({role}),
                )
                await identity.create_staff(system_actor("test"), wanted)
                signed = await identity.sign_in(redis, login, PASSWORD, "127.0.0.1")
                assert isinstance(signed, SignedIn)
                headers[login] = f"Bearer {signed.token}"
    finally:
        await database.close()
    return lender, headers
