"""LendingClub's rows as terms of ours: equal instalments, a twelfth of the rate each month, the
instalment rounded up to the cent."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from xindai.engine.events import Event, EventType
from xindai.engine.fold import fold
from xindai.engine.state import LoanState
from xindai.engine.terms import Method, Terms
from xindai.kernel.rate import RATE_SCALE, Rounding

_GOLDEN = Path(__file__).parents[1] / "golden"


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """The rows of a file under tests/golden, as texts."""
    with gzip.open(_GOLDEN / name, "rt", encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def cents(text: str) -> int:
    """Minor units of a dollar text, exactly."""
    return int(Decimal(text) * 100)


def terms_of(dollars: str, percent: str, months: str, on: date) -> Terms:
    """The terms of a row."""
    return Terms(
        principal_minor=cents(dollars),
        annual_rate_e8=int(Decimal(percent) * RATE_SCALE) // 100,
        instalments=int(months),
        disbursed_on=on,
        method=Method.EQUAL_INSTALMENT,
        currency="USD",
        rounding=Rounding.UP,
    )


@cache
def first_schedule(dollars: str, percent: str, months: str) -> LoanState:
    """A loan of the row's terms on its first day. The month of issue makes no difference to the
    amounts, because every period is a twelfth of a year: so many rows share one."""
    terms = terms_of(dollars, percent, months, date(2011, 1, 1))
    given = Event("d", EventType.DISBURSE, terms.disbursed_on, terms.principal_minor)
    return fold(terms, [given], terms.disbursed_on)
