"""Holds of credit lines: asked for by a signal, carried out and ended by the lines' own door."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from xindai.credit_lines import api as credit_lines
from xindai.early_warning.catalogue import CATALOGUE
from xindai.early_warning.follow import SYSTEM
from xindai.early_warning.types import SignalCode
from xindai.kernel.errors import Refusal
from xindai.platform import audit, db
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work

_WANTED: Final = """
SELECT h.line_id, s.code FROM warning_hold h JOIN warning_signal s ON s.id = h.signal_id
WHERE h.id = $1 AND h.status = 'wanted'
"""
_DONE: Final = """
UPDATE warning_hold SET status = $2, void_code = $3 WHERE id = $1 AND status = 'wanted'
"""
_RELEASED: Final = """
UPDATE warning_hold SET status = 'released', released_at = now()
WHERE line_id = ANY($1::uuid[]) AND status = 'in_force' RETURNING id
"""


async def carry_out(work: Work) -> None:
    """Freezes the line under the hold's key, so that it is done once whatever happens between.

    Where the line refuses (it is frozen or closed already) the hold is void, with the code.
    """
    hold_id = UUID(work.payload["hold"])
    wanted = await db.pool().fetchrow(_WANTED, hold_id)
    status, code = "in_force", None
    if wanted is not None:
        kind = CATALOGUE[SignalCode(wanted["code"])]
        try:
            reason = f"风险预警: {kind.zh} / Early warning: {kind.en}"
            await credit_lines.freeze(SYSTEM, wanted["line_id"], reason, f"hold:{hold_id}")
        except Refusal as no:
            status, code = "void", no.code
    async with work.end() as tx:
        if await tx.execute(_DONE, hold_id, status, code):
            about = {"status": status, "code": code}
            await audit.append(tx, SYSTEM, "early_warning.hold", f"warning_hold/{hold_id}", about)


async def line_used_again(tx: Tx, line_ids: Sequence[UUID]) -> None:
    """A person's proposal to unfreeze was approved, or the line was closed: holds have ended."""
    for row in await tx.rows(_RELEASED, list(line_ids)):
        about = {"status": "released"}
        subject = f"warning_hold/{row['id']}"
        await audit.append(tx, SYSTEM, "early_warning.hold_end", subject, about)
