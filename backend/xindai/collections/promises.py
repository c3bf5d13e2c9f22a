"""Judge promises: kept when the promised amount has arrived, broken when its last day has ended.

What counts is money booked on the customer's loans after the promise was made, in any number of
parts, with a value date up to the last day, and not reversed. A payment that is taken back takes
a kept promise back too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from xindai.loans import api as loans
from xindai.platform.db import Tx

_LAST: Final = "p.due_on + p.grace_days"
_ARRIVED: Final = loans.RECEIVED.format(
    customer="p.customer_id", currency="p.currency", after="p.after_seq", until=_LAST
)
_JUDGE: Final = f"""
WITH judged AS (
    SELECT p.id, came.minor, CASE WHEN came.minor >= p.amount_minor THEN 'kept'
        WHEN {_LAST} < d.current_on THEN 'broken' ELSE 'open' END AS verdict
    FROM business_day d, collection_promise p
    CROSS JOIN LATERAL (SELECT ({_ARRIVED}) AS minor) came
    WHERE p.status IN ('open', 'kept') AND ($1::uuid[] IS NULL OR p.customer_id = ANY($1))
        AND (p.status = 'open' OR p.settled_on > d.current_on - 60)
        AND NOT (p.status = 'kept' AND EXISTS (SELECT FROM collection_promise o
            WHERE o.case_id = p.case_id AND o.status = 'open'))
)
UPDATE collection_promise p SET received_minor = j.minor, status = j.verdict,
    settled_on = CASE WHEN j.verdict = 'open' THEN NULL
        WHEN p.status = j.verdict THEN p.settled_on ELSE d.current_on END
FROM judged j, business_day d
WHERE p.id = j.id AND (p.received_minor, p.status) IS DISTINCT FROM (j.minor, j.verdict)
RETURNING p.id AS promise_id, p.case_id, p.status AS verdict, old.status AS was, p.amount_minor,
    p.received_minor, p.currency
"""
# A broken promise is talked about the next day.
_NEXT: Final = """
UPDATE collection_case k SET version = k.version + 1,
    next_action_on = CASE WHEN k.id = ANY($2::uuid[]) AND k.status = 'open' THEN d.current_on
        ELSE k.next_action_on END
FROM business_day d WHERE k.id = ANY($1::uuid[])
RETURNING k.id, k.number, k.customer_id, k.branch_id, k.status, k.stage, k.version
"""
_PLACED: Final = f"""
UPDATE collection_placement p SET received_minor = came.minor
FROM collection_placement q JOIN collection_case k ON k.id = q.case_id
CROSS JOIN business_day d CROSS JOIN LATERAL (SELECT ({
    loans.RECEIVED.format(
        customer="q.customer_id", currency="k.currency", after="q.after_seq", until="d.current_on"
    )
}) AS minor) came
WHERE p.id = q.id AND q.ended_on IS NULL AND p.received_minor <> came.minor
    AND ($1::uuid[] IS NULL OR q.customer_id = ANY($1))
"""


async def judge(tx: Tx, customers: Sequence[UUID] | None) -> list[dict[str, Any]]:
    """What moved: the rows of the cases with verdict and amounts, one a promise."""
    wanted = None if customers is None else list(customers)
    await tx.execute(_PLACED, wanted)
    moved = await tx.rows(_JUDGE, wanted)
    if not moved:
        return []
    broken = [row["case_id"] for row in moved if row["verdict"] == "broken"]
    rows = await tx.rows(_NEXT, list({row["case_id"] for row in moved}), broken)
    cases = {row["id"]: dict(row) for row in rows}
    return [dict(row) | cases[row["case_id"]] for row in moved]
