"""The terms of a loan: everything the contract says that its schedule and its debt depend on.

Amounts are integer minor units, rates integers of 10^-8 a year (`_e8`), dates plain dates.
`terms_json` reads and writes the JSON form; this file knows no text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from xindai.kernel.dates import MonthEnd
from xindai.kernel.rate import Rounding

MAX_INSTALMENTS: Final = 1200
"""A hundred years of months; a longer list is a typing error, not a loan."""


class Unit(StrEnum):
    """The unit a period is counted in."""

    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"


class Method(StrEnum):
    """How principal is repaid."""

    EQUAL_INSTALMENT = "equal_instalment"
    EQUAL_PRINCIPAL = "equal_principal"
    INTEREST_ONLY = "interest_only"
    SINGLE_PAYMENT = "single_payment"
    FLAT = "flat"
    CUSTOM = "custom"


class DayCount(StrEnum):
    """Share of a year that a stretch of days is."""

    THIRTY_360 = "30/360"
    ACTUAL_360 = "actual/360"
    ACTUAL_364 = "actual/364"
    ACTUAL_365 = "actual/365"
    ACTUAL_ACTUAL = "actual/actual"

    @property
    def year(self) -> int:
        """Days a year of penalty interest and of periods counted in days; ACT/ACT takes 365."""
        return _YEARS.get(self.value, 365)


_YEARS: Final = {"30/360": 360, "actual/360": 360, "actual/364": 364}


class InterestBy(StrEnum):
    """Whether a whole period earns 1/12, 1/52 … of the rate or what its days are worth."""

    PERIOD = "period"
    DAY = "day"


class LevelBy(StrEnum):
    """What the equal instalment is computed on: the days of each period, or 30-day months."""

    DAYS = "days"
    AVERAGE_MONTH = "average_month"


class InterestMode(StrEnum):
    """What earns interest: the scheduled balance, or what is really outstanding."""

    SCHEDULED = "scheduled"
    OUTSTANDING = "outstanding"


class PayoffInterest(StrEnum):
    """How far a payoff pays interest: to its day, or to the end of the running period."""

    TO_DATE = "to_date"
    PERIOD_END = "period_end"


class HolidayShift(StrEnum):
    """Where a due date on a holiday goes. The anchor never moves."""

    NONE = "none"
    FOLLOWING = "following"
    PRECEDING = "preceding"
    MODIFIED_FOLLOWING = "modified_following"


class Excess(StrEnum):
    """What becomes of money beyond what is due."""

    ADVANCE_NEXT = "advance_next"
    ADVANCE_LAST = "advance_last"
    ADVANCE_EVENLY = "advance_evenly"
    CREDIT = "credit"
    PREPAY = "prepay"


class PrepayChoice(StrEnum):
    """What a prepayment of principal shortens."""

    SHORTER_TERM = "shorter_term"
    SMALLER_INSTALMENT = "smaller_instalment"
    NEXT_DUE = "next_due"


class FeeKind(StrEnum):
    """When a fee is charged."""

    UPFRONT = "upfront"
    INSTALMENT = "instalment"
    EARLY_PAYOFF = "early_payoff"
    LATE = "late"


class PenaltyMode(StrEnum):
    """Whether the penalty rate stands in place of the contract rate or on top of it."""

    REPLACE = "replace"
    ON_TOP = "on_top"


class WaterfallBy(StrEnum):
    """Oldest instalment first, or first component of every instalment first."""

    INSTALMENT = "instalment"
    COMPONENT = "component"


class Component(StrEnum):
    """What a borrower can owe."""

    PRINCIPAL = "principal"
    INTEREST = "interest"
    FEE = "fee"
    LATE_FEE = "late_fee"
    PENALTY = "penalty"
    COMPOUND = "compound"


DEFAULT_WATERFALL: Final = (
    Component.PENALTY,
    Component.COMPOUND,
    Component.LATE_FEE,
    Component.FEE,
    Component.INTEREST,
    Component.PRINCIPAL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """A fee: a fixed amount, or a rate of the amount its kind looks at.

    upfront and instalment: the principal disbursed; early_payoff: the principal paid early;
    late: principal and interest of the late row. `deducted`: an upfront fee kept back.
    """

    kind: FeeKind
    name: str = ""
    amount_minor: int = 0
    rate_e8: int = 0
    deducted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """Penalty interest on overdue principal: `rate_e8` or `multiple_e8` x the contract rate.

    `compound` charges the same rate on overdue interest. `cap_rate_e8` caps what one row can
    gather at this share of its principal; None is no cap.
    """

    rate_e8: int | None = None
    multiple_e8: int | None = None
    mode: PenaltyMode = PenaltyMode.REPLACE
    compound: bool = False
    cap_rate_e8: int | None = None


@dataclass(frozen=True, slots=True)
class CustomRow:
    """One row of a custom instalment list; interest is computed."""

    due_on: date
    principal_minor: int


@dataclass(frozen=True, slots=True)
class RateOn:
    """A yearly rate in force from the start of a day."""

    on: date
    rate_e8: int


@dataclass(frozen=True, slots=True)
class Floating:
    """Base rate + spread, looked up on each repricing date."""

    spread_e8: int
    base_rates: tuple[RateOn, ...]
    repricing: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What the contract says. Defaults are those of the JSON form."""

    principal_minor: int
    annual_rate_e8: int
    instalments: int
    disbursed_on: date
    method: Method
    currency: str = "CNY"
    every: int = 1
    unit: Unit = Unit.MONTHS
    first_due_on: date | None = None
    first_period_from: date | None = None
    last_due_on: date | None = None
    due_day: int | None = None
    balloon_minor: int = 0
    custom: tuple[CustomRow, ...] = ()
    custom_due_dates: tuple[date, ...] = ()
    day_count: DayCount = DayCount.THIRTY_360
    interest_by: InterestBy = InterestBy.PERIOD
    month_end: MonthEnd = MonthEnd.CLAMP
    rounding: Rounding = Rounding.HALF_EVEN
    round_parts: bool = False
    multiple_minor: int = 1
    level_last: bool | None = None
    level_by: LevelBy = LevelBy.DAYS
    grace_principal: int = 0
    grace_interest: int = 0
    down_payment_percent_e8: int = 0
    holidays: frozenset[date] = frozenset()
    holiday_shift: HolidayShift = HolidayShift.NONE
    weekends: bool = False
    interest_mode: InterestMode = InterestMode.SCHEDULED
    payoff_interest: PayoffInterest = PayoffInterest.TO_DATE
    floating: Floating | None = None
    fees: tuple[Fee, ...] = field(default=())
    penalty: Penalty | None = None
    grace_days: int = 0
    waterfall: tuple[Component, ...] = DEFAULT_WATERFALL
    waterfall_by: WaterfallBy = WaterfallBy.INSTALMENT
    excess: Excess = Excess.CREDIT
    prepay_choice: PrepayChoice = PrepayChoice.SHORTER_TERM
    non_accrual_dpd: int | None = 90

    @property
    def levels_last(self) -> bool:
        """Whether an outlying last instalment is levelled out over the others (once)."""
        if self.level_last is not None:
            return self.level_last
        return self.rounding is not Rounding.UP and self.multiple_minor == 1

    def fees_of(self, kind: FeeKind) -> tuple[Fee, ...]:
        """The fees charged on this occasion."""
        return tuple(fee for fee in self.fees if fee.kind is kind)

    @staticmethod
    def from_json(value: object, path: str = "terms") -> Terms:
        """Terms of their JSON form; refuses with the path of the wrong field."""
        from xindai.engine.terms_json import terms_from_json

        return terms_from_json(value, path)

    def to_json(self) -> dict[str, object]:
        """The JSON form, in full."""
        from xindai.engine.terms_json import terms_to_json

        return terms_to_json(self)
