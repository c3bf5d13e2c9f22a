"""The API in this process, and the people who act through it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from redis.asyncio import Redis, from_url

from xindai.demo.ground import DEMO
from xindai.graphql.base.context import Context, Services
from xindai.graphql.base.news import News
from xindai.graphql.schema import schema
from xindai.identity import api as identity
from xindai.platform.actor import Actor
from xindai.platform.sms import SmsQueue

_CODE: Final = re.compile(r"\b\d{6}\b")


class RefusedError(Exception):
    """The house said no to a step of the demo: the plan and the rules no longer fit."""

    def __init__(self, step: str, code: str, field: str | None, message: str) -> None:
        super().__init__(f"{step}: {code} {field or ''} {message}")
        self.code = code


class Inbox:
    """Takes the text messages of the load: nobody else reads them."""

    def __init__(self) -> None:
        self.newest: dict[str, str] = {}

    async def send(self, phone: str, text: str, *, request_id: str | None = None) -> None:
        """Keeps the newest message of a phone."""
        self.newest[phone] = text

    def code(self, phone: str) -> str:
        """The one-time code of the newest message."""
        found = _CODE.search(self.newest[phone])
        assert found is not None
        return found.group()


@dataclass
class Stage:
    """Where the demo plays."""

    services: Services
    inbox: Inbox
    began_before: bool
    """A load was killed here: what it made is found again."""
    working: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held by whoever does the jobs."""
    documents: list[dict[str, str]] = field(default_factory=list)
    """Consents that are asked for; read once."""
    products: dict[str, str] = field(default_factory=dict)
    """Listed versions by the product's code; read once."""
    _staff: dict[str, Person] = field(default_factory=dict)

    async def staff(self, login: str) -> Person:
        """One of the demo's staff."""
        if login not in self._staff:
            view = await identity.staff_by_login(DEMO, login)
            assert view is not None
            actor = await identity.actor_of_staff(view.id)
            self._staff[login] = Person(self, login, known=actor)
        return self._staff[login]


@dataclass
class Person:
    """Somebody who acts as he is `known`; `token`: of a borrower's session, while it lasts."""

    stage: Stage
    name: str
    known: Actor | None = None
    token: str = ""
    address: str = "127.0.0.1"

    async def ask(self, text: str, **variables: Any) -> Any:
        """The data of an operation; raises its first error."""
        context = Context(
            self.stage.services,
            credentials=f"Bearer {self.token}" if self.token else "",
            address=self.address,
            user_agent="demo",
            known=self.known,
            asked=self.known is not None,
            charged=True,  # nobody's minute is counted
        )
        answer = await schema.execute(text, variables, context_value=context)
        if answer.errors:
            raise answer.errors[0]
        return answer.data

    async def do(self, verb: str, key: str, shown: str = "", /, **given: Any) -> Any:
        """The payload of a verb, done once per key; raises its refusal."""
        kind = _inputs()[verb]
        text = (
            f"mutation ($input: {kind}) {{ {verb}(input: $input) "
            f"{{ {shown} userErrors {{ code field message }} }} }}"
        )
        told = (await self.ask(text, input=given | {"idempotencyKey": f"demo-{key}"}))[verb]
        for no in told["userErrors"]:
            raise RefusedError(f"{verb} of {key}", no["code"], no["field"], no["message"])
        return told

    async def again(self, verb: str, key: str, /, **given: Any) -> None:
        """A verb whose input is another one each time: an earlier load's counts."""
        try:
            await self.do(verb, key, **given)
        except RefusedError as no:
            if no.code != "IDEMPOTENCY_CONFLICT":
                raise


def _inputs() -> dict[str, str]:
    """The type of each verb's argument `input`."""
    if not _INPUTS:
        core: Any = schema._schema
        for name, verb in core.mutation_type.fields.items():
            if "input" in verb.args:
                _INPUTS[name] = str(verb.args["input"].type)
    return _INPUTS


_INPUTS: dict[str, str] = {}


@asynccontextmanager
async def stage(redis_url: str, *, began_before: bool) -> AsyncIterator[Stage]:
    """The stage while the demo is loaded."""
    inbox = Inbox()
    sms = SmsQueue(inbox, settle_seconds=0)
    async with from_url(redis_url, decode_responses=True) as redis:
        services = _services(redis, sms)
        sms.start()
        try:
            yield Stage(services, inbox, began_before)
        finally:
            await sms.stop()


def _services(redis: Redis, sms: SmsQueue) -> Services:
    return Services(
        redis,
        News(redis),
        b"the demo shows no lists to anybody",
        development=True,
        sms=sms,
    )
