"""The schedule: rows laid out from a balance, and the instalment that makes them come out.

The same layout serves the first schedule and every later change: rows that are due stay, the
running row keeps what it has earned, the rest is laid anew.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal, localcontext

from xindai.engine.accrual import E12, Segment, earned, part
from xindai.engine.calendar import Periods, last_is_odd, second_is_odd, step
from xindai.engine.daycount import stretches
from xindai.engine.rates import Rates, penalty_rate
from xindai.engine.row import Row
from xindai.engine.terms import FeeKind, InterestMode, LevelBy, Method, Terms, Unit
from xindai.kernel.rate import RATE_SCALE, Rounding, round_ratio

_PRECISION = 60


class Plan:
    """What the rows are laid out from. `level` is the regular instalment (its principal part
    where principal is equal); `count` the last row's number; `offset` 1 after a down payment;
    `resting` the part of the balance that bears no interest, because it is disputed."""

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.rates = Rates(terms)
        self.periods = Periods(terms)
        self.span = terms.instalments if terms.method is Method.SINGLE_PAYMENT else 1
        self.offset = 1 if terms.down_payment_percent_e8 else 0
        self.count = terms.instalments // self.span + self.offset
        self.level = 0
        self.flat_base = 0
        self.disbursed = 0
        self.resting = 0
        self.grace_principal_until = terms.grace_principal + self.offset
        self.grace_interest_until = terms.grace_interest + self.offset
        self.custom = {
            n + self.offset: row.principal_minor for n, row in enumerate(terms.custom, start=1)
        }
        self.irregular: set[int] = {2} if self.span == 1 and second_is_odd(terms) else set()
        if last_is_odd(terms):
            last = terms.instalments // self.span
            self.irregular |= {last, last + 1}  # the next one only if the loan is extended

    def copy(self) -> Plan:
        """A plan that shares nothing mutable with this one."""
        twin = Plan.__new__(Plan)
        twin.__dict__.update(self.__dict__)
        twin.rates, twin.custom = self.rates.copy(), dict(self.custom)
        twin.irregular = set(self.irregular)
        return twin

    # -- rows ------------------------------------------------------------------------------

    def extend_to(self, rows: list[Row], count: int) -> None:
        """Makes the list of rows end at number `count`, with its due dates."""
        del rows[max(0, count) :]
        while len(rows) < count:
            rows.append(self._row(len(rows) + 1, rows))
        self.count = count

    def redate(self, rows: list[Row], first: int) -> None:
        """Gives the rows from an index on their dates again, after the periods have moved."""
        for index in range(first, len(rows)):
            fresh = self._row(rows[index].n, rows[:index])
            rows[index].starts_on, rows[index].due_on = fresh.starts_on, fresh.due_on
            rows[index].whole = fresh.whole
            rows[index].pen_from, rows[index].pen_after = fresh.pen_from, fresh.pen_after

    def _row(self, n: int, before: list[Row]) -> Row:
        terms, period = self.terms, n - self.offset
        start = terms.first_period_from or terms.disbursed_on
        if before and period > 1:
            start = before[-1].due_on
        due = self.periods.due(period * self.span, start)
        row = Row(n, start, due, whole=self._whole(period, start))
        row.rounding, row.pen_year = terms.rounding, terms.day_count.year
        row.pen_from, row.pen_after = due, date.fromordinal(due.toordinal() + terms.grace_days)
        return row

    def _whole(self, period: int, start: date) -> bool:
        """Whether a period is a regular one, so that "by period" can speak of 1/12.

        Listed due dates (custom_due_dates) move regular periods; a custom list of instalments has
        periods of any length, of which some may happen to be regular.
        """
        if period in self.irregular:
            return False
        if self.terms.custom_due_dates or (period > 1 and not self.terms.custom):
            return True
        due = self.periods.nominal(period * self.span)
        back = step(self.terms, due, -self.span, self.terms.due_day or due.day)
        return back == start or step(self.terms, start, self.span, start.day) == due

    # -- layout ----------------------------------------------------------------------------

    def lay(
        self,
        rows: list[Row],
        first: int,
        balance: int,
        on: date,
        *,
        extra: int = 0,
        skip: int = 0,
        keep: dict[int, int] | None = None,
    ) -> None:
        """Lays the rows from index `first` on so that they repay `balance`.

        `on`: the day from which things change; the running row keeps what it earned before.
        `extra`: overdue principal that earns interest too. `skip`: principal of the next rows
        that is already paid. `keep`: the principal of each row number, where it shall not move.
        """
        left, terms = balance, self.terms
        deferred = sum(row.earned - row.interest for row in rows[:first])
        earlier = sum(row.earned for row in rows[:first])
        end = len(rows)
        for index in range(first, len(rows)):
            row = rows[index]
            base = self.flat_base if terms.method is Method.FLAT else left
            base = max(0, base - self.resting) + (extra if index == first else 0)
            self._accrue(row, base, max(on, row.starts_on))
            last = index == len(rows) - 1
            if last and terms.method is Method.FLAT and self.rates.stopped_on is None:
                self._flat_residue(rows, row, earlier)
            earlier += row.earned
            wanted = left if last else self._principal(row, keep)
            row.skip = min(skip, wanted) if not last else 0
            skip -= row.skip
            principal = min(left, wanted - row.skip)
            left -= principal
            row.principal, row.balance_after = row.prepaid + principal, left
            last = last or left == 0
            if row.n <= self.grace_interest_until and not last:
                deferred, row.interest = deferred + row.earned, 0
            else:
                deferred, row.interest = 0, row.earned + deferred
            row.fee = row.extra_fee + self._fee(row)
            self._penalise(row)
            if last:
                end = index + 1
                break
        del rows[end:]
        self.count = rows[-1].n if rows else 0

    def _accrue(self, row: Row, base: int, on: date) -> None:
        """Keeps the row's segments before `on`, and lets `base` earn from then to the due date.

        What lies before the row's start is of a period that has been moved: it earns nothing.
        """
        kept = [s for s in row.segments if row.starts_on <= s.start < on]
        if kept and kept[-1].until > on:
            kept[-1] = kept[-1]._replace(until=on)
        fresh = self._segments(row, base, on)
        if kept and fresh and kept[-1].until == fresh[0].start and kept[-1][2:] == fresh[0][2:]:
            # Nothing changes on this day, so nothing is cut: rounding by parts would see it.
            fresh[0] = fresh[0]._replace(start=kept.pop().start)
        row.segments = kept + fresh
        row.earned = earned(row.segments, row.due_on, self.terms.rounding, self.terms.round_parts)

    def _segments(self, row: Row, base: int, on: date) -> list[Segment]:
        out = []
        for stretch in stretches(self.terms, row.starts_on, row.due_on, row.whole, self.span):
            start = max(stretch.start, on)
            for a, b, rate in self.rates.pieces(start, stretch.until):
                out.append(Segment(a, b, base, rate, stretch.num, stretch.den))
        return out

    def _flat_residue(self, rows: list[Row], row: Row, earlier: int) -> None:
        """The last flat row takes what rounding left over of the whole interest."""
        exact = sum(s.numerator(s.until) * E12 // s.denominator for r in rows for s in r.segments)
        wanted = round_ratio(exact, E12, self.terms.rounding) - earlier
        days = (row.due_on - row.starts_on).days
        if wanted != row.earned and wanted >= 0 and days > 0:
            row.earned = wanted
            row.segments = [Segment(row.starts_on, row.due_on, wanted, RATE_SCALE, 1, days)]

    def _principal(self, row: Row, keep: dict[int, int] | None) -> int:
        """The principal that a row other than the last shall repay."""
        if keep is not None and row.n in keep:
            return keep[row.n]
        if row.n <= self.grace_principal_until:
            return 0
        match self.terms.method:
            case Method.EQUAL_INSTALMENT | Method.FLAT:
                return max(0, self.level - row.earned)
            case Method.EQUAL_PRINCIPAL:
                return self.level
            case Method.CUSTOM:
                return self.custom.get(row.n, 0)
            case Method.INTEREST_ONLY | Method.SINGLE_PAYMENT:
                return 0

    def _fee(self, row: Row) -> int:
        if self.rates.stopped_on is not None and row.due_on > self.rates.stopped_on:
            return 0
        total = 0
        for fee in self.terms.fees_of(FeeKind.INSTALMENT):
            total += fee.amount_minor or self.share(self.disbursed, fee.rate_e8)
        return total

    def share(self, amount: int, rate_e8: int) -> int:
        """A rate of an amount, rounded as the terms say."""
        return round_ratio(amount * rate_e8, RATE_SCALE, self.terms.rounding)

    def _penalise(self, row: Row) -> None:
        penalty = self.terms.penalty
        if penalty is None:
            return
        row.pen_rate_e8 = self.penalty_rate(row.due_on)
        row.comp_rate_e8 = row.pen_rate_e8 if penalty.compound else 0
        if penalty.cap_rate_e8 is not None:
            row.pen_cap = self.share(row.principal, penalty.cap_rate_e8)

    def penalty_rate(self, on: date) -> int:
        """The yearly penalty rate by the contract rate of a day."""
        runs_on = self.terms.interest_mode is InterestMode.OUTSTANDING
        return penalty_rate(self.terms.penalty, self.rates.contract(on), runs_on)

    # -- the instalment --------------------------------------------------------------------

    def solve(self, rows: list[Row], first: int, balance: int, on: date, extra: int = 0) -> None:
        """Finds the instalment that repays `balance` in the rows from `first`, and lays them."""
        paying = [row for row in rows[first:] if row.n > self.grace_principal_until]
        count = max(1, len(paying))
        match self.terms.method:
            case Method.EQUAL_INSTALMENT:
                self.level = self._annuity(rows, first, balance, on)
            case Method.EQUAL_PRINCIPAL:
                self.level = round_ratio(balance, count, self.terms.rounding)
            case Method.FLAT:
                self.level = self._flat_level(rows, first, balance, count)
            case Method.CUSTOM:
                self._scale_custom(rows, first, balance)
            case Method.INTEREST_ONLY | Method.SINGLE_PAYMENT:
                self.level = 0
        trial = [row.copy() for row in rows] if self._levels(rows, first) else None
        self.lay(rows, first, balance, on, extra=extra)
        if trial is not None and len(rows) - first >= 2:
            self._level_last(rows, trial, first, balance, on, extra)

    def _levels(self, rows: list[Row], first: int) -> bool:
        equal = self.terms.method is Method.EQUAL_INSTALMENT
        plain = self.terms.balloon_minor == 0 and self.rates.stopped_on is None
        return equal and plain and self.terms.levels_last and len(rows) - first >= 2

    def _level_last(
        self, rows: list[Row], trial: list[Row], first: int, balance: int, on: date, extra: int
    ) -> None:
        """Moves an outlying last instalment's difference onto all of them, once, if it helps."""
        gap, count = _last_gap(rows), len(rows) - first
        if abs(gap) <= count // 2:
            return
        level, end = self.level, self.count
        self.level += round_ratio(gap, count, Rounding.HALF_EVEN)
        self.lay(trial, first, balance, on, extra=extra)
        if len(trial) == len(rows) and abs(_last_gap(trial)) < abs(gap):
            rows[:] = trial
        else:
            self.level, self.count = level, end

    def _annuity(self, rows: list[Row], first: int, balance: int, on: date) -> int:
        """The level instalment: balance x growth, less the balloon, over the sum of growths.

        A first row that earns more than that (a long first period) bills its interest alone, and
        the others are levelled without it: the debt never grows, the count of rows stays.
        """
        with localcontext() as context:
            context.prec = _PRECISION
            paying = [row for row in rows[first:] if row.n > self.grace_principal_until]
            growths = [self._growth(row, max(on, row.starts_on)) for row in paying]
            running = bool(paying) and paying[0] is rows[first]
            before = self._earned_before(rows[first], on) if running else 0
            while growths:
                top, below = balance * growths[0] + Decimal(before) / E12, Decimal(1)
                interest = top - balance
                for growth in growths[1:]:
                    top, below = top * growth, below * growth + 1
                exact = (top - self.terms.balloon_minor) / below
                if interest <= exact or len(growths) == 1:
                    return self._to_multiple(exact)
                growths, before = growths[1:], 0
            return 0

    def _earned_before(self, row: Row, on: date) -> int:
        """What a running row has earned before a day, in 10^-12 minor units."""
        kept = [s for s in row.segments if row.starts_on <= s.start < on]
        cut = [s._replace(until=min(s.until, on)) for s in kept]
        return sum(part(s, self.terms.rounding, self.terms.round_parts) for s in cut)

    def _growth(self, row: Row, start: date) -> Decimal:
        total = Decimal(1)
        terms = self.terms
        if terms.level_by is LevelBy.AVERAGE_MONTH and terms.unit is Unit.MONTHS and row.whole:
            days = 30 * terms.every * self.span
            rate = self.rates.contract(row.starts_on)
            return total + Decimal(rate * days) / (terms.day_count.year * RATE_SCALE)
        for segment in self._segments(row, 1, start):
            total += Decimal(segment.numerator(segment.until)) / segment.denominator
        return total

    def _to_multiple(self, exact: Decimal) -> int:
        multiple = self.terms.multiple_minor
        scaled = int((exact * 10**20).to_integral_value())
        return round_ratio(max(0, scaled), multiple * 10**20, self.terms.rounding) * multiple

    def _flat_level(self, rows: list[Row], first: int, balance: int, count: int) -> int:
        sample = rows[first + 1] if len(rows) > first + 1 else rows[first]
        interest = (self._growth(sample, sample.starts_on) - 1) * self.flat_base
        return self._to_multiple(Decimal(balance) / count + interest)

    def _scale_custom(self, rows: list[Row], first: int, balance: int) -> None:
        total = sum(self.custom.get(row.n, 0) for row in rows[first:])
        if total in (0, balance):
            return
        for row in rows[first:]:
            old = self.custom.get(row.n, 0)
            self.custom[row.n] = round_ratio(old * balance, total, self.terms.rounding)


def _last_gap(rows: list[Row]) -> int:
    """How far the last instalment is from the one before it."""
    last, before = rows[-1], rows[-2]
    return last.interest + last.principal - before.interest - before.principal
