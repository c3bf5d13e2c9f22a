"""The rate at which what was lent and what is paid back are worth the same: the root finder.

Works on u = ln(1 + i), where a stream with one change of sign has exactly one root and Newton's
steps are short; a bracket guards every step, so the search cannot run away. No float.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import Final

from xindai.kernel.errors import Refusal

_PRECISION: Final = 70
_DIGITS: Final = Decimal("1e-50")
_REACH: Final = Decimal(80)
"""|ln(1 + i)| is searched this far: from -100 % (but 35 nines) to a factor of 5 x 10^34."""


@dataclass(frozen=True, slots=True)
class Discounted:
    """Money worth amount / ((1 + simple x i) x (1 + i)^periods) at the start.

    `amount` is positive when paid back and negative when lent; `periods` and `simple` are in
    periods of the rate i, `simple` in [0, 1) for the odd days that earn no compound interest.
    """

    amount: Fraction
    periods: Fraction
    simple: Fraction = Fraction(0)


def solve_rate(flows: Sequence[Discounted]) -> Decimal:
    """The rate i per period, 50 digits, that makes the flows sum to zero; may be negative.

    Where several rates do (money lent again after it was paid back) it is the one nearest zero
    on the side on which a lender who gets back more than he gave expects it.
    Refuses NO_SOLUTION when no rate does.
    """
    merged = _merge(flows)
    signs = [flow.amount > 0 for flow in merged]
    if all(signs) or not any(signs):
        raise Refusal(
            "NO_SOLUTION",
            "no rate makes what is paid worth what is lent: nothing changes sign",
            "payments",
        )
    gain = sum((flow.amount for flow in merged), Fraction(0))
    if gain == 0:
        return Decimal(0)
    with localcontext(Context(prec=_PRECISION)):
        stream = _Stream(merged)
        lent_first = not signs[0]
        low, high = _bracket(stream, upwards=(gain > 0) == lent_first)
        return _root(stream, low, high).exp() - 1


def _merge(flows: Sequence[Discounted]) -> list[Discounted]:
    """Flows in order of time, those of one moment added up, zeros left out."""
    sums: dict[tuple[Fraction, Fraction], Fraction] = {}
    for flow in flows:
        moment = (flow.periods, flow.simple)
        sums[moment] = sums.get(moment, Fraction(0)) + flow.amount
    ordered = sorted(sums.items(), key=lambda item: (sum(item[0]), item[0]))
    return [Discounted(amount, *moment) for moment, amount in ordered if amount]


class _Stream:
    """The flows as decimals; the discount of equal steps in time is computed once a rate."""

    def __init__(self, flows: Sequence[Discounted]) -> None:
        by_periods = sorted(flows, key=lambda flow: flow.periods)
        self._rows: list[tuple[Decimal, Decimal, Decimal, Decimal]] = []
        before = Fraction(0)
        for flow in by_periods:
            step, before = flow.periods - before, flow.periods
            row = (flow.amount, step, flow.periods, flow.simple)
            self._rows.append((_exact(row[0]), _exact(row[1]), _exact(row[2]), _exact(row[3])))

    def worth(self, u: Decimal) -> tuple[Decimal, Decimal]:
        """Present value at ln(1 + i) = u, and its slope in u."""
        growth = u.exp()
        rate = growth - 1
        discounts: dict[Decimal, Decimal] = {}
        discount, value, slope = Decimal(1), Decimal(0), Decimal(0)
        for amount, step, periods, simple in self._rows:
            if step:
                if step not in discounts:
                    discounts[step] = (-u * step).exp()
                discount *= discounts[step]
            worth, weight = amount * discount, periods
            if simple:
                odd = 1 + simple * rate
                worth /= odd
                weight += simple * growth / odd
            value += worth
            slope -= worth * weight
        return value, slope


def _exact(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def _bracket(stream: _Stream, *, upwards: bool) -> tuple[Decimal, Decimal]:
    """Two values of u with the present value's sign changing between them, zero outwards."""
    for side in (1, -1) if upwards else (-1, 1):
        near, reach = Decimal(0), Decimal("0.001")
        sign = stream.worth(near)[0] > 0
        while near != side * _REACH:
            far = side * min(reach, _REACH)
            if (stream.worth(far)[0] > 0) != sign:
                return near, far
            near, reach = far, reach * Decimal("1.5")
    raise Refusal("NO_SOLUTION", "no rate makes what is paid worth what is lent", "payments")


def _root(stream: _Stream, near: Decimal, far: Decimal) -> Decimal:
    """Newton's steps inside the bracket; one that leaves it or does not halve is a bisection."""
    near_sign = stream.worth(near)[0] > 0
    u, stride = (near + far) / 2, abs(far - near)
    while abs(far - near) > _DIGITS:
        value, slope = stream.worth(u)
        if not value:
            return u
        if (value > 0) == near_sign:
            near = u
        else:
            far = u
        newton = u - value / slope if slope else near
        if min(near, far) < newton < max(near, far) and abs(newton - u) <= stride / 2:
            stride, u = abs(newton - u), newton
        else:
            middle = (near + far) / 2
            stride, u = abs(middle - u), middle
        if stride < _DIGITS:
            break
    return u
