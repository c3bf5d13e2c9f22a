"""What may not happen to a loan: refusals before an event is appended. The fold itself is total."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from xindai.engine.course import Applied, Course
from xindai.engine.events import Event, EventType, in_order, standing
from xindai.engine.fold import course_of
from xindai.engine.payout import owed_on
from xindai.engine.terms import Component, Terms
from xindai.kernel.errors import Refusal

_ON_LIVE = frozenset(
    {
        EventType.REPAY,
        EventType.PREPAY,
        EventType.PAYOFF,
        EventType.MERCHANT_REFUND,
        EventType.EXTEND,
        EventType.SHORTEN,
        EventType.SHIFT_DUE,
        EventType.RESTRUCTURE,
        EventType.RATE_CHANGE,
        EventType.PAUSE,
        EventType.WAIVE,
        EventType.CHARGE_FEE,
        EventType.NON_ACCRUAL,
        EventType.WRITE_OFF,
        EventType.DISPUTE,
    }
)


def check(terms: Terms, events: Sequence[Event], event: Event, as_of: date) -> None:
    """Refuses an event that cannot happen to the loan as it stands on the event's day.

    Codes: BEFORE_DISBURSEMENT, LOAN_CLOSED, LOAN_WRITTEN_OFF, NOT_WRITTEN_OFF, ABOVE_PRINCIPAL,
    ABOVE_CREDIT, ABOVE_DEBT, BELOW_PAYOFF, UNKNOWN_EVENT, ALREADY_REVERSED, NOTHING_LEFT …
    """
    if event.on > as_of:
        raise Refusal("DATE_IN_FUTURE", "the value date is after the business date", "on")
    if event.type is EventType.REVERSE:
        _reversal(terms, events, event, as_of)
        return
    # The loan as it stood on the event's day, and as it stands now: both must allow it.
    then = course_of(terms, events, event.on)
    now = then if event.on == as_of else course_of(terms, events, as_of)
    if event.type is EventType.DISBURSE:
        _disbursement(terms, then, now, event)
        return
    if then.disbursed == 0:
        raise Refusal("BEFORE_DISBURSEMENT", "nothing has been disbursed by this day", "on")
    if event.type in _ON_LIVE and now.written_off_on is not None:
        raise Refusal("LOAN_WRITTEN_OFF", "the loan is written off; money is a recovery", "type")
    if event.type in _ON_LIVE and now.closed_on is not None:
        raise Refusal("LOAN_CLOSED", "the loan is closed", "loanId")
    _own_rules(then, event)


def _disbursement(terms: Terms, then: Course, now: Course, event: Event) -> None:
    if event.on < terms.disbursed_on:
        raise Refusal("BEFORE_CONTRACT", "the contract begins later", "on")
    if now.written_off_on is not None:
        raise Refusal("LOAN_WRITTEN_OFF", "the loan is written off", "loanId")
    if now.disbursed and now.closed_on is not None:
        raise Refusal("LOAN_CLOSED", "the loan is closed", "loanId")
    if now.disbursed + (event.amount or 0) > terms.principal_minor:
        raise Refusal("ABOVE_PRINCIPAL", "more than the contract lends", "amount")
    if then.rows and then.first_open(event.on) == len(then.rows):
        raise Refusal("LOAN_MATURED", "the last due date has passed", "on")
    if now.disbursed_on is not None and event.on < now.disbursed_on:
        raise Refusal("BEFORE_DISBURSEMENT", "a tranche follows the first disbursement", "on")


def _reversal(terms: Terms, events: Sequence[Event], event: Event, as_of: date) -> None:
    target = next((e for e in events if e.id == event.reverses), None)
    if target is None:
        raise Refusal("UNKNOWN_EVENT", "the loan has no such event", "event")
    if target.type in (EventType.DISPUTE, EventType.DISPUTE_END):
        raise Refusal("DISPUTE_STANDS", "a dispute is settled, never reversed", "event")
    if any(e.reverses == target.id for e in events):
        raise Refusal("ALREADY_REVERSED", "the event is reversed already", "event")
    if event.on < target.on:
        raise Refusal("BEFORE_EVENT", "a reversal is not dated before its event", "on")
    left = standing([*events, event])
    first = next((e for e in in_order(left) if e.type is EventType.DISBURSE), None)
    others = [e for e in left if e.type is not EventType.DISBURSE]
    if (
        target.type is EventType.DISBURSE
        and others
        and (first is None or any(e.on < first.on for e in others))
    ):
        raise Refusal("EVENTS_FOLLOW", "later events build on this disbursement", "event")
    refunds = sum(e.amount or 0 for e in left if e.type is EventType.REFUND)
    after = course_of(terms, [*events, event], as_of)
    paid_out = sum(-a.credit for e, a in _refunds(after, left))
    if paid_out < refunds:
        raise Refusal("CREDIT_REFUNDED", "the money has been refunded already", "event")


def _refunds(course: Course, events: Sequence[Event]) -> list[tuple[Event, Applied]]:
    return [
        (e, course.applied[e.id])
        for e in events
        if e.type is EventType.REFUND and e.id in course.applied
    ]


def _own_rules(then: Course, event: Event) -> None:
    on, amount = event.on, event.amount or 0
    first = then.first_open(on)
    match event.type:
        case EventType.REFUND if amount > then.credit:
            raise Refusal("ABOVE_CREDIT", "more than the borrower has in credit", "amount")
        case EventType.RECOVERY if then.written_off_on is None:
            raise Refusal("NOT_WRITTEN_OFF", "only a written-off loan has recoveries", "type")
        case EventType.PAYOFF if event.amount is not None:
            parts, fee, credit = owed_on(then, on)
            if amount < sum(parts.values()) + fee - credit:
                raise Refusal("BELOW_PAYOFF", "the amount does not pay the loan off", "amount")
        case EventType.WAIVE:
            component = Component(event.data["component"])
            owed = sum(row.unpaid(component, on) for row in then.due_rows(on))
            if amount > owed:
                raise Refusal("ABOVE_DEBT", "more than is due of this component", "amount")
        case EventType.SHIFT_DUE:
            dues = [row.due_on for row in then.rows[first:]]
            if event.data["from_due"] not in dues:
                raise Refusal("NO_SUCH_DUE_DATE", "no instalment to come has it", "from_due")
            index = first + dues.index(event.data["from_due"])
            before = then.rows[index - 1].due_on if index else then.rows[0].starts_on
            if event.data["to_due"] <= max(on, before):
                raise Refusal("DUE_DATE_TOO_EARLY", "after the one before and today", "to_due")
        case EventType.EXTEND | EventType.SHORTEN if first == len(then.rows):
            raise Refusal("NOTHING_LEFT", "no instalment is left to move", "type")
        case EventType.SHORTEN if event.data["instalments"] >= len(then.rows) - first:
            raise Refusal("TOO_SHORT", "at least one instalment stays", "instalments")
        case EventType.DISPUTE if then.resting.since is not None:
            raise Refusal("DISPUTE_OPEN", "another dispute is open", "loanId")
        case EventType.DISPUTE_END if (event.data["since"], amount) not in then.resting.open():
            raise Refusal("NO_SUCH_DISPUTE", "no such dispute is open", "since")
        case EventType.PAUSE if event.data["until"] <= on:
            raise Refusal("PAUSE_EMPTY", "a pause ends after it begins", "until")
        case EventType.RESTRUCTURE:
            next_due = event.data.get("next_due_on")
            if next_due is not None and next_due <= on:
                raise Refusal("DUE_DATE_TOO_EARLY", "after the value date", "next_due_on")
        case _:
            pass
