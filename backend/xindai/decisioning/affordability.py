"""What somebody can carry: from income, expenses and debts to an instalment and an amount.

All whole minor units. The new instalment may take what the lender's share of the income leaves
after the debts, and never more than what is left of the income after expenses, debts and a reserve
to live on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from xindai.engine.events import Event, EventType
from xindai.engine.fold import fold
from xindai.engine.terms import Terms
from xindai.kernel.money import format_minor

BPS: Final = 10_000
MOST_DTI_BPS: Final = 1_000_000
"""What a debt-to-income ratio without income is taken for."""


@dataclass(frozen=True, slots=True)
class Affordability:
    """`share_bps` of the income may go to all debts (5000 = half); `reserve_minor` stays.

    Amounts are approved in multiples of `amount_step_minor`.
    """

    share_bps: int
    reserve_minor: int
    amount_step_minor: int


def capacity(
    rule: Affordability, income: int | None, expenses: int | None, debts: int | None
) -> int | None:
    """The instalment a month that can be carried; None where a figure is missing."""
    if income is None or expenses is None or debts is None:
        return None
    by_share = income * rule.share_bps // BPS - debts
    by_rest = income - expenses - debts - rule.reserve_minor
    return max(0, min(by_share, by_rest))


def debt_to_income_bps(income: int | None, debts: int | None, instalment: int) -> int | None:
    """Debts with the new instalment to income, in hundredths of a percent, rounded up."""
    if income is None or debts is None:
        return None
    if income <= 0:
        return MOST_DTI_BPS
    return min(MOST_DTI_BPS, -(-(debts + instalment) * BPS // income))


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms that an instalment follows from."""

    annual_rate: str
    instalments: int
    method: str
    currency: str
    on: date


@lru_cache(maxsize=50_000)
def instalment(asked: Asked, amount_minor: int) -> int:
    """What the contract would bill a month: the largest row, or with a payment at the end the
    average of all. Refuses what the engine refuses of terms."""
    terms = Terms.from_json(
        {
            "principal": format_minor(amount_minor, asked.currency),
            "currency": asked.currency,
            "annual_rate": asked.annual_rate,
            "instalments": asked.instalments,
            "disbursed_on": asked.on.isoformat(),
            "method": asked.method,
        },
        "",
    )
    paid_out = Event("disbursement", EventType.DISBURSE, asked.on, amount_minor)
    rows = fold(terms, [paid_out], asked.on).rows
    bills = [row.principal + row.interest + row.fee for row in rows]
    if asked.method in ("single_payment", "interest_only"):
        return -(-sum(bills) // max(1, asked.instalments))
    return max(bills, default=0)


def most(asked: Asked, amount_minor: int, capacity_minor: int, step: int) -> int:
    """The largest amount up to `amount_minor` whose instalment is within the capacity.

    The whole amount if it fits, else a multiple of `step`; 0 if nothing fits.
    """
    if instalment(asked, amount_minor) <= capacity_minor:
        return amount_minor
    low, high = 0, -(-amount_minor // step)  # `low` steps fit, `high` do not
    guess = amount_minor * capacity_minor // max(1, instalment(asked, amount_minor)) // step
    for tried in (guess, guess + 1):
        if low < tried < high:
            if instalment(asked, tried * step) <= capacity_minor:
                low = tried
            else:
                high = tried
    while high - low > 1:
        middle = (low + high) // 2
        if instalment(asked, middle * step) <= capacity_minor:
            low = middle
        else:
            high = middle
    return low * step
