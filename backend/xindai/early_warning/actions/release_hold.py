"""Ask for a blocked line to be used again: a proposal at the line's own door, for four eyes."""

from __future__ import annotations

from typing import Final
from uuid import UUID

from xindai.credit_lines import api as credit_lines
from xindai.early_warning.errors import hold_not_found
from xindai.early_warning.permissions import RELEASE
from xindai.platform import audit, db
from xindai.platform.actor import Actor, in_scope
from xindai.platform.permission import require

OPERATION: Final = "early_warning.hold_release"
_HOLD: Final = f"""
SELECT h.line_id FROM warning_hold h JOIN customer c ON c.id = h.customer_id
JOIN branch b ON b.id = c.branch_id AND {in_scope("b.path", "c.id")}
WHERE h.id = $3 AND h.status = 'in_force'
"""
_ASKED: Final = """
UPDATE warning_hold SET asked_by = $2 WHERE id = $1 AND status = 'in_force'
    AND asked_by IS DISTINCT FROM $2
"""


async def release_hold(actor: Actor, hold_id: UUID, reason: str, key: str) -> UUID:
    """The proposal's id; the hold ends when somebody else approves it there.

    The line's door keeps the key, so a repetition proposes nothing twice, and the note that it
    was asked for is the same note. Refuses WARNING_HOLD_NOT_FOUND, REASON_MISSING, and as
    `credit_lines.unfreeze`.
    """
    require(actor, RELEASE)
    row = await db.pool().fetchrow(_HOLD, *actor.scope(), hold_id)
    if row is None:
        raise hold_not_found()
    proposal = await credit_lines.unfreeze(actor, row["line_id"], reason, key)
    async with db.transaction() as tx:
        if await tx.execute(_ASKED, hold_id, actor.id):
            about = {"proposal": str(proposal)}
            await audit.append(tx, actor, OPERATION, f"warning_hold/{hold_id}", about)
    return proposal
