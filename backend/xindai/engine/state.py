"""What a loan is on a day: the frozen outcome of a fold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from xindai.engine.accrual import Segment, accrued
from xindai.engine.course import Applied
from xindai.engine.row import Row
from xindai.kernel.rate import Rounding


class Status(StrEnum):
    """The life of a loan."""

    PENDING = "pending"
    ACTIVE = "active"
    CLOSED = "closed"
    WRITTEN_OFF = "written_off"


@dataclass(frozen=True, slots=True)
class Totals:
    """Sums over rows and events, minor units; penalty here includes compound and late fees.

    fee_charged counts the fees due so far; fee_at_once is the part of it that belongs to no row
    (up front, on prepayment); cash is money in less out.
    """

    disbursed_minor: int
    principal_paid_minor: int
    principal_waived_minor: int
    principal_written_off_minor: int
    interest_earned_minor: int
    interest_paid_minor: int
    interest_waived_minor: int
    interest_written_off_minor: int
    fee_at_once_minor: int
    fee_charged_minor: int
    fee_paid_minor: int
    fee_waived_minor: int
    fee_written_off_minor: int
    penalty_fixed_minor: int
    penalty_paid_minor: int
    penalty_waived_minor: int
    penalty_written_off_minor: int
    credit_minor: int
    recovered_minor: int
    cash_minor: int


class Running(NamedTuple):
    """The accrual segment in force, with what was carried into it (10^-12 minor units)."""

    start: date
    until: date
    base_minor: int
    rate_e8: int
    num: int
    den: int
    carried_e12: int


@dataclass(frozen=True, slots=True)
class LoanState:
    """A loan on `as_of`. `rows` must not be changed; amounts are minor units.

    oldest_unpaid_due_on is later than the due date by the days that a dispute took; disputed_on
    and disputed_minor are of the dispute that is open.
    """

    currency: str
    rounding: Rounding
    status: Status
    as_of: date
    disbursed_on: date | None
    maturity_on: date | None
    closed_on: date | None
    level_minor: int
    annual_rate_e8: int
    instalment_count: int
    rows: tuple[Row, ...]
    totals: Totals
    segment: Running | None
    next_due_on: date | None
    oldest_unpaid_due_on: date | None
    refold_on: date | None
    non_accrual: bool
    applied: Mapping[str, Applied]
    disputed_on: date | None = None
    disputed_minor: int = 0

    @property
    def outstanding_minor(self) -> int:
        """Principal that is still owed."""
        t = self.totals
        gone = t.principal_paid_minor + t.principal_waived_minor + t.principal_written_off_minor
        return t.disbursed_minor - gone

    @property
    def days_past_due(self) -> int:
        """Days since the oldest unpaid due date; 0 if nothing is overdue."""
        if self.oldest_unpaid_due_on is None:
            return 0
        return (self.as_of - self.oldest_unpaid_due_on).days

    def accrued_interest_at(self, on: date) -> int:
        """Interest earned since the disbursement, paid or not; `on` is in the current segment."""
        earned = self.totals.interest_earned_minor
        if self.segment is None:
            return earned
        segment = Segment(*self.segment[:6])
        return earned + accrued(self.segment.carried_e12, segment, on, self.rounding)

    def penalty_at(self, on: date) -> int:
        """Penalty, compound interest and late fees charged by a day, paid or not."""
        more = sum(
            row.penalty_at(on) - row.pen_carried + row.compound_at(on) - row.comp_carried
            for row in self.rows
            if row.due_on < on
        )
        return self.totals.penalty_fixed_minor + more
