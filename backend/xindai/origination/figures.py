"""How much work there is: counted over today's events and over what is under way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from xindai.origination.lock import VISIBLE
from xindai.origination.permissions import READ
from xindai.origination.queries import queues_of
from xindai.origination.types import ApplicationStatus
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

_WAITING: Final = (
    ApplicationStatus.SUBMITTED,
    ApplicationStatus.DECIDING,
    ApplicationStatus.PHONE_VERIFICATION,
    ApplicationStatus.REVIEW_1,
    ApplicationStatus.REVIEW_2,
    ApplicationStatus.REVIEW_3,
)
_TODAY: Final = f"""
SELECT count(*) FILTER (WHERE e.verb = 'submit')::int AS submitted,
    count(DISTINCT a.id) FILTER (WHERE e.to_status IN ('approved', 'rejected')
        AND e.from_status IS DISTINCT FROM e.to_status)::int AS decided
{VISIBLE} JOIN application_event e ON e.application_id = a.id
WHERE e.booked_on = (SELECT current_on FROM business_day)
"""
_QUEUES: Final = f"""
SELECT a.status, count(*)::int AS waiting,
    count(*) FILTER (WHERE a.claimed_by = $4 AND a.claimed_until > now())::int AS mine,
    count(*) FILTER (WHERE a.claimed_by IS NULL OR a.claimed_until <= now())::int AS free,
    count(*) FILTER (WHERE a.due_at <= now())::int AS overdue
{VISIBLE} WHERE a.status = ANY($3::text[]) GROUP BY 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFigure:
    """A queue of the actor's: all that wait, in his hands, in nobody's, and those that are late."""

    queue: ApplicationStatus
    waiting: int
    mine: int
    free: int
    overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkFigures:
    """Applications submitted and decided today, and under way."""

    submitted: int
    decided: int
    waiting: int
    queues: tuple[QueueFigure, ...]


async def work_figures(actor: Actor) -> WorkFigures:
    """Of the visible branches: today's submissions and decisions, what waits, one's own queues."""
    require(actor, READ)
    waiting = [status.value for status in _WAITING]
    async with db.transaction(read_only=True) as tx:
        today: Any = await tx.row(_TODAY, *actor.scope())
        rows = {r["status"]: r for r in await tx.rows(_QUEUES, *actor.scope(), waiting, actor.id)}
    return WorkFigures(
        submitted=today["submitted"],
        decided=today["decided"],
        waiting=sum(row["waiting"] for row in rows.values()),
        queues=tuple(
            QueueFigure(
                queue=queue,
                **{
                    name: rows[queue.value][name] if queue.value in rows else 0
                    for name in ("waiting", "mine", "free", "overdue")
                },
            )
            for queue in queues_of(actor)
        ),
    )
