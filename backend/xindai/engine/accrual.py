"""One formula for what accrues: round(carried + base x rate x days x weight).

The SQL functions `accrued_minor` and `running_minor` say the same; a property test holds them
equal. A part carried over from an earlier segment keeps twelve decimals of a minor unit.
"""

from __future__ import annotations

from datetime import date
from typing import Final, NamedTuple

from xindai.kernel.rate import RATE_SCALE, Rounding, round_ratio

E12: Final = 10**12


class Segment(NamedTuple):
    """Days start..until on one base at one yearly rate; a day is num/den of a year."""

    start: date
    until: date
    base_minor: int
    rate_e8: int
    num: int
    den: int

    def numerator(self, on: date) -> int:
        """base x rate x days x num, over `denominator`."""
        days = (min(on, self.until) - self.start).days
        return self.base_minor * self.rate_e8 * max(0, days) * self.num

    @property
    def denominator(self) -> int:
        """den x 10^8."""
        return self.den * RATE_SCALE


def accrued(carried_e12: int, segment: Segment | None, on: date, mode: Rounding) -> int:
    """Minor units accrued by a day: what was carried and what the segment earned, rounded once."""
    if segment is None:
        return round_ratio(carried_e12, E12, mode)
    below = segment.denominator
    return round_ratio(carried_e12 * below + segment.numerator(on) * E12, below * E12, mode)


def carried(segments: list[Segment], on: date, mode: Rounding, round_parts: bool) -> int:
    """10^-12 minor units that the segments before the one in force on a day have earned.

    `round_parts`: each segment is rounded to a minor unit of its own.
    """
    total = 0
    for segment in segments[:-1]:  # the last one stays in force, also after its end
        if segment.until > on:
            break
        total += part(segment, mode, round_parts)
    return total


def part(segment: Segment, mode: Rounding, round_parts: bool) -> int:
    """10^-12 minor units of one whole segment."""
    top, below = segment.numerator(segment.until), segment.denominator
    if round_parts:
        return round_ratio(top, below, mode) * E12
    return round_ratio(top * E12, below, Rounding.HALF_EVEN)


def in_force(segments: list[Segment], on: date) -> Segment | None:
    """The segment that a day belongs to: the first that ends after it, else the last."""
    for segment in segments:
        if segment.until > on:
            return segment
    return segments[-1] if segments else None


def earned(segments: list[Segment], on: date, mode: Rounding, round_parts: bool) -> int:
    """Minor units that the segments have earned by a day."""
    if not segments or on <= segments[0].start:
        return 0
    return accrued(carried(segments, on, mode, round_parts), in_force(segments, on), on, mode)


def running(
    carried_minor: int,
    cap_minor: int | None,
    base_minor: int,
    rate_e8: int,
    year: int,
    start: date,
    after: date,
    on: date,
    mode: Rounding,
) -> int:
    """Penalty or compound interest of a row by a day; it starts to count once `after` has passed.

    Never above the cap, never below what is carried.
    """
    if on <= after or base_minor <= 0 or rate_e8 <= 0:
        return carried_minor
    days = max(0, (on - start).days)
    total = carried_minor + round_ratio(base_minor * rate_e8 * days, year * RATE_SCALE, mode)
    return total if cap_minor is None else max(carried_minor, min(cap_minor, total))
