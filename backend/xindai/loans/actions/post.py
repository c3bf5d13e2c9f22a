"""What a change says in the books: one balanced entry by roles, in product, branch and stage."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.accounting.types import JournalDraft, JournalLine
from xindai.loans.actions.change import Change
from xindai.loans.types import JournalLineView
from xindai.platform.db import Tx


def draft(done: Change, kind: str) -> JournalDraft | None:
    """The entry of a change; None where the books do not move (a plan changed, no money)."""
    loan = done.loan
    if not done.posting:
        return None
    only = done.new_events[0] if len(done.new_events) == 1 else None
    return JournalDraft(
        kind=kind,
        booked_on=loan.today,
        value_on=only.on if only else loan.today,
        loan_id=loan.id,
        customer_id=loan.customer_id,
        source_type="loan_event" if only else "loan",
        source_id=UUID(only.id) if only else loan.id,
        description=loan.number,
        lines=tuple(
            JournalLine(
                role=role.value,
                amount_minor=minor,
                currency=loan.currency,
                product_id=loan.product_id,
                branch_id=loan.branch_id,
                stage=loan.stage,
            )
            for role, minor in done.posting.items()
        ),
    )


async def post(tx: Tx, done: Change, kind: str) -> list[JournalLineView]:
    """Books a change; the lines with their accounts. Refuses PERIOD_CLOSED, moved or not."""
    entry = draft(done, kind)
    if entry is None:
        await accounting.require_open(tx, done.loan.today)
        return []
    posted = await accounting.post(tx, entry)
    return [
        JournalLineView(wanted.role, line.account_code, line.amount_minor)
        for wanted, line in zip(entry.lines, posted, strict=True)
    ]


async def post_many(tx: Tx, changes: Sequence[Change], kind: str) -> None:
    """Books many changes with one COPY."""
    drafts = [entry for done in changes if (entry := draft(done, kind)) is not None]
    if drafts:
        await accounting.post_many(tx, drafts)
