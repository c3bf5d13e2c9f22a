"""What an event does to a loan, worked out in values: no database, no clock.

The same function serves the single command, the dry run and the bulk door, so they cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from xindai.engine.events import Event
from xindai.engine.fold import fold
from xindai.engine.positions import Role, positions
from xindai.engine.state import LoanState
from xindai.engine.terms import Terms
from xindai.loans.rows import Cells, changed_cells, instalment_cells, loan_cells


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLoan:
    """A locked loan as the database has it. `posted_to`: its positions are in the books up to
    that day (None: nothing of it has been booked yet); `stored_rows` by instalment number."""

    id: UUID
    number: str
    customer_id: UUID
    product_id: UUID
    branch_id: UUID
    currency: str
    status: str
    stage: int
    version: int
    terms: Terms
    events: tuple[Event, ...]
    last_seq: int
    stored_rows: Mapping[int, Mapping[str, Any]]
    posted_to: date | None
    today: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Everything that has to be written: the loan row, the rows that differ, what is posted."""

    loan: StoredLoan
    new_events: tuple[Event, ...]
    after: LoanState
    loan_cells: Cells
    rows: list[Cells]
    last_n: int
    posting: Mapping[Role, int]


def posted_positions(loan: StoredLoan) -> Mapping[Role, int]:
    """What the books already say about the loan."""
    if loan.posted_to is None or not loan.events:
        return {}
    state = fold(loan.terms, loan.events, loan.posted_to)
    return positions(state, loan.posted_to)


def difference(before: Mapping[Role, int], after: Mapping[Role, int]) -> dict[Role, int]:
    """after - before by role, zeros left out."""
    delta = {role: after.get(role, 0) - before.get(role, 0) for role in (*before, *after)}
    return {role: amount for role, amount in delta.items() if amount}


def change(loan: StoredLoan, new_events: Sequence[Event]) -> Change:
    """The loan with these events inserted, as of the business date."""
    after = fold(loan.terms, (*loan.events, *new_events), loan.today)
    return Change(
        loan=loan,
        new_events=tuple(new_events),
        after=after,
        loan_cells=loan_cells(loan.terms, after),
        rows=changed_cells(loan.stored_rows, [instalment_cells(row) for row in after.rows]),
        last_n=max((row.n for row in after.rows), default=0),
        posting=difference(posted_positions(loan), positions(after, loan.today)),
    )


def on_line(done: Change) -> tuple[str, int, bool]:
    """What a credit line has to know: "loan/UUID", the principal it counts, whether it was drawn.

    Only money brings a line back, a refund by the merchant too: what was waived or written off
    has been lent and stays counted. A loan whose disbursement was reversed was never drawn.
    """
    totals = done.after.totals
    unpaid = totals.disbursed_minor - totals.principal_paid_minor
    return f"loan/{done.loan.id}", unpaid, totals.disbursed_minor > 0
