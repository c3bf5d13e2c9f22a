"""Clients and their secrets."""

from __future__ import annotations

from typing import Self

import strawberry

from xindai.graphql.base.access import C1, C3, classified
from xindai.graphql.base.context import Info
from xindai.graphql.base.loader import load
from xindai.graphql.base.node import Node, to_id
from xindai.graphql.base.payload import Payload
from xindai.graphql.base.scalars import maybe_moment, moment
from xindai.graphql.identity.actors import NamedActor
from xindai.graphql.identity.types import Branch
from xindai.identity import api as identity
from xindai.identity.api import ClientView, SecretView


@classified(C1)
@strawberry.type(description="接口客户端密钥: only its beginning is shown.")
class ApiClientSecret(Node):
    """Live until it is revoked or has run out."""

    prefix: str
    created_at: str
    expires_at: str | None
    revoked_at: str | None
    is_live: bool

    @classmethod
    def of(cls, view: SecretView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ApiClientSecret", view.id),
            prefix=view.prefix,
            created_at=moment(view.created_at),
            expires_at=maybe_moment(view.expires_at),
            revoked_at=maybe_moment(view.revoked_at),
            is_live=view.is_live,
        )


@classified(C1)
@strawberry.type(description="接口客户端: a third party's program, with its scopes and limits.")
class ApiClient(Node):
    """No allowed network means any; rates are a minute; the version is what it gets unasked."""

    view: strawberry.Private[ClientView]
    client_id: str
    name: str
    scopes: list[str]
    allowed_networks: list[str]
    requests_per_minute: int
    cost_per_minute: int
    schema_version: str | None
    is_active: bool
    created_at: str
    created_by: NamedActor

    @classmethod
    def of(cls, view: ClientView) -> Self:
        """From the domain."""
        return cls(
            id=to_id("ApiClient", view.id),
            view=view,
            client_id=view.client_id,
            name=view.name,
            scopes=list(view.scopes),
            allowed_networks=list(view.allowed_networks),
            requests_per_minute=view.requests_per_minute,
            cost_per_minute=view.cost_per_minute,
            schema_version=view.schema_version,
            is_active=view.is_active,
            created_at=moment(view.created_at),
            created_by=NamedActor.of(view.created_by),
        )

    @strawberry.field
    async def secrets(self, info: Info) -> list[ApiClientSecret]:
        """Oldest first, the dead ones too."""
        views = await load(info.context, identity.secrets_of_clients, self.view.id)
        return [ApiClientSecret.of(view) for view in views or ()]

    @strawberry.field
    async def branch(self, info: Info) -> Branch | None:
        """Whose rows it sees, with those of the branches below."""
        view = await load(info.context, identity.branches_by_id, self.view.branch_id)
        return Branch.of(view) if view else None


@classified(C1)
@strawberry.type
class ApiClientPayload(Payload):
    """The client as it is now, or why not."""

    client: ApiClient | None


@classified(C1, secret=C3)
@strawberry.type
class ApiClientSecretPayload(Payload):
    """The secret is shown until it is first used, and to nobody but who made it with his key."""

    client: ApiClient | None
    secret: str | None
