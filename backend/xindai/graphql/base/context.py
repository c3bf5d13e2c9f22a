"""One context a request: who asks, and the loaders that batch what he sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from redis.asyncio import Redis
from starlette.responses import Response
from strawberry.types import Info as StrawberryInfo

from xindai.graphql.base import cookies
from xindai.graphql.base.cookies import Audience
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
    origins: tuple[str, ...] = ()
    """Addresses of our own pages; none: the host that was asked."""


@dataclass(slots=True)
class Context:
    """`credentials` is the Authorization header, or what connection_init carried.

    Where there is an `audience`, its cookie counts instead, and nothing else.
    """

    services: Services
    credentials: str = ""
    address: str = ""
    user_agent: str = ""
    audience: Audience | None = None
    cookie: str = ""
    """The token in the audience's cookie."""
    origin: str | None = None
    """The page that asks, where it is one of our own."""
    response: Response | None = None
    """Takes cookies; none for a websocket."""
    language: str = "zh"
    request_id: str = field(default_factory=lambda: new_id().hex)
    connection_params: dict[str, Any] | None = None
    loaders: dict[str, Any] = field(default_factory=dict)
    known: Actor | None = None
    asked: bool = False

    @property
    def token(self) -> str:
        """The session token of the cookie or of a Bearer header, or ""."""
        if self.audience is not None:
            return self.cookie
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

    def keep(self, token: str, until: datetime) -> str | None:
        """Hands a fresh session over: in the cookie where there is one, else the token to show."""
        if self.audience is None:
            return token
        if self.response is None:
            raise Refusal("USE_POST", "a websocket cannot take a cookie", None)
        development = self.services.development
        cookies.put(self.response, self.audience, token, until, development=development)
        return None

    def let_go(self) -> None:
        """The session is over: so is its cookie."""
        if self.audience is not None and self.response is not None:
            development = self.services.development
            cookies.clear(self.response, self.audience, development=development)

    async def _look_up(self) -> Actor | None:
        if self.audience is not None:
            found = await identity.actor_of_session(self.cookie) if self.cookie else None
            return found if found is not None and found.kind is self.audience.kind else None
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
