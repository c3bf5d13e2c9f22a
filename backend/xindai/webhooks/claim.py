"""Which deliveries a sender takes next: due ones, a few of each endpoint, for a while."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from cryptography.exceptions import InvalidTag

from xindai.kernel.ids import new_id
from xindai.platform import crypto, db
from xindai.platform.crypto import FieldKeys
from xindai.webhooks.rules import body_of

MOST_AT_ONCE: Final = 4
"""Calls of one endpoint at the same time; one, while it fails: a slow or dead receiver takes no
place away from the others."""
LEASE: Final = timedelta(seconds=60)
"""Longer than a call may take; a killed sender's deliveries are taken again afterwards."""

_FREE: Final = "d.status = 'pending' AND d.next_attempt_at <= now()"
_IDLE: Final = "(d.leased_until IS NULL OR d.leased_until <= now())"
_CLAIM: Final = f"""
WITH ready AS (
    SELECT e.id, e.url, e.secret_sealed, e.consecutive_failures,
        CASE WHEN e.previous_until > now() THEN e.previous_secret_sealed END AS previous_sealed
    FROM webhook_endpoint e JOIN api_client c ON c.id = e.client_id AND c.is_active
    WHERE e.is_active AND (e.paused_until IS NULL OR e.paused_until <= now())
        AND EXISTS (
            SELECT FROM webhook_delivery d WHERE d.endpoint_id = e.id AND {_FREE} AND {_IDLE}
        )
    ORDER BY random() LIMIT $1
    FOR NO KEY UPDATE OF e SKIP LOCKED
), due AS (
    SELECT d.id, r.url, r.secret_sealed, r.previous_sealed
    FROM ready r CROSS JOIN LATERAL (
        SELECT d.id FROM webhook_delivery d
        WHERE d.endpoint_id = r.id AND {_FREE} AND {_IDLE}
        ORDER BY d.next_attempt_at, d.id
        LIMIT greatest(0, CASE WHEN r.consecutive_failures > 0 THEN 1 ELSE $2 END - (
            SELECT count(*) FROM webhook_delivery b
            WHERE b.endpoint_id = r.id AND b.status = 'pending' AND b.leased_until > now()))
    ) d
    LIMIT $1
)
UPDATE webhook_delivery d SET lease = $3, leased_until = now() + $4
FROM due WHERE d.id = due.id AND {_FREE} AND {_IDLE}
RETURNING d.id, d.endpoint_id, d.message_id, d.payload, d.attempts, d.is_by_hand,
    due.url, due.secret_sealed, due.previous_sealed
"""
_RELEASE: Final = """
UPDATE webhook_delivery SET lease = NULL, leased_until = NULL
WHERE lease = ANY ($1::uuid[]) AND status = 'pending'
"""


@dataclass(frozen=True, slots=True, repr=False)
class Claimed:
    """A delivery to be sent now by whoever holds `lease`."""

    id: UUID
    endpoint_id: UUID
    lease: UUID
    url: str
    message_id: str
    body: str
    secrets: tuple[str, ...]
    """None where the sealed one does not open: somebody changed the row."""
    attempts: int
    is_by_hand: bool


async def claim(room: int) -> list[Claimed]:
    """At most `room` due deliveries, each for nobody else until its lease runs out."""
    lease = new_id()
    async with db.transaction() as tx:
        rows = await tx.rows(_CLAIM, room, MOST_AT_ONCE, lease, LEASE)
        if not rows:
            return []
        opener = await crypto.keys(tx)
        return [_claimed(row, lease, opener) for row in rows]


async def release(leases: set[UUID]) -> None:
    """Gives back what was not sent to its end: others take it at once."""
    async with db.transaction() as tx:
        await tx.execute(_RELEASE, list(leases))


def _claimed(row: Any, lease: UUID, opener: FieldKeys) -> Claimed:
    return Claimed(
        row["id"],
        row["endpoint_id"],
        lease,
        row["url"],
        str(row["message_id"]),
        body_of(row["payload"]),
        _secrets(row, opener),
        row["attempts"],
        row["is_by_hand"],
    )


def _secrets(row: Any, opener: FieldKeys) -> tuple[str, ...]:
    table, record = "webhook_endpoint", str(row["endpoint_id"])
    try:
        found = [opener.open(row["secret_sealed"], table, record, "secret")]
        if row["previous_sealed"] is not None:
            found.append(opener.open(row["previous_sealed"], table, record, "previous_secret"))
    except InvalidTag:
        return ()
    return tuple(found)
