"""The course of a loan: its rows and purses as events pass, in order of their value date."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from xindai.engine.allocation import allocate
from xindai.engine.plan import Plan
from xindai.engine.rates import floating_rate
from xindai.engine.resting import Disputed, Resting
from xindai.engine.row import SCHEDULED, Amounts, Row, zeros
from xindai.engine.terms import Component, Excess, FeeKind, InterestMode, Terms

BEGINNING = date.min


@dataclass(slots=True)
class Applied:
    """What the money of one event went to, minor units."""

    parts: Amounts = field(default_factory=zeros)
    credit: int = 0
    recovered: int = 0


class Course:
    """Mutable while the fold runs; nobody else sees it.

    Purses: `credit` is what we owe the borrower; money on rows that are not due yet is theirs
    until the due date and is laid again whenever the rows change. `changed_ahead` says that rows
    not due yet were laid or paid since the last `note_settled`.
    """

    def __init__(self, terms: Terms) -> None:
        self.terms = terms
        self.plan = Plan(terms)
        self.rows: list[Row] = []
        self.today = BEGINNING
        self.disbursed = 0
        self.disbursed_on: date | None = None
        self.fees_at_once = 0
        self.credit = 0
        self.cash = 0
        self.recovered = 0
        self.written_off_on: date | None = None
        self.closed_on: date | None = None
        self.non_accrual_flag = False
        self.resting = Resting()
        self.changed_ahead = False
        self.applied: dict[str, Applied] = {}

    def copy(self) -> Course:
        """A course that shares nothing mutable with this one: the "what if" of a payoff."""
        twin = Course.__new__(Course)
        twin.__dict__.update(self.__dict__)
        twin.plan = self.plan.copy()
        twin.rows = [row.copy() for row in self.rows]
        twin.applied = dict(self.applied)
        return twin

    # -- looking -----------------------------------------------------------------------------

    @property
    def outstanding_mode(self) -> bool:
        """Interest runs on what is really outstanding."""
        return self.terms.interest_mode is InterestMode.OUTSTANDING

    def first_open(self, on: date) -> int:
        """Index of the first row that is not due by a day (len(rows) if all are)."""
        for index, row in enumerate(self.rows):
            if row.due_on > on:
                return index
        return len(self.rows)

    def due_rows(self, on: date) -> list[Row]:
        """The rows due by a day, oldest first."""
        return self.rows[: self.first_open(on)]

    def balance(self, first: int) -> int:
        """Principal that the rows from an index on still have to repay."""
        fixed = sum(row.principal for row in self.rows[:first])
        return self.disbursed - fixed - sum(row.prepaid for row in self.rows[first:])

    def overdue_principal(self, first: int) -> int:
        """Unpaid principal of the rows before an index."""
        return sum(row.unpaid(Component.PRINCIPAL, row.due_on) for row in self.rows[:first])

    def owed(self, on: date) -> int:
        """Everything unpaid on every row, penalties of the day included."""
        return sum(row.open(on) for row in self.rows)

    def settled(self, on: date) -> bool:
        """Nothing is owed and nothing will be."""
        known = all(row.settled_on is not None for row in self.rows)
        return known and self.disbursed > 0 and self.owed(on) == 0

    # -- laying the rows ----------------------------------------------------------------------

    def relay(
        self,
        on: date,
        *,
        solve: bool,
        skip: int = 0,
        keep: dict[int, int] | None = None,
        count: int | None = None,
    ) -> None:
        """Lays the rows not yet due again, from a day on; advance money is laid anew after it."""
        if self.disbursed == 0:
            return
        pot = self.release_advance(on)
        first = self.first_open(on)
        skip += 0 if solve else sum(row.skip for row in self.rows[first:])
        balance = self.balance(first)
        wanted = count if count is not None else self.plan.count
        if balance > 0:
            wanted = max(wanted, first + 1)
        self.plan.resting = self._resting(first)
        if wanted > first:
            self.plan.extend_to(self.rows, wanted)
            extra = self._late_and_earning(first) if self.outstanding_mode else 0
            if solve:
                self.plan.solve(self.rows, first, balance, on, extra)
            else:
                self.plan.lay(self.rows, first, balance, on, extra=extra, skip=skip, keep=keep)
        self.apply_advance(pot, on)

    def _late_and_earning(self, first: int) -> int:
        late = self.overdue_principal(first)
        return max(0, late - self.resting.amount_minor)

    def _resting(self, first: int) -> int:
        """The disputed amount that is not overdue principal: it bears no interest."""
        contested = self.resting.amount_minor
        return max(0, contested - self.overdue_principal(first)) if contested else 0

    def rest(self, on: date) -> None:
        """Lays the rows to come anew if more or less of them is disputed than before."""
        if not self.rows or self.written_off_on is not None or self.closed_on is not None:
            return
        first = self.first_open(on)
        if first < len(self.rows) and self._resting(first) != self.plan.resting:
            keep = {row.n: row.regular + row.skip for row in self.rows[first:]}
            self.relay(on, solve=False, keep=keep)

    def dispute(self, which: Disputed, by: int, on: date) -> None:
        """Opens or ends a dispute (`by`: 1, -1); at both edges penalties are carried forward."""
        before, self.resting = self.resting, self.resting.changed(which, by, on)
        if self.written_off_on is not None or self.resting.since == before.since:
            return
        if before.since is not None:
            for row in self.due_rows(on):
                row.wait(before.since, on)
        self.pause_penalties(on)

    def release_advance(self, on: date) -> int:
        """Takes the money off the rows that are not due; prepaid principal stays."""
        pot = 0
        for row in self.rows[self.first_open(on) :]:
            for component in SCHEDULED:
                stays = row.prepaid if component is Component.PRINCIPAL else 0
                pot += row.paid[component] - stays
                row.paid[component] = stays
        return pot

    def apply_advance(self, pot: int, on: date) -> None:
        """Pays rows ahead of their due date: next first, last first or all alike; the rest is
        credit."""
        self.changed_ahead = True
        if not pot:
            return
        rows = self.rows[self.first_open(on) :]
        if self.terms.excess is Excess.ADVANCE_LAST:
            rows = rows[::-1]
        elif self.terms.excess is Excess.ADVANCE_EVENLY:
            for index, row in enumerate(rows):
                pot -= allocate([row], pot // (len(rows) - index), self.terms, on)[1]
        for row in rows:
            pot -= allocate([row], pot, self.terms, on)[1]
        self.credit += pot

    def seal(self, on: date) -> None:
        """A loan that was paid off and goes on (a tranche, a fee): what a payoff paid ahead was
        paid for good, so the first row to come takes it all and no later row gives it back."""
        first = self.first_open(on)
        if self.closed_on is None or first == len(self.rows):
            return
        head, tail = self.rows[first], self.rows[first + 1 :]
        for row in tail:
            for name in ("principal", "interest", "earned", "fee", "extra_fee"):
                setattr(head, name, getattr(head, name) + getattr(row, name))
            for ours, theirs in (
                (head.paid, row.paid),
                (head.waived, row.waived),
                (head.written_off, row.written_off),
            ):
                for component, amount in theirs.items():
                    ours[component] += amount
        del self.rows[first + 1 :]
        head.prepaid, head.skip, head.balance_after = head.paid[Component.PRINCIPAL], 0, 0
        self.plan.flat_base = 0

    # -- time --------------------------------------------------------------------------------

    def next_stop(self, after: date) -> date | None:
        """The next day on which something happens by itself."""
        stops: list[date] = []
        first = self.first_open(after)
        if first < len(self.rows):
            stops.append(self.rows[first].due_on)
        if self.terms.floating:
            stops.extend(d for d in self.terms.floating.repricing if d > after)
        for pause in self.plan.rates.pauses:
            stops.extend(d for d in pause if d > after)
        if self.terms.fees_of(FeeKind.LATE):
            late = [self._late_on(row) for row in self.due_rows(after) if self._may_be_late(row)]
            late += [self._late_on(row) for row in self.rows[first : first + 1]]
            stops.extend(d for d in late if d > after)
        return min(stops, default=None)

    def _late_on(self, row: Row) -> date:
        assert row.pen_after is not None
        return date.fromordinal(row.pen_after.toordinal() + 1)

    def _may_be_late(self, row: Row) -> bool:
        return not row.late_charged and row.arrears() > 0

    def advance_to(self, on: date, *, last: bool = False) -> None:
        """Lets time pass to a day, stopping wherever something happens by itself.

        `last`: no event follows, so for a loan that is closed time stands still.
        """
        while self.disbursed and self.written_off_on is None:
            if last and self.closed_on is not None:
                break
            stop = self.next_stop(self.today)
            if stop is None or stop > on:
                break
            self.today = stop
            self._at_stop(stop)
        self.today = max(self.today, on)

    def _at_stop(self, on: date) -> None:
        floating = self.terms.floating
        if floating and on in floating.repricing:
            self.change_rate(on, floating_rate(floating, on))
        rates = self.plan.rates
        if rates.paused(on) or self.resting.since or any(on in p for p in rates.pauses):
            self.pause_penalties(on)
        self._charge_late(on)
        if any(row.due_on == on for row in self.rows):
            self.apply_credit(on)
            if self.outstanding_mode:
                self.relay(on, solve=False)
        self.rest(on)
        self.note_settled(on)

    def _charge_late(self, on: date) -> None:
        fees = self.terms.fees_of(FeeKind.LATE)
        if not fees or self.resting.since is not None:
            return
        for row in self.due_rows(on):
            if self._late_on(row) <= on and self._may_be_late(row):
                row.late_charged = True
                base = row.regular + row.interest
                row.late_fee += sum(
                    f.amount_minor or self.plan.share(base, f.rate_e8) for f in fees
                )

    def apply_credit(self, on: date) -> None:
        """Uses a credit balance for what is due."""
        if self.credit > 0:
            rows = self.due_rows(on)
            self.crystallise(on)
            self.credit -= allocate(rows, self.credit, self.terms, on)[1]

    def crystallise(self, on: date) -> None:
        """Carries every overdue row's penalties forward to a day."""
        for row in self.due_rows(on):
            row.crystallise(on)

    def pause_penalties(self, on: date) -> None:
        """At the edge of a pause or dispute: penalties stop, or start to run again."""
        paused = self._penalties_rest(on)
        for row in self.due_rows(on):
            row.crystallise(on)
            if row.pen_from is not None:
                row.pen_from = max(row.pen_from, on)
            row.pen_rate_e8 = 0 if paused else self.plan.penalty_rate(on)
            compound = self.terms.penalty is not None and self.terms.penalty.compound
            row.comp_rate_e8 = row.pen_rate_e8 if compound else 0

    def _penalties_rest(self, on: date) -> bool:
        return self.resting.since is not None or self.plan.rates.paused(on)

    def change_rate(self, on: date, rate_e8: int) -> None:
        """A new contract rate from a day on: the instalment is found again."""
        self.crystallise(on)
        self.plan.rates.change(on, rate_e8)
        penalty = self.terms.penalty
        if penalty is not None and not self._penalties_rest(on):
            for row in self.due_rows(on):
                row.pen_rate_e8 = self.plan.penalty_rate(on)
                row.comp_rate_e8 = row.pen_rate_e8 if penalty.compound else 0
        self.relay(on, solve=True)

    def note_settled(self, on: date) -> None:
        """Remembers the day on which a row, and the loan, owed nothing any more."""
        rows = self.rows if self.changed_ahead else self.due_rows(on)
        self.changed_ahead = False
        for row in rows:
            if row.settled_on is not None and row.due_on <= on:
                continue
            if row.is_open(on):
                row.settled_on = None
            else:
                row.settled_on = row.settled_on or on
        if self.written_off_on is None and self.settled(on):
            self.closed_on = self.closed_on or on
        else:
            self.closed_on = None
