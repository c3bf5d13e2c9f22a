"""Take a loan for this transaction: the gate of the books, the row, then what hangs on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from xindai.engine.events import Event
from xindai.engine.terms import Terms
from xindai.loans.actions.change import StoredLoan
from xindai.loans.errors import loan_not_found
from xindai.platform.actor import Actor, in_scope
from xindai.platform.db import Tx

GATE: Final = "SELECT pg_advisory_xact_lock_shared(7303, 1)"
"""Held shared by every posting, alone by the end of day: the business date cannot move under us.
It comes first, in its own statement, so that every later statement sees a settled day."""

_COLUMNS: Final = """
SELECT l.id, l.number, l.customer_id, l.product_id, l.branch_id, l.currency, l.status, l.stage,
       l.version, l.terms, greatest(l.booked_on, d.accrued_on) AS posted_to, d.current_on AS today
FROM loan l JOIN branch b ON b.id = l.branch_id CROSS JOIN business_day d
"""
_LOANS: Final = (
    f"{_COLUMNS} WHERE {in_scope('b.path', 'l.customer_id')} AND l.id = ANY($3::uuid[])"
    " ORDER BY l.id FOR UPDATE OF l"
)
# A statement of its own: whoever waited for the row lock must read the events with fresh eyes.
_CONTENTS: Final = """
SELECT l.id,
       (SELECT jsonb_agg(to_jsonb(i)) FROM instalment i WHERE i.loan_id = l.id) AS rows,
       (SELECT jsonb_agg(e.payload ORDER BY e.seq) FROM loan_event e WHERE e.loan_id = l.id)
           AS events,
       (SELECT coalesce(max(e.seq), 0) FROM loan_event e WHERE e.loan_id = l.id) AS last_seq
FROM loan l WHERE l.id = ANY($1::uuid[])
"""


def events_of(payloads: list[Any] | None, currency: str) -> tuple[Event, ...]:
    """Stored payloads as events, in the order they were appended."""
    return tuple(Event.from_json(payload, currency) for payload in payloads or ())


def stored_loan(row: Mapping[str, Any], content: Mapping[str, Any]) -> StoredLoan:
    """The value of a loan row (`_LOANS`) and its content (`_CONTENTS`)."""
    return StoredLoan(
        id=row["id"],
        number=row["number"],
        customer_id=row["customer_id"],
        product_id=row["product_id"],
        branch_id=row["branch_id"],
        currency=row["currency"],
        status=row["status"],
        stage=row["stage"],
        version=row["version"],
        terms=Terms.from_json(row["terms"]),
        events=events_of(content["events"], row["currency"]),
        last_seq=content["last_seq"],
        stored_rows={r["n"]: r for r in content["rows"] or ()},
        posted_to=row["posted_to"],
        today=row["today"],
    )


async def lock(tx: Tx, actor: Actor, loan_id: UUID) -> StoredLoan:
    """The loan, locked until the end of the transaction; refuses LOAN_NOT_FOUND.

    Two commands on one loan queue here; the order of locks is gate, key, loan, audit chain.
    """
    return (await lock_many(tx, actor, [loan_id]))[0]


async def lock_many(tx: Tx, actor: Actor, loan_ids: list[UUID]) -> list[StoredLoan]:
    """These loans, locked in the order of their ids; refuses LOAN_NOT_FOUND if one is missing."""
    rows = await tx.rows(_LOANS, *actor.scope(), loan_ids)
    if len(rows) != len(set(loan_ids)):
        raise loan_not_found()
    content = {r["id"]: r for r in await tx.rows(_CONTENTS, loan_ids)}
    return [stored_loan(row, content[row["id"]]) for row in rows]
