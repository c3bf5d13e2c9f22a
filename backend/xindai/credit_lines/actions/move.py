"""The one way a line changes: figures, part and movement in one statement, then audit and news."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from xindai.credit_lines.events import LINE_CHANGED, LineChanged
from xindai.credit_lines.rules import Line, available, raise_in_force
from xindai.credit_lines.types import LineStatus, MovementKind
from xindai.platform import audit, outbox
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_MOVE: Final = """
WITH part AS (
    UPDATE credit_sub_line s SET reserved_minor = s.reserved_minor + $3,
        used_minor = s.used_minor + $4, limit_minor = coalesce($11::bigint, s.limit_minor),
        is_revolving = coalesce($12::boolean, s.is_revolving)
    WHERE s.id = $2
    RETURNING old.limit_minor AS limit_before, new.limit_minor AS limit_after,
        new.reserved_minor AS reserved_after, new.used_minor AS used_after
), line AS (
    UPDATE credit_line l SET reserved_minor = l.reserved_minor + $3,
        used_minor = l.used_minor + $4, limit_minor = coalesce($5::bigint, l.limit_minor),
        temporary_minor = coalesce($6::bigint, l.temporary_minor),
        temporary_until = CASE WHEN $6::bigint IS NULL THEN l.temporary_until ELSE $7::date END,
        status = coalesce($8::text, l.status),
        frozen_reason = CASE WHEN $8::text IS NULL THEN l.frozen_reason ELSE $9::text END,
        expires_on = coalesce($10::date, l.expires_on), version = l.version + 1
    WHERE l.id = $1
    RETURNING l.id, new.version AS seq, new.status, new.temporary_until,
        old.limit_minor AS limit_before, new.limit_minor AS limit_after,
        old.temporary_minor AS temporary_before, new.temporary_minor AS temporary_after,
        old.reserved_minor AS reserved_before, new.reserved_minor AS reserved_after,
        old.used_minor AS used_before, new.used_minor AS used_after
)
INSERT INTO line_movement (line_id, seq, kind, amount_minor, sub_line_id, subject, reason, actor,
    booked_on, limit_before, limit_after, temporary_before, temporary_after, temporary_until,
    reserved_before, reserved_after, used_before, used_after, status_after,
    sub_limit_before, sub_limit_after, sub_reserved_after, sub_used_after)
SELECT line.id, line.seq, $13, $14, $2, $15, $16, $17, $18, line.limit_before, line.limit_after,
    line.temporary_before, line.temporary_after, line.temporary_until, line.reserved_before,
    line.reserved_after, line.used_before, line.used_after, line.status,
    part.limit_before, part.limit_after, part.reserved_after, part.used_after
FROM line LEFT JOIN part ON true
RETURNING seq, status_after, limit_after, temporary_after, temporary_until, reserved_after,
    used_after
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """What changes: differences of `reserved` and `used`, new values of the rest (None: stays).

    `temporary` is amount and last day, (0, None) to end it; `frozen_reason` goes with the status.
    """

    kind: MovementKind
    amount_minor: int
    subject: str | None = None
    reason: str | None = None
    part_id: UUID | None = None
    reserved: int = 0
    used: int = 0
    limit: int | None = None
    temporary: tuple[int, date | None] | None = None
    status: LineStatus | None = None
    frozen_reason: str | None = None
    expires_on: date | None = None
    part_limit: int | None = None
    part_revolves: bool | None = None


async def move(tx: Tx, actor: Actor, line: Line, change: Move) -> None:
    """Writes the change of a line whose row this transaction holds."""
    temporary, until = change.temporary or (None, None)
    row = await tx.row(
        _MOVE,
        line.id,
        change.part_id,
        change.reserved,
        change.used,
        change.limit,
        temporary,
        until,
        change.status.value if change.status else None,
        change.frozen_reason,
        change.expires_on,
        change.part_limit,
        change.part_revolves,
        change.kind.value,
        change.amount_minor,
        change.subject,
        change.reason,
        actor.id,
        line.today,
    )
    if row is None:
        raise RuntimeError(f"credit line {line.id} vanished under its lock")
    about = {"amountMinor": change.amount_minor, "for": change.subject, "reason": change.reason}
    said = {name: value for name, value in about.items() if value is not None}
    action = f"credit_line.{change.kind.value}"
    await audit.append(tx, actor, action, f"credit_line/{line.id}", said)
    raised = raise_in_force(row["temporary_after"], row["temporary_until"], line.today)
    usable = row["status_after"] == LineStatus.ACTIVE
    left = available(row["limit_after"] + raised, row["reserved_after"], row["used_after"])
    news = LineChanged(
        line_id=line.id,
        customer_id=line.customer_id,
        branch_id=line.branch_id,
        type=change.kind.value,
        status=row["status_after"],
        currency=line.currency,
        limit_minor=row["limit_after"],
        temporary_minor=raised,
        reserved_minor=row["reserved_after"],
        used_minor=row["used_after"],
        available_minor=left if usable else 0,
        line_version=row["seq"],
    )
    await outbox.add(tx, LINE_CHANGED, str(line.customer_id), news.to_json())
