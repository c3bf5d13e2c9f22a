"""What the books hold of a loan, in SQL: `engine.positions` over columns instead of a state.

Interest, penalty and fee of a loan are each a total earned or charged by a day and a total settled
(paid, waived, written off). Held equal to the engine by tests/loans/end_of_day.
"""

from __future__ import annotations

from typing import Final


def settled(component: str, row: str = "l") -> str:
    """What has been paid, waived or written off of a component."""
    return (
        f"({row}.{component}_paid_minor + {row}.{component}_waived_minor"
        f" + {row}.{component}_written_off_minor)"
    )


def earned(day: str, row: str = "l") -> str:
    """Interest earned since disbursement by the end of a day."""
    return (
        f"({row}.interest_earned_minor + accrued_minor(least({day}, {row}.accr_until),"
        f" {row}.rounding, {row}.accr_carried, {row}.accr_base_minor, {row}.accr_rate_e8,"
        f" {row}.accr_num, {row}.accr_den, {row}.accr_from))"
    )


def running(day: str, row: str = "i", loan: str = "l") -> str:
    """Penalty and compound interest of an instalment by a day, beyond what it carries."""
    penalty_base = f"{row}.principal_minor - {settled('principal', row)}"
    compound_base = f"{row}.interest_minor - {settled('interest', row)}"
    head = f"running_minor({day}, {loan}.rounding, {row}."
    tail = f"{loan}.pen_year, {row}.pen_from, {row}.pen_after)"
    return (
        f"({head}pen_carried_minor, {row}.pen_cap_minor, {penalty_base}, {row}.pen_rate_e8, {tail}"
        f" - {row}.pen_carried_minor"
        f" + {head}comp_carried_minor, NULL, {compound_base}, {row}.comp_rate_e8, {tail}"
        f" - {row}.comp_carried_minor)"
    )


def unpaid(row: str = "l", day: str = "$1::date") -> dict[str, str]:
    """Interest, fee and fixed penalty that a loan row owes by a day; interest may be below zero."""
    return {
        "interest": f"({earned(day, row)} - {settled('interest', row)})",
        "fee": f"({row}.fee_charged_minor - {settled('fee', row)})",
        "penalty": f"({row}.penalty_fixed_minor - {settled('penalty', row)})",
    }


POSTED_TO: Final = "greatest(l.booked_on, d.accrued_on)"
"""The day to which the books hold a loan (l) already; d is business_day."""

LATE_ROWS: Final = "i.settled_on IS NULL AND i.due_on < $1 AND i.pen_after < $1"
"""Instalments (i) whose penalty can differ between two days up to today."""

GROUP: Final = "product_id, branch_id, currency, stage"
