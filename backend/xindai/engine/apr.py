"""The annual percentage rate of real cash flows, as three traditions define it.

- `effective`: what the European Union and the United Kingdom prescribe. 1 + x is compounded over
  years: sum of advances / (1+x)^t = sum of payments / (1+x)^t. Directive 2008/48/EC and
  2014/17/EU, Annex I.
- `actuarial`: what the United States prescribe. A rate per unit-period, simple within a fraction
  of one, times the unit-periods of a year. Regulation Z (12 CFR 1026), Appendix J.
- `nominal`: the internal rate of return per period times the periods of a year, which China's
  disclosure rule asks for (IRR x 12; 年化综合成本).

Rates come back as a fraction a year (0.0643… is 6.43 %) with at least 30 true digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from fractions import Fraction
from typing import Final

from xindai.engine.irr import Discounted, solve_rate
from xindai.engine.year_fraction import unit_periods, whole_months, years_from
from xindai.kernel.errors import Refusal

MONTHLY: Final = Fraction(12)
_MOST_PERIODS: Final = 366
_SIGNIFICANT: Final = 12
_PLACES: Final = 8


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that moves once: a positive amount, in any one unit, on a date or after some years."""

    amount: Fraction
    at: date | Fraction


@dataclass(frozen=True, slots=True)
class _Timed:
    """Signed amounts and the moments they move at; the term begins with the first advance."""

    amounts: tuple[Fraction, ...]
    moments: tuple[date | Fraction, ...]
    start: date | Fraction


def effective(
    advances: Sequence[Flow],
    payments: Sequence[Flow],
    year_days: Fraction | None = None,
) -> Decimal:
    """Effective annual rate. `year_days` counts dates by days over it, e.g. 365 or 365.25.

    Refuses NO_ADVANCES, NO_PAYMENTS, MIXED_TIMES, PAYMENT_BEFORE_ADVANCE, NO_SOLUTION.
    """
    years = _years(_timed(advances, payments), year_days)
    return solve_rate([Discounted(amount, time) for amount, time in years])


def nominal(
    advances: Sequence[Flow],
    payments: Sequence[Flow],
    periods_per_year: Fraction = MONTHLY,
    year_days: Fraction | None = None,
) -> Decimal:
    """Internal rate of return per period times the periods of a year; time counts as `effective`.

    Refuses as `effective` does, and INVALID_UNIT_PERIODS.
    """
    _check_periods(periods_per_year)
    years = _years(_timed(advances, payments), year_days)
    rate = solve_rate([Discounted(amount, time * periods_per_year) for amount, time in years])
    return _times(rate, periods_per_year)


def actuarial(
    advances: Sequence[Flow],
    payments: Sequence[Flow],
    periods_per_year: Fraction | None = None,
) -> Decimal:
    """Rate per unit-period times the unit-periods of a year; 12 of them unless stated.

    One advance and one payment make the term itself the unit-period, at most a year, whatever is
    stated: Appendix J, (b)(4)(ii). Refuses as `nominal` does, and UNKNOWN_UNIT_PERIOD.
    """
    timed = _timed(advances, payments)
    per_year = MONTHLY if periods_per_year is None else periods_per_year
    _check_periods(per_year)
    later = {at for at in timed.moments if at != timed.start}
    count = _periods
    if len(later) == 1:
        per_year, count = _single_term(timed.start, later.pop()), _single_periods
    flows = []
    for amount, at in zip(timed.amounts, timed.moments, strict=True):
        periods = count(timed.start, at, per_year)
        whole = periods.numerator // periods.denominator
        flows.append(Discounted(amount, Fraction(whole), periods - whole))
    return _times(solve_rate(flows), per_year)


def format_percent(rate: Decimal) -> str:
    """ "6.43441248863" of 0.0643…: plain digits, 12 significant and at least 8 decimals, half-up.

    Zeros are kept, so that the text shows its own precision.
    """
    with localcontext(Context(prec=100)):
        percent = rate * 100
        places = max(_PLACES, _SIGNIFICANT - 1 - percent.adjusted()) if percent else _PLACES
        return f"{percent.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"


def _timed(advances: Sequence[Flow], payments: Sequence[Flow]) -> _Timed:
    """Both sides in one list, advances negative; refuses what makes no loan."""
    if not advances:
        raise Refusal("NO_ADVANCES", "at least one advance is needed", "advances")
    if not payments:
        raise Refusal("NO_PAYMENTS", "at least one payment is needed", "payments")
    dated = isinstance(advances[0].at, date)
    for name, flows in (("advances", advances), ("payments", payments)):
        for index, flow in enumerate(flows):
            if flow.amount <= 0:
                raise Refusal(
                    "AMOUNT_NOT_POSITIVE",
                    "the amount must be above zero",
                    f"{name}[{index}].amount",
                )
            if isinstance(flow.at, date) != dated:
                raise Refusal(
                    "MIXED_TIMES",
                    "all flows have dates or all have years",
                    f"{name}[{index}]",
                )
    start = min((flow.at for flow in advances), key=_order)
    for index, flow in enumerate(payments):
        if _order(flow.at) < _order(start):
            field = f"payments[{index}].{'on' if dated else 't_years'}"
            raise Refusal("PAYMENT_BEFORE_ADVANCE", "nothing was lent at that time", field)
    return _Timed(
        (*(-flow.amount for flow in advances), *(flow.amount for flow in payments)),
        (*(flow.at for flow in advances), *(flow.at for flow in payments)),
        start,
    )


def _order(at: date | Fraction) -> Fraction:
    return Fraction(at.toordinal()) if isinstance(at, date) else at


def _years(timed: _Timed, year_days: Fraction | None) -> list[tuple[Fraction, Fraction]]:
    """(signed amount, years since the start) of every flow."""
    if not isinstance(timed.start, date):
        times = [_order(at) - timed.start for at in timed.moments]
    elif year_days is None:
        times = years_from(timed.start, [at for at in timed.moments if isinstance(at, date)])
    else:
        first = _order(timed.start)
        times = [(_order(at) - first) / year_days for at in timed.moments]
    return list(zip(timed.amounts, times, strict=True))


def _single_term(start: date | Fraction, end: date | Fraction) -> Fraction:
    """Unit-periods a year of one advance and one payment: (b)(5)(v) to (vii) of Appendix J."""
    if isinstance(start, date) and isinstance(end, date):
        months, days = whole_months(start, end)
        if months >= MONTHLY:
            return Fraction(1)
        return Fraction(365, (end - start).days) if days else MONTHLY / months
    return max(Fraction(1), 1 / (_order(end) - _order(start)))


def _single_periods(start: date | Fraction, at: date | Fraction, per_year: Fraction) -> Fraction:
    """Time of a single payment: the term itself, or years where it is longer than one."""
    if at == start:
        return Fraction(0)
    return Fraction(1) if per_year > 1 else _periods(start, at, per_year)


def _periods(start: date | Fraction, at: date | Fraction, per_year: Fraction) -> Fraction:
    """Unit-periods from the start: counted between dates, or years times those of a year."""
    if isinstance(start, date) and isinstance(at, date):
        return unit_periods(start, at, per_year)
    return (_order(at) - _order(start)) * per_year


def _check_periods(per_year: Fraction) -> None:
    if not 0 < per_year <= _MOST_PERIODS:
        raise Refusal(
            "INVALID_UNIT_PERIODS",
            "a year has 1 to 366 unit-periods",
            "unit_periods_per_year",
        )


def _times(rate: Decimal, per_year: Fraction) -> Decimal:
    with localcontext(Context(prec=60)):
        return rate * per_year.numerator / per_year.denominator
