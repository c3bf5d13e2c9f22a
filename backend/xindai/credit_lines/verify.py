"""Are the figures of every line what its movements and uses add up to?"""

from __future__ import annotations

from typing import Final

from xindai.credit_lines.permissions import VERIFY
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

_LINES: Final = """
SELECT l.number, what FROM credit_line l
JOIN LATERAL (
    SELECT coalesce(sum(limit_after - limit_before), 0) AS limit_minor,
        coalesce(sum(temporary_after - temporary_before), 0) AS temporary_minor,
        coalesce(sum(reserved_after - reserved_before), 0) AS reserved_minor,
        coalesce(sum(used_after - used_before), 0) AS used_minor,
        count(*) AS count, coalesce(max(seq), 0) AS last
    FROM line_movement WHERE line_id = l.id
) m ON true
JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0) AS held FROM line_reservation
    WHERE line_id = l.id AND status = 'held') r ON true
JOIN LATERAL (SELECT coalesce(sum(counted_minor), 0) AS counted FROM line_use
    WHERE line_id = l.id) u ON true
CROSS JOIN LATERAL (VALUES
    ('limit', l.limit_minor <> m.limit_minor),
    ('temporary raise', l.temporary_minor <> m.temporary_minor),
    ('reserved', l.reserved_minor <> m.reserved_minor OR l.reserved_minor <> r.held),
    ('used', l.used_minor <> m.used_minor OR l.used_minor <> u.counted),
    ('number of movements', l.version <> m.count OR l.version <> m.last)
) AS checks (what, is_wrong) WHERE is_wrong ORDER BY 1, 2
"""
_CHAINS: Final = """
SELECT l.number, format('movement %s does not follow on the one before', m.seq) AS what
FROM (SELECT *, lag(limit_after, 1, 0::bigint) OVER w AS limit_was,
        lag(temporary_after, 1, 0::bigint) OVER w AS temporary_was,
        lag(reserved_after, 1, 0::bigint) OVER w AS reserved_was,
        lag(used_after, 1, 0::bigint) OVER w AS used_was
    FROM line_movement WINDOW w AS (PARTITION BY line_id ORDER BY seq)) m
JOIN credit_line l ON l.id = m.line_id
WHERE (limit_before, temporary_before, reserved_before, used_before)
    <> (limit_was, temporary_was, reserved_was, used_was)
ORDER BY 1, m.seq
"""
_PARTS: Final = """
SELECT l.number, format('the part of product %s', p.code) AS what
FROM credit_sub_line s JOIN credit_line l ON l.id = s.line_id JOIN product p ON p.id = s.product_id
JOIN LATERAL (
    SELECT coalesce(sum(sub_limit_after - sub_limit_before), 0) AS limit_minor,
        coalesce(sum(reserved_after - reserved_before), 0) AS reserved_minor,
        coalesce(sum(used_after - used_before), 0) AS used_minor
    FROM line_movement WHERE sub_line_id = s.id
) m ON true
JOIN LATERAL (SELECT coalesce(sum(amount_minor), 0) AS held FROM line_reservation
    WHERE sub_line_id = s.id AND status = 'held') r ON true
JOIN LATERAL (SELECT coalesce(sum(counted_minor), 0) AS counted FROM line_use
    WHERE sub_line_id = s.id) u ON true
WHERE (s.limit_minor, s.reserved_minor, s.used_minor)
    <> (m.limit_minor, m.reserved_minor, m.used_minor)
    OR (s.reserved_minor, s.used_minor) <> (r.held, u.counted)
ORDER BY 1, 2
"""


async def verify(actor: Actor) -> list[str]:
    """One sentence for every figure that differs: "ED0000000012: used"; empty when all agree."""
    require(actor, VERIFY)
    async with db.transaction(read_only=True) as tx:
        found = [row for sql in (_LINES, _CHAINS, _PARTS) for row in await tx.rows(sql)]
    return [f"{row['number']}: {row['what']}" for row in found]
