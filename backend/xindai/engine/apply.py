"""What each event does to the course of a loan. Total: what cannot be applied becomes credit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from xindai.engine.allocation import allocate
from xindai.engine.calendar import Periods
from xindai.engine.course import Applied, Course
from xindai.engine.disputing import end_dispute, open_dispute
from xindai.engine.events import MONEY_IN, Event, EventType
from xindai.engine.payout import close_out, split_fee, stop
from xindai.engine.row import Row
from xindai.engine.terms import Component, Excess, FeeKind, Method, PrepayChoice
from xindai.kernel.rate import RATE_SCALE


def apply(course: Course, event: Event) -> None:
    """Lets one event happen; notes what its money went to."""
    course.advance_to(event.on)
    applied = Applied()
    if course.written_off_on is None or event.type in _AFTER_WRITE_OFF:
        _VERBS[event.type](course, event, applied)
    course.applied[event.id] = applied
    course.rest(event.on)
    course.note_settled(event.on)


def _disburse(course: Course, event: Event, applied: Applied) -> None:
    amount, on, plan = event.amount or 0, event.on, course.plan
    first_time = course.disbursed == 0
    course.seal(on)
    course.disbursed += amount
    plan.disbursed = course.disbursed
    if course.terms.method is Method.FLAT:
        plan.flat_base = _flat_base(course, on, amount)
    fee = sum(
        f.amount_minor * first_time or plan.share(amount, f.rate_e8)
        for f in course.terms.fees_of(FeeKind.UPFRONT)
    )
    course.fees_at_once += fee
    applied.parts[Component.FEE] += fee
    course.cash -= amount - fee
    if first_time:
        course.disbursed_on = on
        _down_payment(course, amount, on)
    if course.written_off_on is not None:
        _lost_at_once(course, amount, on)
        return
    if not first_time and (today := [row for row in course.rows if row.due_on == on]):
        today[-1].balance_after += amount  # the balance after a row is that of its day's end
    plan.rates.stopped_on = None  # an earlier payoff ended the interest of what it paid off
    course.relay(on, solve=True)
    if not first_time:
        course.apply_credit(on)


def _lost_at_once(course: Course, amount: int, on: date) -> None:
    """A tranche paid out after the write-off is a row of its own, written off with the rest."""
    row = Row(len(course.rows) + 1, on, on, principal=amount, rounding=course.terms.rounding)
    row.written_off[Component.PRINCIPAL] = amount
    course.rows.append(row)


def _flat_base(course: Course, on: date, amount: int) -> int:
    if course.disbursed == amount:
        share = 100 * RATE_SCALE - course.terms.down_payment_percent_e8
        return amount * share // (100 * RATE_SCALE)
    return course.plan.flat_base + amount


def _down_payment(course: Course, amount: int, on: date) -> None:
    """The first row after a down payment is due at once and bears no interest."""
    percent = course.terms.down_payment_percent_e8
    if not percent:
        return
    course.plan.extend_to(course.rows, 1)
    row = course.rows[0]
    row.starts_on = row.due_on = row.pen_from = on
    row.pen_after = date.fromordinal(on.toordinal() + course.terms.grace_days)
    row.principal = course.plan.share(amount, percent // 100)
    row.balance_after = amount - row.principal
    row.pen_rate_e8 = course.plan.penalty_rate(on)
    course.plan.count = course.terms.instalments + 1


def _repay(course: Course, event: Event, applied: Applied) -> None:
    if _recovered(course, event, applied):
        return
    course.cash += event.amount or 0
    left = _dues(course, event.on, event.amount or 0, applied)
    _excess(course, event.on, left, applied, course.terms.prepay_choice)


def _excess(course: Course, on: date, left: int, applied: Applied, choice: PrepayChoice) -> None:
    """Money beyond what is due: ahead on later rows, off the principal, or credit."""
    if left <= 0:
        return
    excess = course.terms.excess
    advance = excess not in (Excess.CREDIT, Excess.PREPAY)
    if excess is Excess.CREDIT or course.first_open(on) == len(course.rows):
        course.credit += left
        applied.credit += left
    elif advance and not course.outstanding_mode:
        rows, credit = course.rows[course.first_open(on) :], course.credit
        before = {c: sum(row.paid[c] for row in rows) for c in Component}
        course.apply_advance(course.release_advance(on) + left, on)
        for component, paid in before.items():
            applied.parts[component] += sum(row.paid[component] for row in rows) - paid
        applied.credit += course.credit - credit
    else:
        _off_principal(course, on, left, applied, choice, fees=True)


def _dues(course: Course, on: date, money: int, applied: Applied) -> int:
    """Pays what is due in the order of the waterfall; what is left of the money."""
    course.crystallise(on)
    rows = course.due_rows(on)
    parts, took = allocate(rows, money, course.terms, on)
    for component, amount in parts.items():
        applied.parts[component] += amount
    if took and course.outstanding_mode and parts[Component.PRINCIPAL]:
        course.relay(on, solve=False)
    return money - took


def _prepay(course: Course, event: Event, applied: Applied) -> None:
    if _recovered(course, event, applied):
        return
    course.cash += event.amount or 0
    left = _dues(course, event.on, event.amount or 0, applied)
    choice = event.data.get("choice", course.terms.prepay_choice)
    _off_principal(course, event.on, left, applied, choice, fees=True)


def _merchant_refund(course: Course, event: Event, applied: Applied) -> None:
    if _recovered(course, event, applied):
        return
    course.cash += event.amount or 0
    left = _dues(course, event.on, event.amount or 0, applied)
    smaller = PrepayChoice.SMALLER_INSTALMENT
    _off_principal(course, event.on, left, applied, smaller, fees=False)


def _off_principal(
    course: Course, on: date, money: int, applied: Applied, choice: PrepayChoice, fees: bool
) -> None:
    """A prepayment of principal; enough to close the loan closes it."""
    if money <= 0:
        return
    first = course.first_open(on)
    if first == len(course.rows):
        course.credit += money
        applied.credit += money
        return
    if close_out(course, on, money, applied, fees=fees):
        return
    pot = course.release_advance(on)
    balance = course.balance(first)
    principal, fee = split_fee(course, money, balance) if fees else (min(money, balance), 0)
    due_today = [row for row in course.rows if row.due_on == on and row.starts_on < on]
    row = due_today[-1] if due_today else course.rows[first]
    row.principal += principal
    row.prepaid += principal
    row.paid[Component.PRINCIPAL] += principal
    if due_today:
        row.balance_after -= principal
    course.fees_at_once += fee
    applied.parts[Component.PRINCIPAL] += principal
    applied.parts[Component.FEE] += fee
    if course.terms.method is Method.FLAT and balance:
        base = course.plan.flat_base
        course.plan.flat_base = base * (balance - principal) // balance
    smaller = choice is PrepayChoice.SMALLER_INSTALMENT
    skip = principal if choice is PrepayChoice.NEXT_DUE else 0
    course.relay(on, solve=smaller, skip=skip)
    left = money - principal - fee
    course.credit += left
    applied.credit += left
    if pot:
        course.apply_advance(pot, on)


def _payoff(course: Course, event: Event, applied: Applied) -> None:
    if event.amount is not None and _recovered(course, event, applied):
        return
    if course.written_off_on is not None:
        return
    if course.closed_on is not None:  # money that came too late: nothing is laid out anew
        late = event.amount or 0
        course.cash += late
        course.credit += late
        applied.credit += late
        return
    if course.rows and close_out(course, event.on, event.amount, applied, fees=True):
        course.cash += _money(applied) if event.amount is None else event.amount
        return
    course.cash += event.amount or 0
    left = _dues(course, event.on, event.amount or 0, applied)
    _off_principal(course, event.on, left, applied, course.terms.prepay_choice, fees=True)


def _money(applied: Applied) -> int:
    return sum(applied.parts.values()) + applied.credit


def _recovered(course: Course, event: Event, applied: Applied) -> bool:
    """Money on a loan that was written off is a recovery."""
    if course.written_off_on is None:
        return False
    amount = event.amount or 0
    course.cash += amount
    course.recovered += amount
    applied.recovered += amount
    return True


def _recovery(course: Course, event: Event, applied: Applied) -> None:
    if not _recovered(course, event, applied):
        _repay(course, event, applied)


def _refund(course: Course, event: Event, applied: Applied) -> None:
    amount = min(event.amount or 0, course.credit)
    course.credit -= amount
    course.cash -= amount
    applied.credit -= amount


def _waive(course: Course, event: Event, applied: Applied) -> None:
    component = Component(event.data["component"])
    left = event.amount or 0
    course.crystallise(event.on)
    for row in course.due_rows(event.on):
        took = max(0, min(left, row.unpaid(component, event.on)))
        row.waived[component] += took
        applied.parts[component] += took
        left -= took
    if component is Component.PRINCIPAL and course.outstanding_mode:
        course.relay(event.on, solve=False)


def _charge_fee(course: Course, event: Event, applied: Applied) -> None:
    if not course.rows:
        return
    course.seal(event.on)
    row = course.rows[min(course.first_open(event.on), len(course.rows) - 1)]
    row.extra_fee += event.amount or 0
    row.fee += event.amount or 0
    course.relay(event.on, solve=False)


def _rate_change(course: Course, event: Event, applied: Applied) -> None:
    if course.rows and course.closed_on is None:
        course.change_rate(event.on, event.data["annual_rate_e8"])
    else:
        course.plan.rates.change(event.on, event.data["annual_rate_e8"])


def _pause(course: Course, event: Event, applied: Applied) -> None:
    """Interest rests; principal stays where it is, so the instalments get smaller."""
    until: date = event.data["until"]
    if until <= event.on:
        return
    course.plan.rates.pauses.append((event.on, until))
    course.pause_penalties(event.on)
    first = course.first_open(event.on)
    keep = {row.n: row.regular for row in course.rows[first:]}
    course.relay(event.on, solve=False, keep=keep)


def _shift_due(course: Course, event: Event, applied: Applied) -> None:
    """Moves a due date that is still to come, and every one after it."""
    first = course.first_open(event.on)
    target: date = event.data["to_due"]
    for index in range(first, len(course.rows)):
        row = course.rows[index]
        before = course.rows[index - 1].due_on if index else row.starts_on
        if row.due_on == event.data["from_due"] and target > max(event.on, before):
            pot = course.release_advance(event.on)
            period = row.n - course.plan.offset
            course.plan.periods = Periods(course.terms, target, period * course.plan.span)
            course.plan.irregular.add(period)
            course.plan.redate(course.rows, index)
            keep = {r.n: r.regular for r in course.rows[first:]}
            course.relay(event.on, solve=False, keep=keep)
            course.apply_advance(pot, event.on)
            return


def _resize(course: Course, on: date, by: int) -> None:
    first = course.first_open(on)
    if course.balance(first) > 0 and course.rows:
        count = max(first + 1, course.plan.count + by)
        course.relay(on, solve=True, count=count)


def _extend(course: Course, event: Event, applied: Applied) -> None:
    _resize(course, event.on, event.data["instalments"])


def _shorten(course: Course, event: Event, applied: Applied) -> None:
    _resize(course, event.on, -event.data["instalments"])


def _restructure(course: Course, event: Event, applied: Applied) -> None:
    """Overdue principal, interest and fees move to new rows; penalties stay where they are."""
    if not course.rows:
        return
    on, plan = event.on, course.plan
    pot = course.release_advance(on)
    course.crystallise(on)
    first = course.first_open(on)
    fees = interest = moved = 0
    for row in course.rows[:first]:
        if row.due_on < on:  # due today is not overdue
            moved += row.unpaid(Component.PRINCIPAL, on)
        row.balance_after += moved
        if row.due_on == on:
            continue
        row.principal -= row.unpaid(Component.PRINCIPAL, on)
        interest += (late := row.unpaid(Component.INTEREST, on))
        row.interest -= late
        fee = row.unpaid(Component.FEE, on)
        row.fee, fees = row.fee - fee, fees + fee
        row.extra_fee = max(0, row.extra_fee - fee)
    if "annual_rate_e8" in event.data:
        plan.rates.change(on, event.data["annual_rate_e8"])
    next_due = event.data.get("next_due_on")
    if next_due and next_due > max(on, course.rows[first - 1].due_on if first else on):
        period = first + 1 - plan.offset
        plan.periods = Periods(course.terms, next_due, period * plan.span)
        plan.irregular.add(period)
    if grace := event.data.get("grace_principal"):
        plan.grace_principal_until = first + grace
    remaining = event.data.get("instalments", max(1, plan.count - first))
    if course.balance(first) > 0 or fees or interest:
        plan.extend_to(course.rows, first + remaining)
        plan.redate(course.rows, first)
        course.rows[first].extra_fee += fees
        plan.solve(course.rows, first, course.balance(first), on)
    course.apply_advance(pot, on)


def _non_accrual(course: Course, event: Event, applied: Applied) -> None:
    course.non_accrual_flag = bool(event.data.get("value", True))


def _write_off(course: Course, event: Event, applied: Applied) -> None:
    """Everything owed to this day leaves the books; what comes later is a recovery."""
    if course.disbursed == 0 or course.settled(event.on):
        return
    stop(course, event.on)
    for row in course.rows:
        for component in Component:
            unpaid = max(0, row.unpaid(component, event.on))
            row.written_off[component] += unpaid
            applied.parts[component] += unpaid
        row.pen_rate_e8 = row.comp_rate_e8 = 0
    course.written_off_on = event.on


def _reverse(course: Course, event: Event, applied: Applied) -> None:
    """Reversals are resolved before the fold; none arrives here."""


_AFTER_WRITE_OFF = MONEY_IN | {EventType.DISBURSE, EventType.REFUND, EventType.DISPUTE_END}
"""Money still moves on a loan that was written off; nothing else changes it."""

_VERBS: dict[EventType, Callable[[Course, Event, Applied], None]] = {
    EventType.DISBURSE: _disburse,
    EventType.REPAY: _repay,
    EventType.PREPAY: _prepay,
    EventType.PAYOFF: _payoff,
    EventType.REFUND: _refund,
    EventType.MERCHANT_REFUND: _merchant_refund,
    EventType.EXTEND: _extend,
    EventType.SHORTEN: _shorten,
    EventType.SHIFT_DUE: _shift_due,
    EventType.WAIVE: _waive,
    EventType.RESTRUCTURE: _restructure,
    EventType.RATE_CHANGE: _rate_change,
    EventType.PAUSE: _pause,
    EventType.NON_ACCRUAL: _non_accrual,
    EventType.DISPUTE: open_dispute,
    EventType.DISPUTE_END: end_dispute,
    EventType.WRITE_OFF: _write_off,
    EventType.RECOVERY: _recovery,
    EventType.CHARGE_FEE: _charge_fee,
    EventType.REVERSE: _reverse,
}
