"""The steps of placing money, inside a transaction of the domain that knows where it belongs."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from xindai.accounting import api as accounting
from xindai.accounting.types import JournalDraft, JournalLine
from xindai.payments.errors import own_proposal, suspense_not_found, suspense_state
from xindai.payments.reconciliation.proposals import CASH, SUSPENSE
from xindai.payments.reconciliation.suspense.types import SuspenseState
from xindai.platform import audit, clock
from xindai.platform.actor import Actor
from xindai.platform.db import Tx

SOURCE: Final = "suspense_item"
_LOCK: Final = """
SELECT i.* FROM suspense_item i JOIN settlement_account a ON a.id = i.account_id
JOIN branch b ON b.id = a.branch_id
WHERE i.id = $1 AND b.path LIKE $2 FOR NO KEY UPDATE OF i
"""
_PROPOSE: Final = """
UPDATE suspense_item SET state = 'proposed', subject = $2, label = $3, note = $4,
    proposed_by = $5, proposed_at = now(), decided_by = NULL, decided_at = NULL,
    version = version + 1
WHERE id = $1
"""
_BACK: Final = """
UPDATE suspense_item SET state = 'waiting', subject = NULL, label = NULL, note = $2,
    proposed_by = NULL, proposed_at = NULL, decided_by = $3, decided_at = now(), order_id = NULL,
    version = version + 1
WHERE id = $1
"""
_ASSIGNED: Final = """
UPDATE suspense_item SET state = 'assigned', source_id = $2, decided_by = $3, decided_at = now(),
    version = version + 1
WHERE id = $1
"""


async def lock_item(tx: Tx, actor: Actor, item_id: UUID, state: SuspenseState) -> Any:
    """The row of an item in this state; refuses SUSPENSE_NOT_FOUND, SUSPENSE_STATE."""
    row = await tx.row(_LOCK, item_id, actor.branch_pattern())
    if row is None:
        raise suspense_not_found()
    if row["state"] != state:
        raise suspense_state(row["state"])
    return row


async def propose_for(
    tx: Tx, actor: Actor, item_id: UUID, subject: str, label: str | None, note: str
) -> Any:
    """Waiting money is proposed for a subject; the row as it was."""
    row = await lock_item(tx, actor, item_id, SuspenseState.WAITING)
    await tx.execute(_PROPOSE, item_id, subject, label, note, actor.id)
    about = {"number": row["number"], "subject": subject}
    await audit.append(tx, actor, "suspense.propose", f"suspense_item/{item_id}", about)
    return row


async def to_decide(tx: Tx, actor: Actor, item_id: UUID) -> Any:
    """A proposed item that somebody else proposed; refuses OWN_PROPOSAL besides."""
    row = await lock_item(tx, actor, item_id, SuspenseState.PROPOSED)
    if row["proposed_by"] == actor.id:
        raise own_proposal("itemId")
    return row


async def give_back(tx: Tx, actor: Actor, row: Any, note: str | None) -> None:
    """The money waits again: the proposal was turned down, or the bank did not take it back."""
    await tx.execute(_BACK, row["id"], note, actor.id)
    about = {"number": row["number"]}
    await audit.append(tx, actor, "suspense.back", f"suspense_item/{row['id']}", about)


async def assigned(tx: Tx, actor: Actor, row: Any, source_id: UUID) -> None:
    """The money is what `source_id` has booked it as; suspense is cleared in the same commit."""
    await clear(tx, row)
    await tx.execute(_ASSIGNED, row["id"], source_id, actor.id)
    about = {"number": row["number"], "subject": row["subject"], "source": str(source_id)}
    await audit.append(tx, actor, "suspense.assign", f"suspense_item/{row['id']}", about)


async def clear(tx: Tx, row: Any) -> None:
    """Out of suspense, by way of the clearing account: where it goes, it comes from there."""
    on = await clock.business_date(tx)
    minor, currency, branch = row["amount_minor"], row["currency"], row["branch_id"]
    draft = JournalDraft(
        kind="suspense.clear",
        booked_on=on,
        value_on=on,
        source_type=SOURCE,
        source_id=row["id"],
        description=row["number"],
        lines=(
            JournalLine(role=SUSPENSE, amount_minor=minor, currency=currency, branch_id=branch),
            JournalLine(role=CASH, amount_minor=-minor, currency=currency, branch_id=branch),
        ),
    )
    await accounting.post(tx, draft)
