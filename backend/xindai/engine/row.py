"""One instalment: what it bills, what it earns, and what has become of both."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from xindai.engine.accrual import Segment, running
from xindai.engine.terms import Component
from xindai.kernel.rate import Rounding

Amounts = dict[Component, int]
SCHEDULED = (Component.FEE, Component.INTEREST, Component.PRINCIPAL)
"""What makes a row overdue; a penalty alone does not."""


_ZEROS: Amounts = dict.fromkeys(Component, 0)


def zeros() -> Amounts:
    """Nothing of every component."""
    return _ZEROS.copy()


@dataclass(slots=True)
class Row:
    """An instalment. Amounts are minor units.

    interest is billed on due_on, earned is what the period earns: they differ only where grace or
    a restructuring moves the billing. prepaid is the part of principal that came as a prepayment,
    skip the part that an earlier "next due" prepayment has already covered. Penalty interest
    counts from pen_from once pen_after has passed.
    """

    n: int
    starts_on: date
    due_on: date
    whole: bool = True
    principal: int = 0
    interest: int = 0
    earned: int = 0
    fee: int = 0
    extra_fee: int = 0
    settled_on: date | None = None
    late_fee: int = 0
    late_charged: bool = False
    prepaid: int = 0
    skip: int = 0
    paid: Amounts = field(default_factory=zeros)
    waived: Amounts = field(default_factory=zeros)
    written_off: Amounts = field(default_factory=zeros)
    segments: list[Segment] = field(default_factory=list)
    pen_from: date | None = None
    pen_after: date | None = None
    pen_rate_e8: int = 0
    pen_carried: int = 0
    pen_cap: int | None = None
    comp_rate_e8: int = 0
    comp_carried: int = 0
    pen_year: int = 360
    rounding: Rounding = Rounding.HALF_EVEN
    balance_after: int = 0

    def copy(self) -> Row:
        """A row that shares nothing mutable with this one."""
        twin = Row.__new__(Row)
        for name in Row.__slots__:
            value = getattr(self, name)
            setattr(twin, name, value.copy() if isinstance(value, dict | list) else value)
        return twin

    def settled(self, component: Component) -> int:
        """Paid, waived or written off."""
        return self.paid[component] + self.waived[component] + self.written_off[component]

    def charged(self, component: Component, on: date) -> int:
        """What the row asks for, by a day (only penalty and compound interest depend on it)."""
        if component is Component.PENALTY:
            return self.penalty_at(on)
        if component is Component.COMPOUND:
            return self.compound_at(on)
        fixed: int = getattr(self, component.value)
        return fixed

    def unpaid(self, component: Component, on: date) -> int:
        """Charged and not settled."""
        return self.charged(component, on) - self.settled(component)

    def penalty_at(self, on: date) -> int:
        """Penalty interest by a day, paid or not."""
        if self.pen_from is None or self.pen_after is None or on <= self.pen_after:
            return self.pen_carried
        base = self.principal - self.settled(Component.PRINCIPAL)
        return running(
            self.pen_carried,
            self.pen_cap,
            base,
            self.pen_rate_e8,
            self.pen_year,
            self.pen_from,
            self.pen_after,
            on,
            self.rounding,
        )

    def compound_at(self, on: date) -> int:
        """Interest on the row's overdue interest by a day, paid or not."""
        if self.pen_from is None or self.pen_after is None or on <= self.pen_after:
            return self.comp_carried
        base = self.interest - self.settled(Component.INTEREST)
        return running(
            self.comp_carried,
            None,
            base,
            self.comp_rate_e8,
            self.pen_year,
            self.pen_from,
            self.pen_after,
            on,
            self.rounding,
        )

    def crystallise(self, on: date) -> None:
        """Carries penalty and compound interest forward, before their base or rate changes."""
        if self.pen_from is None or self.pen_after is None or on <= self.pen_after:
            return
        penalty, compound = self.penalty_at(on), self.compound_at(on)
        self.pen_carried, self.comp_carried = penalty, compound
        self.pen_from = max(self.pen_from, on)

    def wait(self, since: date, on: date) -> None:
        """Days of grace that a dispute of `since`..`on` left unused come after it."""
        if self.pen_after is not None and self.pen_after >= since:
            rested = (on - max(since, self.due_on)).days
            self.pen_after = date.fromordinal(self.pen_after.toordinal() + rested)

    def arrears(self) -> int:
        """Unpaid principal, interest and fee."""
        return self.principal + self.interest + self.fee - sum(map(self.settled, SCHEDULED))

    def open(self, on: date) -> int:
        """Everything unpaid, penalties of the day included."""
        gone = sum(self.paid.values()) + sum(self.waived.values())
        return self.total(on) - gone - sum(self.written_off.values())

    def is_open(self, on: date) -> bool:
        """Whether anything is unpaid; most rows show it by their principal alone."""
        return self.principal > self.settled(Component.PRINCIPAL) or self.open(on) != 0

    def total(self, on: date) -> int:
        """Everything the row asks for, by a day."""
        fixed = self.principal + self.interest + self.fee + self.late_fee
        return fixed + self.penalty_at(on) + self.compound_at(on)

    @property
    def regular(self) -> int:
        """Principal without what was prepaid."""
        return self.principal - self.prepaid
