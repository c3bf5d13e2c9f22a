"""The step `classify`: five categories and three stages by days past due.

Only loans whose class or stage changes today are written.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from xindai.loans.end_of_day.policy import policies
from xindai.platform.db import Tx

_DPD: Final = """CASE WHEN l.status = 'active' AND l.oldest_unpaid_due_on < $1
    THEN $1 - l.oldest_unpaid_due_on ELSE 0 END"""
_CLASS: Final = """CASE
    WHEN w.status = 'written_off' OR w.dpd >= p.loss THEN 'loss'
    WHEN w.dpd >= p.doubtful THEN 'doubtful' WHEN w.dpd >= p.substandard THEN 'substandard'
    WHEN w.dpd >= p.special_mention THEN 'special_mention' ELSE 'normal' END"""
_STAGE: Final = """CASE
    WHEN w.status = 'written_off' OR w.dpd >= p.stage_3 THEN 3
    WHEN w.dpd >= p.stage_2 THEN 2 ELSE 1 END"""
_CLASSIFY: Final = f"""
WITH p AS MATERIALIZED (
    SELECT * FROM unnest($2::uuid[], $3::integer[], $4::integer[], $5::integer[], $6::integer[],
                         $7::integer[], $8::integer[])
        AS t (product_id, special_mention, substandard, doubtful, loss, stage_2, stage_3)
), w AS (
    SELECT l.id, l.product_id, l.status, {_DPD} AS dpd FROM loan l
    WHERE l.oldest_unpaid_due_on IS NOT NULL OR l.asset_class <> 'normal' OR l.stage <> 1
          OR l.status = 'written_off'
), wanted AS (
    SELECT w.id, {_CLASS} AS asset_class, {_STAGE} AS stage FROM w JOIN p USING (product_id)
)
UPDATE loan l SET asset_class = wanted.asset_class, stage = wanted.stage
FROM wanted WHERE l.id = wanted.id
    AND (l.asset_class <> wanted.asset_class OR l.stage <> wanted.stage)
"""


async def classify(tx: Tx, day: date) -> int:
    """Writes the class and stage of the end of the day; how many loans changed."""
    by_product = await policies(tx, day)
    return await tx.execute(
        _CLASSIFY,
        day,
        list(by_product),
        *(
            [getattr(policy, name) for policy in by_product.values()]
            for name in (
                "special_mention",
                "substandard",
                "doubtful",
                "loss",
                "stage_2",
                "stage_3",
            )
        ),
    )
