"""The one place where a LoanState becomes columns, and columns become values again.

Cells are JSON values (dates as ISO text), the form in which they travel to the database in one
parameter and in which `to_jsonb` hands the stored row back: so old and new compare cell by cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from xindai.engine.accrual import running
from xindai.engine.row import Row
from xindai.engine.state import LoanState
from xindai.engine.terms import Component, Terms
from xindai.kernel.rate import Rounding, format_rate
from xindai.loans.types import RowView

Cells = dict[str, Any]

TOTALS: Final = (
    "disbursed_minor",
    "principal_paid_minor",
    "principal_waived_minor",
    "principal_written_off_minor",
    "interest_earned_minor",
    "interest_paid_minor",
    "interest_waived_minor",
    "interest_written_off_minor",
    "fee_charged_minor",
    "fee_paid_minor",
    "fee_waived_minor",
    "fee_written_off_minor",
    "penalty_fixed_minor",
    "penalty_paid_minor",
    "penalty_waived_minor",
    "penalty_written_off_minor",
    "credit_minor",
    "recovered_minor",
    "cash_minor",
)
LOAN_FOLDED: Final = (
    "status",
    "disbursed_on",
    "maturity_on",
    "closed_on",
    "annual_rate",
    "instalment_count",
    "level_minor",
    *TOTALS,
    "accr_from",
    "accr_until",
    "accr_base_minor",
    "accr_rate_e8",
    "accr_num",
    "accr_den",
    "accr_carried",
    "rounding",
    "pen_year",
    "next_due_on",
    "oldest_unpaid_due_on",
    "refold_on",
    "disputed_on",
    "non_accrual",
    "non_accrual_dpd",
)
"""Columns of loan that the fold decides."""

_COMPONENT_COLUMNS: Final = tuple(
    (component, f"{component.value}_{what}_minor", what)
    for component in Component
    for what in ("paid", "waived", "written_off")
)
INSTALMENT: Final = (
    "n",
    "starts_on",
    "due_on",
    "principal_minor",
    "interest_minor",
    "earned_minor",
    "fee_minor",
    "late_fee_minor",
    "prepaid_minor",
    *(column for _, column, _ in _COMPONENT_COLUMNS),
    "pen_from",
    "pen_after",
    "pen_rate_e8",
    "pen_carried_minor",
    "pen_cap_minor",
    "comp_rate_e8",
    "comp_carried_minor",
    "accr_until",
    "accr_base_minor",
    "accr_rate_e8",
    "accr_num",
    "accr_den",
    "settled_on",
)
"""Columns of instalment without the loan and the customer."""


def _day(on: date | None) -> str | None:
    return None if on is None else on.isoformat()


def e12_text(carried_e12: int) -> str:
    """numeric(30,12) text of 10^-12 minor units."""
    sign = "-" if carried_e12 < 0 else ""
    whole, part = divmod(abs(carried_e12), 10**12)
    return f"{sign}{whole}.{part:012d}"


def loan_cells(terms: Terms, state: LoanState) -> Cells:
    """The folded columns of the loan row."""
    segment = state.segment
    cells: Cells = {
        "status": state.status.value,
        "disbursed_on": _day(state.disbursed_on),
        "maturity_on": _day(state.maturity_on),
        "closed_on": _day(state.closed_on),
        "annual_rate": format_rate(state.annual_rate_e8),
        "instalment_count": state.instalment_count,
        "level_minor": state.level_minor,
    }
    for name in TOTALS:
        cells[name] = getattr(state.totals, name)
    cells |= {
        "accr_from": _day(segment.start) if segment else None,
        "accr_until": _day(segment.until) if segment else None,
        "accr_base_minor": segment.base_minor if segment else 0,
        "accr_rate_e8": segment.rate_e8 if segment else 0,
        "accr_num": segment.num if segment else 0,
        "accr_den": segment.den if segment else 1,
        "accr_carried": e12_text(segment.carried_e12 if segment else 0),
        "rounding": terms.rounding.value,
        "pen_year": terms.day_count.year,
        "next_due_on": _day(state.next_due_on),
        "oldest_unpaid_due_on": _day(state.oldest_unpaid_due_on),
        "refold_on": _day(state.refold_on),
        "disputed_on": _day(state.disputed_on),
        "non_accrual": state.non_accrual,
        "non_accrual_dpd": terms.non_accrual_dpd,
    }
    return cells


def instalment_cells(row: Row) -> Cells:
    """The columns of one instalment."""
    first = row.segments[0] if row.segments else None
    cells: Cells = {
        "n": row.n,
        "starts_on": _day(row.starts_on),
        "due_on": _day(row.due_on),
        "principal_minor": row.principal,
        "interest_minor": row.interest,
        "earned_minor": row.earned,
        "fee_minor": row.fee,
        "late_fee_minor": row.late_fee,
        "prepaid_minor": row.prepaid,
    }
    for component, column, what in _COMPONENT_COLUMNS:
        cells[column] = getattr(row, what)[component]
    cells |= {
        "pen_from": _day(row.pen_from),
        "pen_after": _day(row.pen_after),
        "pen_rate_e8": row.pen_rate_e8,
        "pen_carried_minor": row.pen_carried,
        "pen_cap_minor": row.pen_cap,
        "comp_rate_e8": row.comp_rate_e8,
        "comp_carried_minor": row.comp_carried,
        "accr_until": _day(first.until if first else row.due_on),
        "accr_base_minor": first.base_minor if first else 0,
        "accr_rate_e8": first.rate_e8 if first else 0,
        "accr_num": first.num if first else 0,
        "accr_den": first.den if first else 1,
        "settled_on": _day(row.settled_on),
    }
    return cells


def changed_cells(stored: Mapping[int, Mapping[str, Any]], wanted: list[Cells]) -> list[Cells]:
    """The instalments whose stored row is missing or differs in any cell."""
    return [
        cells
        for cells in wanted
        if (old := stored.get(cells["n"])) is None
        or any(old[name] != value for name, value in cells.items())
    ]


def row_views(state: LoanState, on: date) -> tuple[RowView, ...]:
    """The schedule of a fold as of a day."""
    left = state.totals.disbursed_minor
    views: list[RowView] = []
    for row in state.rows:
        left -= row.principal
        views.append(_row_view(row, on, left))
    return tuple(views)


def _row_view(row: Row, on: date, balance_after_minor: int) -> RowView:
    charges = (Component.LATE_FEE, Component.PENALTY, Component.COMPOUND)
    return RowView(
        n=row.n,
        starts_on=row.starts_on,
        due_on=row.due_on,
        principal_minor=row.principal,
        interest_minor=row.interest,
        fee_minor=row.fee,
        late_fee_minor=row.late_fee,
        penalty_minor=row.penalty_at(on),
        compound_minor=row.compound_at(on),
        prepaid_minor=row.prepaid,
        principal_paid_minor=row.paid[Component.PRINCIPAL],
        interest_paid_minor=row.paid[Component.INTEREST],
        fee_paid_minor=row.paid[Component.FEE],
        penalty_paid_minor=sum(row.paid[c] for c in charges),
        waived_minor=sum(row.waived.values()),
        written_off_minor=sum(row.written_off.values()),
        unpaid_minor=row.open(on),
        balance_after_minor=balance_after_minor,
        settled_on=row.settled_on,
    )


def row_view_of_record(r: Mapping[str, Any], on: date, balance_after_minor: int) -> RowView:
    """An instalment of its stored columns (plus rounding and pen_year of the loan) as of a day."""
    settled = {
        c: sum(r[f"{c.value}_{what}_minor"] for what in ("paid", "waived", "written_off"))
        for c in Component
    }
    penalty, compound = r["pen_carried_minor"], r["comp_carried_minor"]
    if r["pen_from"] is not None and r["pen_after"] is not None:
        clock = (r["pen_year"], r["pen_from"], r["pen_after"], on, Rounding(r["rounding"]))
        base = r["principal_minor"] - settled[Component.PRINCIPAL]
        penalty = running(penalty, r["pen_cap_minor"], base, r["pen_rate_e8"], *clock)
        base = r["interest_minor"] - settled[Component.INTEREST]
        compound = running(compound, None, base, r["comp_rate_e8"], *clock)
    charged = (
        penalty
        + compound
        + sum(r[f"{name}_minor"] for name in ("principal", "interest", "fee", "late_fee"))
    )
    return RowView(
        n=r["n"],
        starts_on=r["starts_on"],
        due_on=r["due_on"],
        principal_minor=r["principal_minor"],
        interest_minor=r["interest_minor"],
        fee_minor=r["fee_minor"],
        late_fee_minor=r["late_fee_minor"],
        penalty_minor=penalty,
        compound_minor=compound,
        prepaid_minor=r["prepaid_minor"],
        principal_paid_minor=r["principal_paid_minor"],
        interest_paid_minor=r["interest_paid_minor"],
        fee_paid_minor=r["fee_paid_minor"],
        penalty_paid_minor=sum(
            r[f"{name}_paid_minor"] for name in ("late_fee", "penalty", "compound")
        ),
        waived_minor=sum(r[f"{c.value}_waived_minor"] for c in Component),
        written_off_minor=sum(r[f"{c.value}_written_off_minor"] for c in Component),
        unpaid_minor=charged - sum(settled.values()),
        balance_after_minor=balance_after_minor,
        settled_on=r["settled_on"],
    )
