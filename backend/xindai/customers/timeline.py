"""What was done to and by a customer, newest first, as the audit has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.customers.permissions import HISTORY
from xindai.customers.queries import get_customer
from xindai.customers.types.known import HappeningPage, HappeningView
from xindai.kernel.errors import Refusal
from xindai.platform import db
from xindai.platform.actor import Actor
from xindai.platform.permission import require

MAX_PAGE: Final = 100
_PAGE: Final = """
SELECT id, at, actor, action, subject, detail FROM audit_record
WHERE subject = ANY($1::text[]) AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC
"""


async def happenings(
    actor: Actor,
    customer_id: UUID,
    subjects: Sequence[str],
    first: int = 20,
    after: str | None = None,
) -> HappeningPage:
    """A page of what concerns the customer and what is his: `subjects` are "loan/UUID" and the
    like, which the caller has found by their own doors. Refuses CUSTOMER_NOT_FOUND."""
    require(actor, HISTORY)
    await get_customer(actor, customer_id)
    size = max(1, min(first, MAX_PAGE))
    every = [f"customer/{customer_id}", *subjects]
    rows = await db.pool().fetch(f"{_PAGE} LIMIT {size + 1}", every, _behind(after))
    shown = tuple(HappeningView(**dict(row)) for row in rows[:size])
    return HappeningPage(shown, tuple(f"happening|{h.id}" for h in shown), len(rows) > size)


def _behind(cursor: str | None) -> int | None:
    if cursor is None:
        return None
    kind, _, number = cursor.partition("|")
    if kind != "happening" or not number.isdecimal():
        raise Refusal("INVALID_CURSOR", "the cursor does not belong to this list", "after")
    return int(number)
