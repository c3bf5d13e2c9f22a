"""One context a request: who asks, and the loaders that batch what he sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from redis.asyncio import Redis
from strawberry.types import Info as StrawberryInfo

from xindai.graphql.base.news import News
from xindai.identity import api as identity
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.actor import Actor
from xindai.platform.sms import SmsQueue


@dataclass(slots=True)
class Services:
    """What lives as long as the process."""

    redis: Redis
    news: News
    cursor_key: bytes
    development: bool
    sms: SmsQueue


@dataclass(slots=True)
class Context:
    """`credentials` is the Authorization header, or what connection_init carried."""

    services: Services
    credentials: str = ""
    address: str = ""
    language: str = "zh"
    request_id: str = field(default_factory=lambda: new_id().hex)
    connection_params: dict[str, Any] | None = None
    loaders: dict[str, Any] = field(default_factory=dict)
    known: Actor | None = None
    asked: bool = False

    @property
    def token(self) -> str:
        """The session token of a Bearer header, or ""."""
        scheme, _, token = self._header().partition(" ")
        return token.strip() if scheme.lower() == "bearer" else ""

    def _header(self) -> str:
        sent = (self.connection_params or {}).get("authorization")
        return sent if isinstance(sent, str) else self.credentials

    async def actor_or_none(self, *, afresh: bool = False) -> Actor | None:
        """Who asks; looked up once a request (`afresh`: again, for what runs long)."""
        if not self.asked or afresh:
            self.known, self.asked = await self._look_up(), True
        return self.known

    async def _look_up(self) -> Actor | None:
        scheme, _, secret = self._header().partition(" ")
        match scheme.lower():
            case "bearer":
                return await identity.actor_of_session(secret.strip())
            case "apikey":
                return await identity.actor_of_api_key(secret.strip())
            case _:
                return None

    async def actor(self) -> Actor:
        """Who asks; refuses NOT_SIGNED_IN."""
        actor = await self.actor_or_none()
        if actor is None:
            raise not_signed_in()
        return actor


def not_signed_in() -> Refusal:
    """No credentials, or none that are still good."""
    return Refusal("NOT_SIGNED_IN", "sign in, or send a valid key", None)


Info = StrawberryInfo[Context, None]
