"""Make the evidence pack of a dispute: a sealed paper of its loan."""

from __future__ import annotations

from uuid import UUID

from xindai.loans.dispute.queries import get_dispute
from xindai.loans.papers.actions.make import make_paper
from xindai.loans.papers.types import NewPaper, PaperKind
from xindai.platform.actor import Actor


async def make_dispute_pack(actor: Actor, dispute_id: UUID, idempotency_key: str) -> UUID:
    """The paper, once per key; as often as one likes, for it tells what is known on the day.

    Refuses FORBIDDEN, LOAN_DISPUTE_NOT_FOUND, and as `make_paper`.
    """
    dispute = await get_dispute(actor, dispute_id)
    kind = PaperKind.DISPUTE_EVIDENCE
    wanted = NewPaper(loan_id=dispute.loan_id, kind=kind, dispute_id=dispute_id)
    return await make_paper(actor, wanted, idempotency_key)
