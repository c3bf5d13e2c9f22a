"""A loan is a fold over its events: terms and events in, the state on a day out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from operator import attrgetter
from types import MappingProxyType

from xindai.engine.accrual import carried, in_force
from xindai.engine.apply import apply
from xindai.engine.course import Course
from xindai.engine.events import Event, in_order, standing
from xindai.engine.row import Row
from xindai.engine.state import LoanState, Running, Status, Totals
from xindai.engine.terms import Component, FeeKind, Terms

_PENALTIES = (Component.PENALTY, Component.COMPOUND, Component.LATE_FEE)


def fold(terms: Terms, events: Iterable[Event], as_of: date) -> LoanState:
    """The state of a loan at the end of `as_of`.

    Pure and total: no list of well-formed events is refused, any order of the same events gives
    the same state, and events after `as_of` do not count.
    """
    return state_of(course_of(terms, events, as_of), as_of)


def course_of(terms: Terms, events: Iterable[Event], as_of: date) -> Course:
    """The course of a loan up to a day, every standing event applied in order."""
    course = Course(terms)
    for event in in_order(standing(events)):
        if event.on <= as_of:
            apply(course, event)
    course.advance_to(as_of, last=True)
    return course


def state_of(course: Course, as_of: date) -> LoanState:
    """Freezes a course."""
    first = course.first_open(as_of)
    running = _running(course, as_of, first)
    rows = tuple(_shown(course, as_of))
    status = _status(course)
    live = status is Status.ACTIVE
    missed = [r.due_on for r in rows if live and r.due_on < as_of and r.arrears() > 0]
    aged = (course.resting.aged_from(due_on, as_of) for due_on in missed)
    oldest = min((day for day in aged if day < as_of), default=None)
    limit = course.terms.non_accrual_dpd
    late = oldest is not None and limit is not None and (as_of - oldest).days > limit
    closed = status is Status.CLOSED
    return LoanState(
        currency=course.terms.currency,
        rounding=course.terms.rounding,
        status=status,
        as_of=as_of,
        disbursed_on=course.disbursed_on,
        maturity_on=rows[-1].due_on if rows else None,
        closed_on=course.written_off_on or course.closed_on,
        level_minor=course.plan.level,
        annual_rate_e8=course.plan.rates.contract(as_of),
        instalment_count=len(rows),
        rows=rows,
        totals=_totals(course, as_of, first, closed or course.written_off_on is not None),
        segment=running if live else None,
        next_due_on=rows[first].due_on if live and first < len(rows) else None,
        oldest_unpaid_due_on=oldest,
        refold_on=_refold(course, as_of, running, bool(missed) and oldest is None)
        if live
        else None,
        disputed_on=course.resting.since if live else None,
        disputed_minor=course.resting.amount_minor if live else 0,
        non_accrual=live and (course.non_accrual_flag or late),
        applied=MappingProxyType(course.applied),
    )


def _status(course: Course) -> Status:
    if course.disbursed == 0:
        return Status.PENDING
    if course.written_off_on is not None:
        return Status.WRITTEN_OFF
    return Status.CLOSED if course.closed_on is not None else Status.ACTIVE


def _running(course: Course, as_of: date, first: int) -> Running | None:
    if first == len(course.rows):
        return None
    row = course.rows[first]
    segment = in_force(row.segments, as_of)
    if segment is None:
        return None
    terms = course.terms
    before = carried(row.segments, as_of, terms.rounding, terms.round_parts)
    return Running(*segment, carried_e12=before)


def _shown(course: Course, as_of: date) -> list[Row]:
    """The rows as they stand; where interest follows the outstanding principal, the rows to come
    are those of a borrower who clears the arrears today."""
    first = course.first_open(as_of)
    if not _clears(course, first):
        return course.rows
    twin = course.copy()
    pot = twin.release_advance(as_of)
    skip = sum(row.skip for row in twin.rows[first:])
    twin.plan.lay(twin.rows, first, twin.balance(first), as_of, skip=skip)
    twin.apply_advance(pot, as_of)
    return twin.rows


def _clears(course: Course, first: int) -> bool:
    """Whether the rows to come look different every day, because arrears earn interest too."""
    if not course.outstanding_mode or course.written_off_on is not None:
        return False
    return course.overdue_principal(first) > 0 and course.balance(first) > 0


def _totals(course: Course, as_of: date, first: int, ended: bool) -> Totals:
    rows = course.rows
    settled = {
        kind: {c: sum(parts[c] for parts in map(attrgetter(kind), rows)) for c in Component}
        for kind in ("paid", "waived", "written_off")
    }

    def total(kind: str, *components: Component) -> int:
        return sum(settled[kind][c] for c in components)

    charged = rows if ended else rows[:first]
    return Totals(
        disbursed_minor=course.disbursed,
        principal_paid_minor=total("paid", Component.PRINCIPAL),
        principal_waived_minor=total("waived", Component.PRINCIPAL),
        principal_written_off_minor=total("written_off", Component.PRINCIPAL),
        interest_earned_minor=sum(row.earned for row in charged),
        interest_paid_minor=total("paid", Component.INTEREST),
        interest_waived_minor=total("waived", Component.INTEREST),
        interest_written_off_minor=total("written_off", Component.INTEREST),
        fee_at_once_minor=course.fees_at_once,
        fee_charged_minor=course.fees_at_once + sum(row.fee for row in charged),
        fee_paid_minor=course.fees_at_once + total("paid", Component.FEE),
        fee_waived_minor=total("waived", Component.FEE),
        fee_written_off_minor=total("written_off", Component.FEE),
        penalty_fixed_minor=sum(r.pen_carried + r.comp_carried + r.late_fee for r in rows),
        penalty_paid_minor=total("paid", *_PENALTIES),
        penalty_waived_minor=total("waived", *_PENALTIES),
        penalty_written_off_minor=total("written_off", *_PENALTIES),
        credit_minor=course.credit,
        recovered_minor=course.recovered,
        cash_minor=course.cash,
    )


def _refold(course: Course, as_of: date, running: Running | None, is_fresh: bool) -> date | None:
    """The next day that a formula cannot tell: the row must be folded again on it.

    `is_fresh`: rows are overdue and none has a day past due yet, because of a dispute.
    """
    days: list[date] = []
    disputed = course.resting.since is not None
    if is_fresh and not disputed:
        days.append(as_of + timedelta(days=1))
    first = course.first_open(as_of)
    terms = course.terms
    if first < len(course.rows):
        due = course.rows[first].due_on
        if course.credit > 0 or course.outstanding_mode:
            days.append(due)
        if running is not None and running.until < due:
            days.append(running.until)
        if _clears(course, first):
            days.append(as_of + timedelta(days=1))
    special = terms.floating or course.plan.rates.pauses or terms.fees_of(FeeKind.LATE)
    if (special or disputed) and (stop := course.next_stop(as_of)) is not None:
        days.append(stop)  # also a due date: only the fold knows the stop after it
    return min(days, default=None)
