"""The lender as the outside sees it: HTTP to the API and to the sandbox, and nothing else."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import httpx

from xindai.customers.api import id_check
from xindai.identity.demo_logins import PASSWORD as STAFF_PASSWORD

PASSWORD = "a fine long password"
PATIENCE = 90.0
"""Seconds; a busy machine takes its time."""
JPEG_CATEGORIES = ("ID_CARD_FRONT", "ID_CARD_BACK")
_numbers = itertools.count(1)


@dataclass
class World:
    """Addresses of the API and of the sandbox; `today` is the business date."""

    api: str
    sandbox: str
    http: httpx.AsyncClient
    inputs: dict[str, str] = field(default_factory=dict)

    async def post(self, text: str, variables: dict[str, Any], token: str | None) -> Any:
        headers = {"Accept-Language": "en"}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        body = {"query": text, "variables": variables}
        answer = await self.http.post(f"{self.api}/graphql", json=body, headers=headers)
        told = answer.json()
        assert "errors" not in told, told["errors"]
        return told["data"]

    async def code(self, phone: str, purpose: str = "to register") -> str:
        """The newest one-time code for a purpose that went to a phone, off the sandbox's page."""

        async def sent() -> str | None:
            page = (await self.http.get(f"{self.api}/sandbox/sms?lang=en")).text
            found = re.search(rf"{phone}</td>\s*<td>[^<]*?(\d{{6}})[^<]*{purpose}", page)
            return found.group(1) if found else None

        return str(await eventually(sent))

    async def fault(self, service: str, kind: str, **more: Any) -> None:
        """The sandbox's service fails from now on; kind "none" ends it."""
        given = {"service": service, "kind": kind} | more
        (await self.http.post(f"{self.sandbox}/faults", json=given)).raise_for_status()

    async def story(self, number: str, story: str) -> None:
        """What the bureau and the identity check of the sandbox know of a person."""
        given = {"id_number": number, "story": story}
        (await self.http.post(f"{self.sandbox}/people", json=given)).raise_for_status()

    async def staff(self, login: str) -> Somebody:
        """One of the demo's people, signed in."""
        text = """mutation ($login: String!, $password: String!) {
            signIn(login: $login, password: $password) { token userErrors { code } } }"""
        told = await self.post(text, {"login": login, "password": STAFF_PASSWORD}, None)
        return Somebody(self, told["signIn"]["token"], login)


@dataclass
class Somebody:
    """Who acts, with his session."""

    world: World
    token: str | None
    name: str

    async def ask(self, text: str, **variables: Any) -> Any:
        """The data of an operation."""
        return await self.world.post(text, variables, self.token)

    async def do(self, verb: str, shown: str = "", /, **given: Any) -> Any:
        """The payload of a verb that is not refused."""
        told = await self.try_(verb, shown, **given)
        assert told["userErrors"] == [], (verb, given, told["userErrors"])
        return told

    async def try_(self, verb: str, shown: str = "", /, **given: Any) -> Any:
        """The payload of a verb, with its refusals."""
        kind = self.world.inputs[verb]
        text = (
            f"mutation ($input: {kind}) {{ {verb}(input: $input) "
            f"{{ {shown} userErrors {{ code field message }} }} }}"
        )
        if "idempotencyKey" not in given and verb != "contractSignCodeRequest":
            given["idempotencyKey"] = f"{self.name}-{next(_numbers)}"
        return (await self.ask(text, input=given))[verb]

    async def refused(self, verb: str, /, **given: Any) -> str:
        """The code of the refusal that there must be."""
        told = await self.try_(verb, **given)
        assert told["userErrors"], (verb, given, "was not refused")
        code: str = told["userErrors"][0]["code"]
        return code


async def eventually(
    look: Callable[[], Awaitable[Any]], seconds: float = PATIENCE, every: float = 0.2
) -> Any:
    """What `look` finds, once it finds something."""
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds
    while not (found := await look()):
        assert loop.time() < until, f"{look} found nothing in {seconds} s"
        await asyncio.sleep(every)
    return found


def id_number(tail: int, born: date = date(1990, 5, 17)) -> str:
    """A valid number; the digits 15 to 17 may tell the bureau of the sandbox a story."""
    first = f"310101{born:%Y%m%d}{tail:03d}"
    return first + id_check(first)


def card_number(tail: str) -> str:
    """A card whose three digits before the last tell the bank of the sandbox a story."""
    first = f"622202123456789{tail}"
    digits = [int(d) for d in reversed(first)]
    total = sum(sum(divmod(d * 2, 10)) if at % 2 == 0 else d for at, d in enumerate(digits))
    return f"{first}{-total % 10}"
