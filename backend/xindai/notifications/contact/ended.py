"""Stops that end by themselves: what they were written down for is over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from xindai.notifications.events import CONTACT_STOP_LIFTED, ContactStopChanged
from xindai.platform import audit, outbox
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

_END: Final = """
UPDATE contact_stop s SET lifted_at = now(), lifted_by = $2 FROM contact_person p
WHERE p.id = s.person_id AND s.reference = ANY($1::text[]) AND s.lifted_at IS NULL
RETURNING s.id, s.kind, p.role, p.subject_id
"""


async def end_stops(tx: Tx, actor: Actor, references: Sequence[str]) -> int:
    """Lifts the stops with these references inside the caller's transaction; how many.

    The caller owns what the references name, and has checked that the actor may end it.
    """
    rows = await tx.rows(_END, list(references), actor.id)
    for row in rows:
        detail = {"kind": row["kind"], "role": row["role"], "reason": "over"}
        await audit.append(tx, actor, "contact_stop.lift", f"contact_stop/{row['id']}", detail)
        told = ContactStopChanged(
            stop_id=row["id"], role=row["role"], subject_id=row["subject_id"], kind=row["kind"]
        )
        await outbox.add(tx, CONTACT_STOP_LIFTED, str(row["subject_id"]), told.to_json())
    return len(rows)
