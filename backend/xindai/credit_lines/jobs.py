"""Background work of credit lines: expiry on the business date, and the lines of a list."""

from __future__ import annotations

from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.credit_lines.actions.decide import PRE_APPROVAL_JOB
from xindai.credit_lines.actions.grant import open_line
from xindai.credit_lines.actions.stop import BATCH, expire_in
from xindai.credit_lines.rules import parts_of
from xindai.kernel.errors import Refusal
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Kind, Schedule, Work

EXPIRY: Final = "credit_line.expiry"
CHUNK: Final = 50
ACTOR: Final = system_actor("credit_lines")
_NEXT: Final = f"""
SELECT a.id, a.customer_id, a.amount_minor, p.currency, p.content
FROM line_pre_approval a JOIN line_proposal p ON p.id = a.proposal_id AND p.status = 'approved'
WHERE a.proposal_id = $1 AND a.outcome IS NULL ORDER BY a.id LIMIT {CHUNK} FOR UPDATE OF a
"""


async def expire(work: Work) -> None:
    """Every line whose last day is over, a batch a transaction."""
    done = BATCH
    while done == BATCH:
        async with work.transaction() as tx:
            done = await expire_in(tx, ACTOR)


async def pre_approval(work: Work) -> None:
    """Grants the lines of an approved list; each customer gets an outcome of his own."""
    proposal_id, done = UUID(work.payload["proposalId"]), CHUNK
    while done == CHUNK:
        async with work.transaction() as tx:
            done = await grant_chunk(tx, proposal_id)


async def grant_chunk(tx: Tx, proposal_id: UUID) -> int:
    """The next customers of an approved list; how many."""
    rows = await tx.rows(_NEXT, proposal_id)
    for row in rows:
        outcome = await _outcome(tx, proposal_id, row)
        sql = "UPDATE line_pre_approval SET outcome = $2 WHERE id = $1"
        await tx.execute(sql, row["id"], outcome)
    return len(rows)


async def _outcome(tx: Tx, proposal_id: UUID, row: Any) -> str:
    """ "granted", or the code of why not: he got a line meanwhile, the day is over."""
    content, subject = row["content"], f"line_proposal/{proposal_id}"
    until = date.fromisoformat(content["expiresOn"])
    about = (row["customer_id"], row["currency"], row["amount_minor"], until, parts_of(content))
    try:
        async with tx.savepoint():
            await open_line(tx, ACTOR, *about, subject)
    except Refusal as no:
        return no.code
    return "granted"


KINDS: Final = (
    Kind(EXPIRY, expire, most_seconds=600, most_at_once=1),
    Kind(PRE_APPROVAL_JOB, pre_approval, most_seconds=600),
)
SCHEDULES: Final = (Schedule(EXPIRY, "*/10 * * * *", EXPIRY),)
