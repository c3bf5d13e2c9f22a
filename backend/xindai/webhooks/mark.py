"""What came of a call: the attempt, the delivery, and what it says of the endpoint."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.platform import db
from xindai.platform.db import Tx
from xindai.webhooks.claim import Claimed
from xindai.webhooks.rules import Outcome

FAILING: Final = timedelta(days=5)
"""An endpoint that has taken nothing for so long is switched off …"""
FAILURES: Final = 500
FAILING_OFTEN: Final = timedelta(days=1)
"""… and one that has failed so often in a row, for at least a day."""

_ATTEMPT: Final = """
INSERT INTO webhook_attempt
    (id, delivery_id, response_status, duration_ms, error, excerpt, is_manual)
VALUES ($1, $2, $3, $4, $5, $6, $7)
"""
_DELIVERED: Final = """
UPDATE webhook_delivery SET status = 'delivered', delivered_at = now(), attempts = attempts + 1,
    next_attempt_at = NULL, lease = NULL, leased_until = NULL, is_by_hand = false
WHERE id = $1 AND status <> 'delivered'
"""
_AGAIN: Final = """
UPDATE webhook_delivery SET attempts = attempts + 1, lease = NULL, leased_until = NULL,
    is_by_hand = false, status = CASE WHEN $3::interval IS NULL THEN 'failed' ELSE 'pending' END,
    next_attempt_at = now() + $3::interval
WHERE id = $1 AND lease = $2 AND status = 'pending'
"""
_WELL: Final = """
UPDATE webhook_endpoint SET consecutive_failures = 0, failing_since = NULL, paused_until = NULL
WHERE id = $1 AND (consecutive_failures > 0 OR paused_until IS NOT NULL)
"""
_ILL: Final = """
UPDATE webhook_endpoint SET consecutive_failures = consecutive_failures + 1,
    failing_since = coalesce(failing_since, now()),
    paused_until = CASE WHEN $2::interval IS NULL THEN paused_until ELSE now() + $2 END
WHERE id = $1 RETURNING is_active AND (failing_since <= now() - $3::interval
    OR consecutive_failures >= $4 AND failing_since <= now() - $5::interval)
"""
_OFF: Final = """
UPDATE webhook_endpoint SET is_active = false, disabled_why = $2 WHERE id = $1 AND is_active
"""
_CANCEL: Final = """
UPDATE webhook_delivery SET status = 'cancelled', next_attempt_at = NULL, lease = NULL,
    leased_until = NULL, is_by_hand = false
WHERE endpoint_id = $1 AND status = 'pending'
"""


async def mark(sent: Claimed, outcome: Outcome, wait: timedelta | None) -> None:
    """Keeps the outcome; `wait` is the time to the next attempt, None: it was the last.

    A success counts whoever holds the lease by now; a failure only if nobody else took over.
    """
    async with db.transaction() as tx:
        await tx.execute(
            _ATTEMPT,
            new_id(),
            sent.id,
            outcome.status,
            outcome.duration_ms,
            outcome.error,
            outcome.excerpt,
            sent.is_by_hand,
        )
        if outcome.is_delivered:
            await tx.execute(_DELIVERED, sent.id)
            await tx.execute(_WELL, sent.endpoint_id)
        else:
            if wait is not None and outcome.rest is not None:
                wait = max(wait, outcome.rest)
            last = None if outcome.is_gone else wait
            await tx.execute(_AGAIN, sent.id, sent.lease, last)
            await _failed(tx, sent.endpoint_id, outcome)


async def _failed(tx: Tx, endpoint_id: UUID, outcome: Outcome) -> None:
    """One more failure of the endpoint, and whether it was one too many."""
    limits: tuple[Any, ...] = (FAILING, FAILURES, FAILING_OFTEN)
    is_hopeless = await tx.value(_ILL, endpoint_id, outcome.rest, *limits)
    if outcome.is_gone:
        await switch_off(tx, endpoint_id, "gone")
    elif is_hopeless:
        await switch_off(tx, endpoint_id, "failing")


async def switch_off(tx: Tx, endpoint_id: UUID, why: str) -> None:
    """No more calls: the endpoint is off and says why, what it was owed is cancelled."""
    await tx.execute(_OFF, endpoint_id, why)
    await tx.execute(_CANCEL, endpoint_id)
