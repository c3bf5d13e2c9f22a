"""How far applications come, and how long they stay where: sets, counted over the events."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from xindai.kernel.errors import Refusal
from xindai.origination.lock import VISIBLE
from xindai.origination.permissions import STATISTICS
from xindai.origination.statistics_types import FunnelGroup, FunnelRow, StateTime
from xindai.origination.types import ApplicationStatus
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

MOST_DAYS: Final = 366
_KEYS: Final[Mapping[FunnelGroup, str]] = {
    FunnelGroup.DAY: "f.on::text",
    FunnelGroup.PRODUCT: "p.code",
    FunnelGroup.CHANNEL: "a.channel",
    FunnelGroup.OFFICER: "coalesce(u.display_name, split_part(f.actor, ':', 1))",
}
# One row an application: the day it was first submitted, and the states it ever came to.
_FUNNEL: Final = """
WITH first AS (
    SELECT DISTINCT ON (e.application_id) e.application_id, e.booked_on AS on, e.actor
    FROM application_event e WHERE e.verb = 'submit' ORDER BY e.application_id, e.seq
), reached AS (
    SELECT e.application_id, array_agg(DISTINCT e.to_status) AS states
    FROM application_event e JOIN first f ON f.application_id = e.application_id
    WHERE f.on BETWEEN $3 AND $4 GROUP BY 1
)
SELECT {key} AS key, count(*)::int AS submitted,
    count(*) FILTER (WHERE states && ARRAY['phone_verification', 'review_1', 'approved',
        'rejected']::varchar[])::int AS decided,
    count(*) FILTER (WHERE 'approved' = ANY(states))::int AS approved,
    count(*) FILTER (WHERE 'offer_accepted' = ANY(states))::int AS accepted,
    count(*) FILTER (WHERE 'contract_signed' = ANY(states))::int AS signed,
    count(*) FILTER (WHERE 'disbursed' = ANY(states))::int AS disbursed,
    count(*) FILTER (WHERE 'rejected' = ANY(states))::int AS rejected,
    count(*) FILTER (WHERE 'withdrawn' = ANY(states))::int AS withdrawn,
    count(*) FILTER (WHERE 'expired' = ANY(states))::int AS expired,
    coalesce(sum(a.amount_minor), 0)::bigint AS submitted_minor,
    coalesce(sum(a.accepted_minor) FILTER (WHERE a.status = 'disbursed'), 0)::bigint
        AS disbursed_minor
{visible} JOIN first f ON f.application_id = a.id AND f.on BETWEEN $3 AND $4
JOIN reached r ON r.application_id = a.id JOIN product p ON p.id = a.product_id
LEFT JOIN staff_user u ON 'staff:' || u.id = f.actor
WHERE a.currency = $5 GROUP BY 1 ORDER BY 1
"""
# A stay begins with the move into a state and ends with the next move out of it.
_TIMES: Final = f"""
WITH stays AS (
    SELECT e.to_status AS status,
        lead(e.at) OVER (PARTITION BY e.application_id ORDER BY e.seq) - e.at AS lasted
    {VISIBLE} JOIN application_event e ON e.application_id = a.id
    WHERE e.from_status IS DISTINCT FROM e.to_status AND e.booked_on BETWEEN $3 AND $4
)
SELECT status, count(*)::int AS count,
    round(extract(epoch FROM avg(lasted)))::int AS average_seconds,
    round(extract(epoch FROM percentile_cont(0.5) WITHIN GROUP (ORDER BY lasted)))::int
        AS median_seconds,
    round(extract(epoch FROM percentile_cont(0.9) WITHIN GROUP (ORDER BY lasted)))::int
        AS p90_seconds
FROM stays WHERE lasted IS NOT NULL GROUP BY status
"""


async def funnel(
    actor: Actor, group: FunnelGroup, start: date, end: date, currency: str = "CNY"
) -> list[FunnelRow]:
    """The applications that were first submitted from `start` to `end`, by day, product code,
    channel or who submitted; refuses OUT_OF_RANGE."""
    require(actor, STATISTICS)
    _check_period(start, end)
    sql = _FUNNEL.format(key=_KEYS[group], visible=VISIBLE)
    rows = await db.pool().fetch(sql, *actor.scope(), start, end, currency)
    return [FunnelRow(**dict(r)) for r in rows]


async def state_times(actor: Actor, start: date, end: date) -> list[StateTime]:
    """The stays that began from `start` to `end` and are over, in the order of the road."""
    require(actor, STATISTICS)
    _check_period(start, end)
    found = {r["status"]: r for r in await db.pool().fetch(_TIMES, *actor.scope(), start, end)}
    return [
        StateTime(**dict(found[status.value]) | {"status": status})
        for status in ApplicationStatus
        if status.value in found
    ]


def _check_period(start: date, end: date) -> None:
    if not 0 <= (end - start).days < MOST_DAYS:
        raise Refusal("OUT_OF_RANGE", f"from a day to a later one, {MOST_DAYS} at most", "to")
