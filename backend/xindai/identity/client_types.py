"""Values of third parties that cross the border; the door passes them on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from xindai.platform.actor import Actor


@dataclass(frozen=True, slots=True)
class ClientView:
    """A third party's program; `client_id` is its public name, `id` that of the row.

    No allowed network means any. Rates are a minute; `schema_version` is what it gets unasked.
    """

    id: UUID
    client_id: str
    name: str
    branch_id: UUID
    scopes: tuple[str, ...]
    allowed_networks: tuple[str, ...]
    requests_per_minute: int
    cost_per_minute: int
    schema_version: str | None
    is_active: bool
    created_at: datetime
    created_by: str


@dataclass(frozen=True, slots=True)
class SecretView:
    """What may be shown of a secret."""

    id: UUID
    client_id: UUID
    prefix: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    is_live: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClient:
    """A third party to be let in; it sees the rows of this branch and below."""

    name: str
    branch_id: UUID
    scopes: Sequence[str]
    allowed_networks: Sequence[str]
    requests_per_minute: int
    cost_per_minute: int
    schema_version: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientChange:
    """What is to be different; None leaves a thing as it is."""

    name: str | None = None
    scopes: Sequence[str] | None = None
    allowed_networks: Sequence[str] | None = None
    requests_per_minute: int | None = None
    cost_per_minute: int | None = None
    schema_version: str | None = None


@dataclass(frozen=True, slots=True, repr=False)
class FreshSecret:
    """A secret just made. `secret` is None once it has been used, or after a day."""

    client: UUID
    id: UUID
    secret: str | None


@dataclass(frozen=True, slots=True, repr=False)
class IssuedToken:
    """What a client sends as Bearer; `scope` is what it was given."""

    access_token: str
    expires_in_seconds: int
    scope: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClientAccess:
    """Who stands behind an access token, as its row says now."""

    actor: Actor
    requests_per_minute: int
    cost_per_minute: int
    schema_version: str | None
