"""What is asked for when a client is made or changed."""

from __future__ import annotations

import strawberry

from xindai.graphql.base.access import C1, classified
from xindai.graphql.base.versions import VERSIONS
from xindai.kernel.errors import Refusal


@classified(C1)
@strawberry.input
class ApiClientCreateInput:
    """`scopes` are permission codes; the version is the newest one unless a date is given."""

    name: str
    branch_id: strawberry.ID
    scopes: list[str]
    idempotency_key: str
    allowed_networks: list[str] = strawberry.field(default_factory=list)
    requests_per_minute: int = 600
    cost_per_minute: int = 200_000
    schema_version: str | None = None


@classified(C1)
@strawberry.input
class ApiClientChangeInput:
    """What is left out stays; a list is replaced as a whole."""

    client_id: strawberry.ID
    idempotency_key: str
    name: str | None = None
    scopes: list[str] | None = None
    allowed_networks: list[str] | None = None
    requests_per_minute: int | None = None
    cost_per_minute: int | None = None
    schema_version: str | None = None


@classified(C1)
@strawberry.input
class ApiClientSecretAddInput:
    """The secret in use stays good for so many hours more, or until somebody revokes it."""

    client_id: strawberry.ID
    idempotency_key: str
    old_expires_in_hours: int | None = None


@classified(C1)
@strawberry.input
class ApiClientSecretRevokeInput:
    """The secret's tokens end with it."""

    client_id: strawberry.ID
    secret_id: strawberry.ID
    idempotency_key: str


@classified(C1)
@strawberry.input
class ApiClientDeactivateInput:
    """For good."""

    client_id: strawberry.ID
    idempotency_key: str


def known_version(version: str | None) -> str | None:
    """A date of ours; refuses UNKNOWN_VERSION."""
    if version is not None and version not in VERSIONS:
        raise Refusal("UNKNOWN_VERSION", f"versions are {', '.join(VERSIONS)}", "schemaVersion")
    return version
