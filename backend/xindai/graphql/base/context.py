"""One context a request: who asks, and the loaders that batch what he sees."""

from __future__ import annotations

import hmac
import ipaddress
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from graphql import GraphQLError
from redis.asyncio import Redis
from starlette.responses import Response
from strawberry.types import Info as StrawberryInfo

from xindai.customers import api as customers
from xindai.graphql.base import cookies
from xindai.graphql.base.channel import Channels, Push
from xindai.graphql.base.cookies import Audience
from xindai.graphql.base.listed import NO_LIST, Listed
from xindai.graphql.base.news import News
from xindai.graphql.base.once import Once
from xindai.graphql.base.quota import ADDRESS, SESSION, Meter, Quota
from xindai.graphql.base.sockets import Places
from xindai.graphql.base.standing import Standings
from xindai.graphql.base.versions import HEADER, UNRELEASED, newest
from xindai.identity import api as identity
from xindai.identity.api import ClientAccess
from xindai.identity.events import ACTOR_CHANGED, SESSION_ENDED
from xindai.identity.types import Site, Visit
from xindai.kernel.errors import Refusal
from xindai.kernel.ids import new_id
from xindai.platform.actor import Actor, ActorKind
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
    issuer: str = "http://127.0.0.1:8000"
    """Whose access tokens are taken: our own."""
    session_quota: Quota = SESSION
    address_quota: Quota = ADDRESS
    standings: Standings = field(default_factory=Standings)
    once: Once = field(default_factory=Once)
    channels: Channels = field(default_factory=Channels)
    places: Places = field(default_factory=Places)
    meter: Meter = field(init=False)

    def __post_init__(self) -> None:
        self.meter = Meter(self.redis)
        self.news.watch((SESSION_ENDED, ACTOR_CHANGED), self.standings.hear)


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
    listed: Listed = NO_LIST
    """The operations of the audience's pages."""
    cookie: str = ""
    """The token in the audience's cookie."""
    origin: str | None = None
    """The page that asks, where it is one of our own."""
    response: Response | None = None
    """Takes cookies; none for a websocket."""
    language: str = "zh"
    request_id: str = field(default_factory=lambda: new_id().hex)
    connection_params: dict[str, Any] | None = None
    variables: dict[str, Any] = field(default_factory=dict)
    """Of the operation that runs, as they were sent."""
    approved: bool = False
    """A checker approved what is asked for: no policy holds it back."""
    loaders: dict[str, Any] = field(default_factory=dict)
    known: Actor | None = None
    asked: bool = False
    push: Push | None = None
    """Writes the payload of an event to the socket of this operation, where there is one."""
    words: Hashable | None = None
    render: Callable[[Any], Awaitable[bytes | None]] | None = None
    """What is asked, and the text of an event of it; the executor knows."""
    client: ClientAccess | None = None
    wanted_version: str = ""
    """The header Xindai-Version; "" where it is missing."""
    cost: int = 0
    """What the operation costs, once it is measured."""
    charged: bool = False
    refused: GraphQLError | None = None

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
            self.known, self.asked = await self._look_up(touch=not afresh), True
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

    @property
    def visit(self) -> Visit:
        """Where the request comes from, for those who keep it."""
        return Visit(self.address, self.user_agent, self.language)

    def site(self) -> Site | None:
        """Where passkeys belong, if the page that asks is there; in production an operator says.

        None too where the host is a number: browsers make passkeys for names only.
        """
        known = self.services.origins or (
            (self.origin,) if self.origin and self.services.development else ()
        )
        host = urlsplit(known[0]).hostname if self.origin in known else None
        return Site(host, known) if host and not _is_number(host) else None

    @property
    def credential(self) -> str:
        """What the asker shows, for telling askers apart; it is a secret."""
        if self.audience is not None:
            return f"{self.audience.path} {self.cookie}"
        return self._header()

    async def look_up(self) -> Actor | None:
        """Who stands behind the credentials at this moment; looking keeps no session awake."""
        return await self._look_up(touch=False)

    async def _look_up(self, *, touch: bool) -> Actor | None:
        found = await self._credentials_of(touch=touch)
        if found is None or found.kind is not ActorKind.BORROWER:
            return found
        customer_id = await customers.customer_of_account(identity.account_of(found))
        return found if customer_id is None else replace(found, customer_id=customer_id)

    async def _credentials_of(self, *, touch: bool) -> Actor | None:
        """A token with dots in it is a client's, any other that of a session."""
        if self.audience is not None:
            found = (
                await identity.actor_of_session(self.cookie, touch=touch) if self.cookie else None
            )
            return found if found is not None and found.kind is self.audience.kind else None
        if not self.token:
            return None
        if not identity.looks_like_token(self.token):
            return await identity.actor_of_session(self.token, touch=touch)
        self.client = await identity.client_of_token(self.token, self.address, self.services.issuer)
        return self.client.actor if self.client else None

    def asker(self) -> tuple[str, str, Quota]:
        """Whose minute is counted: kind, key and quota. Nobody is his address."""
        if self.client is not None:
            quota = Quota(self.client.requests_per_minute, self.client.cost_per_minute)
            return "client", self.client.actor.id, quota
        if self.known is not None:
            key = str(self.known.session_id or self.known.id)
            return "session", f"session:{key}", self.services.session_quota
        # Keyed: there are few enough addresses to try them all.
        hidden = hmac.digest(self.services.cursor_key, self.address.encode(), "sha256").hex()[:32]
        return "address", f"address:{hidden}", self.services.address_quota

    @property
    def version(self) -> str:
        """The version of the schema that answers: asked for, pinned, or the newest state."""
        sent = (self.connection_params or {}).get(HEADER.lower(), self.wanted_version)
        if sent:
            return str(sent)
        return (self.client.schema_version or newest()) if self.client else UNRELEASED

    def say(self, headers: Mapping[str, str], status: int | None = None) -> None:
        """Headers, and a status other than 200, of the answer; a websocket has neither."""
        if self.response is not None:
            self.response.headers.update(headers)
            if status is not None:
                self.response.status_code = status

    async def actor(self) -> Actor:
        """Who asks; refuses NOT_SIGNED_IN."""
        actor = await self.actor_or_none()
        if actor is None:
            raise not_signed_in()
        return actor


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def not_signed_in() -> Refusal:
    """No credentials, or none that are still good."""
    return Refusal("NOT_SIGNED_IN", "sign in, or send a valid key", None)


Info = StrawberryInfo[Context, None]
