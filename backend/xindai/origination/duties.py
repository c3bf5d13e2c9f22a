"""Who may not work on an application: whoever made it, worked on another step, or has a stake."""

from __future__ import annotations

from typing import Any, Final

from xindai.origination.errors import (
    above_authority,
    claimed_by_other,
    conflict_of_interest,
    not_claimed,
    own_application,
)
from xindai.origination.permissions import OF_QUEUE
from xindai.origination.rules import QUEUES, level_of
from xindai.origination.types import ApplicationStatus as S
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

MADE: Final = """(EXISTS (SELECT FROM application_event e WHERE e.application_id = a.id
        AND e.actor = {who} AND e.verb IN ('create', 'save', 'submit', 'resubmit'))
    OR EXISTS (SELECT FROM application_review r WHERE r.application_id = a.id
        AND r.reviewer = {who} AND r.level <> {level})
    OR {level} > 0 AND EXISTS (SELECT FROM phone_check p WHERE p.application_id = a.id
        AND p.caller = {who}))"""
"""True if `who` made the application `a` or worked on it at another step than `level` (0: the
phone check)."""
STAKE: Final = """EXISTS (SELECT FROM staff_conflict s
    WHERE s.ended_at IS NULL AND 'staff:' || s.staff_id = {who} AND (s.customer_id = a.customer_id
        OR EXISTS (SELECT FROM application_party q
            WHERE q.application_id = a.id AND q.customer_id = s.customer_id)
        OR EXISTS (SELECT FROM customer_relation y WHERE y.ended_at IS NULL
            AND ((y.customer_id = a.customer_id AND y.other_id = s.customer_id)
            OR (y.other_id = a.customer_id AND y.customer_id = s.customer_id)))))"""
"""True if `who` declared a conflict with the applicant, a party, or somebody related to him."""
LEVEL: Final = """CASE a.status WHEN 'review_1' THEN 1 WHEN 'review_2' THEN 2
    WHEN 'review_3' THEN 3 ELSE 0 END"""
"""The level that works on the application now."""
_STANDS: Final = f"""
SELECT {MADE.format(who="$2::text", level=LEVEL)} AS made, {STAKE.format(who="$2::text")} AS stake
FROM application a WHERE a.id = $1
"""


async def check_eyes(tx: Tx, who: str, row: Any) -> None:
    """Refuses OWN_APPLICATION and CONFLICT_OF_INTEREST."""
    found = await tx.row(_STANDS, row["id"], who)
    assert found is not None  # the row is locked
    if found["made"]:
        raise own_application()
    if found["stake"]:
        raise conflict_of_interest()


async def stands_in_the_way(tx: Tx, who: str, row: Any) -> bool:
    """Whether `check_eyes` would refuse him."""
    found = await tx.row(_STANDS, row["id"], who)
    return found is not None and (found["made"] or found["stake"])


async def check_worker(tx: Tx, actor: Actor, row: Any) -> int:
    """The level (0: phone check) that the actor works on, holding the claim.

    Refuses ABOVE_AUTHORITY without the state's permission, NOT_CLAIMED, CLAIMED_BY_ANOTHER,
    OWN_APPLICATION, CONFLICT_OF_INTEREST.
    """
    status = S(row["status"])
    check_permission(actor, status)
    check_claim(actor, row)
    await check_eyes(tx, actor.id, row)
    return level_of(status) if status is not S.PHONE_VERIFICATION else 0


def check_permission(actor: Actor, status: S) -> None:
    """Refuses ABOVE_AUTHORITY for a queue that is not the actor's."""
    if status not in QUEUES or not actor.may(OF_QUEUE[status]):
        raise above_authority()


def check_claim(actor: Actor, row: Any) -> None:
    """Refuses NOT_CLAIMED, also when the claim ran out, and CLAIMED_BY_ANOTHER."""
    if row["claimed_by"] is None or row["claimed_until"] <= row["now"]:
        raise not_claimed()
    if row["claimed_by"] != actor.id:
        raise claimed_by_other()
