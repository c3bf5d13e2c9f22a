"""Ending a loan before its time: where interest stops, what is owed then, and closing it."""

from __future__ import annotations

from datetime import date

from xindai.engine.allocation import allocate
from xindai.engine.course import Applied, Course
from xindai.engine.terms import Component, FeeKind, PayoffInterest


def early_fee(course: Course, principal: int) -> int:
    """The fee for paying principal before its time."""
    if principal <= 0:
        return 0
    return sum(
        f.amount_minor or course.plan.share(principal, f.rate_e8)
        for f in course.terms.fees_of(FeeKind.EARLY_PAYOFF)
    )


def split_fee(course: Course, money: int, balance: int) -> tuple[int, int]:
    """Money as prepaid principal and the fee on it: the most principal that it pays for."""
    least, most = 0, min(money, balance)
    while least < most:
        principal = (least + most + 1) // 2
        if principal + early_fee(course, principal) <= money:
            least = principal
        else:
            most = principal - 1
    return least, early_fee(course, least)


def stop(course: Course, on: date, to_period_end: bool = False) -> None:
    """Ends contract interest on a day (or with the running period) and lays the rest without."""
    first = course.first_open(on)
    end = on
    if to_period_end and first < len(course.rows) and course.rows[first].starts_on < on:
        end = course.rows[first].due_on
    course.plan.rates.stopped_on = end
    course.crystallise(on)
    course.relay(on, solve=False)


def close_out(
    course: Course,
    on: date,
    money: int | None,
    applied: Applied,
    *,
    fees: bool,
) -> bool:
    """Pays everything off if the money (None: exactly what it takes) and the credit suffice."""
    if money is not None and money + course.credit < _least_owed(course, on):
        return False  # without the costly what-if
    fee = early_fee(course, course.balance(course.first_open(on))) if fees else 0
    to_end = course.terms.payoff_interest is PayoffInterest.PERIOD_END
    if money is not None:
        twin = course.copy()
        stop(twin, on, to_end)
        if money + twin.credit < twin.owed(on) + fee:
            return False
    stop(course, on, to_end)
    rows = course.rows
    course.fees_at_once += fee
    applied.parts[Component.FEE] += fee
    owed = course.owed(on) + fee
    paid_in = max(0, owed - course.credit) if money is None else money
    due = course.due_rows(on)
    funds = paid_in + course.credit - fee
    for batch in (due, rows[len(due) :]):
        parts, took = allocate(batch, funds, course.terms, on)
        funds -= took
        for component, amount in parts.items():
            applied.parts[component] += amount
    applied.credit += funds - course.credit
    course.credit = funds
    return True


def _least_owed(course: Course, on: date) -> int:
    """What closing takes at the very least: the principal, less what was paid ahead on interest
    and fees that will not be earned any more."""
    ahead = course.rows[course.first_open(on) :]
    principal = sum(row.unpaid(Component.PRINCIPAL, on) for row in course.rows)
    return principal - sum(
        row.paid[c] for row in ahead for c in (Component.INTEREST, Component.FEE)
    )


def owed_on(course: Course, on: date) -> tuple[dict[Component, int], int, int]:
    """What closes the loan on a day: (parts by component, early fee, credit we hold)."""
    twin = course.copy()
    fee = early_fee(twin, twin.balance(twin.first_open(on))) if twin.rows else 0
    if twin.written_off_on is None and twin.rows:
        stop(twin, on, twin.terms.payoff_interest is PayoffInterest.PERIOD_END)
    parts = {c: sum(row.unpaid(c, on) for row in twin.rows) for c in Component}
    return parts, fee, twin.credit
