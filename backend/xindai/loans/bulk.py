"""Many loans at once: a portfolio taken over, and a day's events of many loans.

The same pure `change` decides; only the writing is set-based (COPY). What differs from one by one
is told here: one journal entry a loan and call instead of one an event, one audit record a batch,
and an event id that is already there is skipped, so a batch killed half-way is simply sent again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from xindai.contracts.errors import contract_not_sealed
from xindai.credit_lines import api as credit_lines
from xindai.engine.check import check
from xindai.engine.events import Event
from xindai.engine.terms import Terms
from xindai.kernel.ids import new_id
from xindai.loans.actions.change import Change, StoredLoan, change, on_line
from xindai.loans.actions.lock import GATE, lock_many
from xindai.loans.actions.open import BINDING, CONTRACTS
from xindai.loans.actions.post import post_many
from xindai.loans.actions.save import EVENT_COLUMNS, event_rows, save_many
from xindai.loans.errors import contract_not_found
from xindai.loans.permissions import BOOK_MANY
from xindai.loans.rows import INSTALMENT, LOAN_FOLDED, Cells
from xindai.loans.rules import check_value_date
from xindai.loans.types import BookedLoan
from xindai.platform import audit, db
from xindai.platform.actor import Actor
from xindai.platform.db import Tx
from xindai.platform.permission import require

CHUNK: Final = 250
_DATES: Final = frozenset(c for c in (*LOAN_FOLDED, *INSTALMENT) if c.endswith("_on")) | {
    "accr_from",
    "accr_until",
    "pen_from",
    "pen_after",
}
_DECIMALS: Final = frozenset({"annual_rate", "accr_carried"})
_LOAN: Final = (
    "id",
    "number",
    "customer_id",
    "contract_id",
    "product_id",
    "branch_id",
    "currency",
    "principal_minor",
    "terms",
    "grade",
    "purpose",
    "folded_on",
    "booked_on",
)
Progress = Callable[[int], object]


def native(cells: Cells, columns: Sequence[str]) -> list[Any]:
    """Cells as COPY wants them: dates and decimals instead of text."""
    out: list[Any] = []
    for name in columns:
        value = cells[name]
        if value is not None and name in _DATES:
            value = date.fromisoformat(value)
        elif value is not None and name in _DECIMALS:
            value = Decimal(value)
        out.append(value)
    return out


async def book_many(
    actor: Actor, loans: Sequence[BookedLoan], progress: Progress | None = None
) -> list[UUID]:
    """Take over loans with their history; the ids, in order. A booked contract keeps its loan."""
    require(actor, BOOK_MANY)
    ids: list[UUID] = []
    for start in range(0, len(loans), CHUNK):
        batch = loans[start : start + CHUNK]
        async with db.transaction() as tx:
            ids += await _book(tx, actor, batch)
        if progress:
            progress(len(batch))
    return ids


async def _book(tx: Tx, actor: Actor, batch: Sequence[BookedLoan]) -> list[UUID]:
    await tx.execute(GATE)
    wanted = [loan.contract_id for loan in batch]
    await tx.execute(
        "SELECT FROM contract WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE", wanted
    )
    found = await tx.rows(CONTRACTS, *actor.scope(), wanted)
    contracts = {r["id"]: r for r in found}
    if not contracts.keys() >= set(wanted):
        raise contract_not_found()
    if unsigned := [r["status"] for r in found if r["status"] not in BINDING]:
        raise contract_not_sealed(unsigned[0])
    there = {
        r["contract_id"]: r["id"]
        for r in await tx.rows(
            "SELECT contract_id, id FROM loan WHERE contract_id = ANY($1::uuid[])", wanted
        )
    }
    new = [loan for loan in batch if loan.contract_id not in there]
    numbers = await tx.rows(
        "SELECT number_with_check('JJ', nextval('loan_number')) FROM generate_series(1, $1)",
        len(new),
    )
    changes: list[Change] = []
    for loan, (number,) in zip(new, numbers, strict=True):
        stored = _fresh(contracts[loan.contract_id], number)
        there[loan.contract_id] = stored.id
        for event in loan.events:
            check_value_date(event.on, stored.today)
        changes.append(change(stored, loan.events))
    await _copy(tx, actor, new, contracts, changes)
    await post_many(tx, changes, "loan.booked")
    if new:
        about = {"loans": len(new), "first": changes[0].loan.number}
        await audit.append(tx, actor, "loan.book_many", "loans", about)
    return [there[contract_id] for contract_id in wanted]


def _fresh(contract: Mapping[str, Any], number: str) -> StoredLoan:
    return StoredLoan(
        id=new_id(),
        number=number,
        customer_id=contract["customer_id"],
        product_id=contract["product_id"],
        branch_id=contract["branch_id"],
        currency=contract["currency"],
        status="pending",
        stage=1,
        version=1,
        terms=Terms.from_json(contract["terms"]),
        events=(),
        last_seq=0,
        stored_rows={},
        posted_to=None,
        today=contract["today"],
    )


async def _copy(
    tx: Tx,
    actor: Actor,
    new: Sequence[BookedLoan],
    contracts: Mapping[UUID, Mapping[str, Any]],
    changes: Sequence[Change],
) -> None:
    loans: list[list[Any]] = []
    rows: list[list[Any]] = []
    events: list[list[Any]] = []
    for booked, done in zip(new, changes, strict=True):
        loan, contract = done.loan, contracts[booked.contract_id]
        loans.append(
            [
                loan.id,
                loan.number,
                loan.customer_id,
                booked.contract_id,
                loan.product_id,
                loan.branch_id,
                loan.currency,
                contract["principal_minor"],
                contract["terms"],
                booked.grade,
                booked.purpose,
                loan.today,
                loan.today if booked.events else None,
                *native(done.loan_cells, LOAN_FOLDED),
            ]
        )
        rows += [[loan.id, loan.customer_id, *native(c, INSTALMENT)] for c in done.rows]
        events += event_rows(done, actor)
    await tx.copy("loan", (*_LOAN, *LOAN_FOLDED), loans)
    await tx.copy("instalment", ("loan_id", "customer_id", *INSTALMENT), rows)
    await tx.copy("loan_event", EVENT_COLUMNS, events)


async def append_many(
    actor: Actor, events: Mapping[UUID, Sequence[Event]], progress: Progress | None = None
) -> int:
    """Append events to many loans, a batch a transaction; how many events were new."""
    require(actor, BOOK_MANY)
    loan_ids = sorted(events)
    done = 0
    for start in range(0, len(loan_ids), CHUNK):
        batch = loan_ids[start : start + CHUNK]
        async with db.transaction() as tx:
            await tx.execute(GATE)
            done += await append_in(tx, actor, {loan_id: events[loan_id] for loan_id in batch})
        if progress:
            progress(len(batch))
    return done


async def append_in(tx: Tx, actor: Actor, events: Mapping[UUID, Sequence[Event]]) -> int:
    """As append_many, inside a transaction that already holds the gate (shared or alone)."""
    changes: list[Change] = []
    for loan in await lock_many(tx, actor, list(events)):
        known = {event.id for event in loan.events}
        new = [event for event in events[loan.id] if event.id not in known]
        so_far = loan.events
        for event in new:
            check(loan.terms, so_far, event, loan.today)
            so_far = (*so_far, event)
        if new:
            changes.append(change(loan, new))
    if not changes:
        return 0
    count = sum(len(done.new_events) for done in changes)
    await post_many(tx, changes, "loan.events")
    await save_many(tx, actor, changes)
    await credit_lines.follow_loans(tx, [on_line(done) for done in changes], actor=actor)
    about = {"loans": len(changes), "events": count}
    await audit.append(tx, actor, "loan.append_many", "loans", about)
    return count


async def refold_in(tx: Tx, loan_ids: Sequence[UUID], actor: Actor) -> int:
    """Fold loans again as of the business date without an event, and post the difference.

    The end of day calls it for the loans whose `refold_on` has come; the transaction holds the
    gate. How many loans were written.
    """
    changes = [change(loan, ()) for loan in await lock_many(tx, actor, list(loan_ids))]
    if changes:
        await post_many(tx, changes, "loan.refold")
        await save_many(tx, actor, changes)
        # What was paid ahead becomes repaid principal on the day it is due.
        await credit_lines.follow_loans(tx, [on_line(done) for done in changes], actor=actor)
    return len(changes)
