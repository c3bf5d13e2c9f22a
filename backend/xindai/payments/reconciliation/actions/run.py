"""The run itself: one transaction, so that a run that was killed leaves nothing and starts anew."""

from __future__ import annotations

import asyncio
from typing import Any, Final
from uuid import UUID

from xindai.kernel.ids import new_id
from xindai.payments.reconciliation.catalogue import CATALOGUE
from xindai.payments.reconciliation.gather import gather
from xindai.payments.reconciliation.kinds import NoEntry
from xindai.payments.reconciliation.matching import reconcile
from xindai.payments.reconciliation.news import tell_run
from xindai.payments.reconciliation.proposals import ProposedLine, propose
from xindai.payments.reconciliation.sides import Found, LineKind, LineStatus, Outcome, Sides
from xindai.platform import audit
from xindai.platform.actor import system_actor
from xindai.platform.db import Tx
from xindai.platform.jobs.api import Work

ACTOR: Final = system_actor("reconciliation")
_LOCK: Final = "SELECT * FROM reconciliation_run WHERE id = $1 FOR NO KEY UPDATE"
_ACCOUNT: Final = "SELECT * FROM settlement_account WHERE id = $1"
_KNOWN: Final = "SELECT fingerprint FROM reconciliation_break WHERE run_id = $1"
_NUMBERS: Final = """
SELECT number_with_check('CY', nextval('reconciliation_break_number')) FROM generate_series(1, $1)
"""
_COLUMNS: Final = (
    "id", "number", "run_id", "kind", "severity", "fingerprint", "state", "branch_id",
    "merchant_id", "order_id", "line_ids", "entry_ids", "bank_minor", "order_minor",
    "ledger_minor", "difference_minor", "currency", "proposal", "no_entry", "version",
)  # fmt: skip
_GONE: Final = """
UPDATE reconciliation_break SET state = 'gone', version = version + 1
WHERE run_id = $1 AND state IN ('open', 'carried') AND fingerprint <> ALL ($2::text[])
"""
_BACK: Final = """
UPDATE reconciliation_break SET state = CASE no_entry WHEN 'wait_for_bank' THEN 'carried'
    ELSE 'open' END, version = version + 1
WHERE run_id = $1 AND state = 'gone' AND fingerprint = ANY ($2::text[])
"""
_MATCHED: Final = """
UPDATE reconciliation_break b SET state = 'matched', matched_run_id = $1, version = b.version + 1
FROM reconciliation_run r
WHERE r.id = b.run_id AND r.account_id = $2 AND r.run_on < $3 AND b.order_id = ANY ($4::uuid[])
    AND b.state IN ('open', 'carried') AND b.kind IN ('cut_off', 'pending_at_bank',
        'missing_payout', 'missing_collection', 'stale_unknown', 'split_incomplete')
"""
_DONE: Final = """
UPDATE reconciliation_run SET status = 'done', ended_at = now(), attempts = attempts + 1,
    line_count = $2, order_count = $3, booking_count = $4, clean_count = $5, break_count = $6,
    in_minor = $7, out_minor = $8, fee_minor = $9, version = version + 1
WHERE id = $1
"""


async def run(tx: Tx, work: Work) -> None:
    """The job `reconciliation_run`."""
    await run_in(tx, UUID(work.payload["run"]))


async def run_in(tx: Tx, run_id: UUID) -> Outcome:
    """Compares, keeps the breaks, and gives what it found."""
    row = await tx.row(_LOCK, run_id)
    if row is None:
        raise LookupError(f"there is no run {run_id}")
    account = await tx.row(_ACCOUNT, row["account_id"])
    assert account is not None  # a foreign key
    sides = await gather(tx, account, row["run_on"])
    outcome = await asyncio.to_thread(reconcile, sides)
    await _save(tx, run_id, outcome)
    await tx.execute(_MATCHED, run_id, account["id"], row["run_on"], list(outcome.arrived))
    counts = (len(sides.lines), len(sides.orders), len(sides.bookings))
    breaks = len(outcome.breaks)
    await tx.execute(_DONE, run_id, *counts, outcome.clean, breaks, *_sums(sides))
    about = {"lines": len(sides.lines), "breaks": breaks}
    await audit.append(tx, ACTOR, "reconciliation.done", f"reconciliation_run/{run_id}", about)
    await tell_run(tx, run_id)
    return outcome


async def _save(tx: Tx, run_id: UUID, outcome: Outcome) -> None:
    """New ones are added; known ones stay as people left them; what is not found any more and
    nobody has touched is gone."""
    fingerprints = [found.fingerprint for found in outcome.breaks]
    known = {row["fingerprint"] for row in await tx.rows(_KNOWN, run_id)}
    await tx.execute(_GONE, run_id, fingerprints)
    await tx.execute(_BACK, run_id, fingerprints)
    new = [
        (found, print_)
        for found, print_ in zip(outcome.breaks, fingerprints, strict=True)
        if print_ not in known
    ]
    numbers = await tx.rows(_NUMBERS, len(new))
    rows = [_row(run_id, *one, number) for one, (number,) in zip(new, numbers, strict=True)]
    await tx.copy("reconciliation_break", _COLUMNS, rows)


def _row(run_id: UUID, found: Found, fingerprint: str, number: str) -> tuple[Any, ...]:
    remedy = propose(found)
    state = "carried" if remedy is NoEntry.WAIT_FOR_BANK else "open"
    proposal, no_entry = None, None
    if isinstance(remedy, NoEntry):
        no_entry = remedy.value
    else:
        proposal = [_proposed(line) for line in remedy]
    order = found.order
    return (
        new_id(), number, run_id, found.kind.value, CATALOGUE[found.kind].severity.value,
        fingerprint, state, found.branch_id, order.merchant_id if order else None,
        order.id if order else None, list(found.lines), list(found.entries), found.bank_minor,
        found.order_minor, found.ledger_minor, found.difference_minor, found.currency, proposal,
        no_entry, 1,
    )  # fmt: skip


def _proposed(line: ProposedLine) -> dict[str, Any]:
    """As it is kept; `types.break_view` reads it."""
    return {
        "role": line.role,
        "amount": line.amount_minor,
        "currency": line.currency,
        "branch": str(line.branch_id),
    }


def _sums(sides: Sides) -> tuple[int, int, int]:
    """What came in, went out, and was kept as fees: three sums that add up to the statement."""
    booked = [
        line
        for line in sides.lines
        if line.status is LineStatus.BOOKED and line.currency == sides.terms.currency
    ]
    fees = sum(line.amount_minor for line in booked if line.kind is LineKind.FEE)
    rest = [line.amount_minor for line in booked if line.kind is not LineKind.FEE]
    return sum(n for n in rest if n > 0), sum(n for n in rest if n < 0), fees
