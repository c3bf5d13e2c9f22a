"""Endpoints and deliveries, as far as the actor sees the clients they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.platform import db
from xindai.platform.actor import Actor, ActorKind
from xindai.platform.cursor import cursor_of, row_behind
from xindai.webhooks.errors import endpoint_not_found
from xindai.webhooks.permissions import require_read
from xindai.webhooks.types import (
    AttemptView,
    DeliveryPage,
    DeliveryStatus,
    DeliveryView,
    DisabledWhy,
    EndpointView,
)

MAX_PAGE: Final = 100
CLIENTS: Final = (
    "api_client c JOIN branch b ON b.id = c.branch_id AND b.path LIKE $1"
    " AND ($2::uuid IS NULL OR c.id = $2)"
)
"""The clients an actor acts for: $1 and $2 are `scope(actor)`."""
VISIBLE: Final = f"webhook_endpoint e JOIN ({CLIENTS}) ON c.id = e.client_id"
"""Their endpoints; removed ones are still among them."""
_ENDPOINT: Final = """
SELECT e.id, e.client_id, e.url, e.topics, e.is_active, e.disabled_why, e.consecutive_failures,
    e.failing_since, e.paused_until, e.created_at,
    CASE WHEN e.previous_until > now() THEN e.previous_until END AS previous_until
"""
_DELIVERY: Final = """
SELECT d.id, d.endpoint_id, d.message_id, d.topic, d.payload, d.status, d.attempts,
    d.next_attempt_at, d.created_at, d.delivered_at
"""
_ATTEMPTS: Final = f"""
SELECT a.id, a.delivery_id, a.at, a.response_status, a.duration_ms, a.error, a.excerpt, a.is_manual
FROM webhook_attempt a JOIN webhook_delivery d ON d.id = a.delivery_id
JOIN ({VISIBLE}) ON e.id = d.endpoint_id
WHERE a.delivery_id = ANY ($3::uuid[]) ORDER BY a.id
"""


def scope(actor: Actor) -> tuple[str, UUID | None]:
    """The subtree of staff; a client acts only for itself."""
    own = UUID(actor.id.removeprefix("client:")) if actor.kind is ActorKind.CLIENT else None
    return actor.branch_pattern(), own


async def endpoints(actor: Actor, client_id: UUID | None = None) -> list[EndpointView]:
    """Every endpoint of the actor's clients, or of one of them, oldest first."""
    require_read(actor)
    sql = f"""{_ENDPOINT} FROM {VISIBLE}
        WHERE e.removed_at IS NULL AND ($3::uuid IS NULL OR c.id = $3) ORDER BY e.id"""
    return [_endpoint(r) for r in await db.pool().fetch(sql, *scope(actor), client_id)]


async def endpoints_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, EndpointView]:
    """The visible ones of these."""
    require_read(actor)
    sql = f"{_ENDPOINT} FROM {VISIBLE} WHERE e.removed_at IS NULL AND e.id = ANY ($3::uuid[])"
    rows = await db.pool().fetch(sql, *scope(actor), list(ids))
    return {r["id"]: _endpoint(r) for r in rows}


async def deliveries(
    actor: Actor,
    endpoint_id: UUID,
    status: DeliveryStatus | None,
    first: int,
    after: str | None,
) -> DeliveryPage:
    """A page of an endpoint's deliveries, newest first; refuses WEBHOOK_ENDPOINT_NOT_FOUND."""
    if endpoint_id not in await endpoints_by_id(actor, [endpoint_id]):
        raise endpoint_not_found()
    size = max(1, min(first, MAX_PAGE))
    sql = f"""{_DELIVERY} FROM webhook_delivery d
        WHERE d.endpoint_id = $1 AND ($2::text IS NULL OR d.status = $2)
            AND ($3::uuid IS NULL OR d.id < $3)
        ORDER BY d.id DESC LIMIT {size + 1}"""
    rows = await db.pool().fetch(sql, endpoint_id, status, row_behind("delivery", after))
    shown = tuple(_delivery(r) for r in rows[:size])
    return DeliveryPage(shown, tuple(cursor_of("delivery", d.id) for d in shown), len(rows) > size)


async def deliveries_by_id(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, DeliveryView]:
    """The visible ones of these."""
    require_read(actor)
    sql = f"""{_DELIVERY} FROM webhook_delivery d JOIN ({VISIBLE}) ON e.id = d.endpoint_id
        WHERE e.removed_at IS NULL AND d.id = ANY ($3::uuid[])"""
    rows = await db.pool().fetch(sql, *scope(actor), list(ids))
    return {r["id"]: _delivery(r) for r in rows}


async def attempts_of_deliveries(
    actor: Actor, ids: Sequence[UUID]
) -> dict[UUID, tuple[AttemptView, ...]]:
    """By delivery, oldest first."""
    require_read(actor)
    found: dict[UUID, list[AttemptView]] = {}
    for r in await db.pool().fetch(_ATTEMPTS, *scope(actor), list(ids)):
        found.setdefault(r["delivery_id"], []).append(AttemptView(**dict(r)))
    return {key: tuple(views) for key, views in found.items()}


def _endpoint(row: Any) -> EndpointView:
    why = row["disabled_why"]
    read = {"topics": tuple(row["topics"]), "disabled_why": DisabledWhy(why) if why else None}
    return EndpointView(**(dict(row) | read))


def _delivery(row: Any) -> DeliveryView:
    return DeliveryView(**(dict(row) | {"status": DeliveryStatus(row["status"])}))
