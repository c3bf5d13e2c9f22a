"""`xindai apr`: the annual percentage rate of the cash flows in each line.

    {"id": 1, "method": "eu", "advances": [{"amount": "1000.00", "t_years": "0"}],
     "payments": [{"amount": "1200.00", "t_years": "3/2"}]}
    {"id": 1, "percent": "12.9243234657"}

- `method`: `eu` effective, `us` actuarial, `irr12` periodic IRR times the periods of a year.
- `unit_periods_per_year`: 12 unless given, a number or a fraction such as "365/255"; `eu` does
  not use it, and in `us` a single payment sets its own.
- `advances`, `payments`: `amount` is text with the decimals of `currency` (CNY unless given),
  above zero; when is `on` (a date) or `t_years`, the same one all through the request. Charges
  are payments at the time they are due.
- `year_days`: counts dates by days over it (365, 365.25) in place of the legal months; not `us`.
"""

from __future__ import annotations

import sys
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final

from xindai.engine import apr
from xindai.engine.apr import Flow
from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.money import decimals_of, parse_positive
from xindai.outsiders.fields import Fields, choice, items, rational
from xindai.outsiders.jsonl import JsonObject, serve

MOST_FLOWS: Final = 10_000
MOST_YEARS: Final = 200
_REQUEST: Final = frozenset(
    {
        "id",
        "method",
        "unit_periods_per_year",
        "advances",
        "payments",
        "currency",
        "year_days",
    }
)
_FLOW: Final = frozenset({"amount", "on", "t_years"})


class Method(StrEnum):
    """Whose definition of the rate."""

    EU = "eu"
    US = "us"
    IRR12 = "irr12"


def answer(request: JsonObject) -> dict[str, object]:
    """The percent of one request; refuses in the name of the field that is wrong."""
    fields = Fields(request, "", _REQUEST)
    method = fields.required("method", choice(Method))
    per_year = fields.optional("unit_periods_per_year", rational, apr.MONTHLY)
    year_days = fields.optional("year_days", _year_days, None)
    if year_days is not None and method is Method.US:
        raise Refusal("NOT_APPLICABLE", "the US method counts unit-periods", "year_days")
    currency = fields.optional("currency", _currency, "CNY")
    key = "on" if "on" in _first(request) else "t_years"

    def flows(value: object, path: str) -> list[Flow]:
        return [_flow(item, at, currency, key) for item, at in items(value, path, MOST_FLOWS)]

    advances, payments = fields.required("advances", flows), fields.required("payments", flows)
    rate = _rate(method, advances, payments, per_year, year_days)
    return {"percent": apr.format_percent(rate)}


def _rate(
    method: Method,
    advances: list[Flow],
    payments: list[Flow],
    per_year: Fraction,
    year_days: Fraction | None,
) -> Decimal:
    if method is Method.EU:
        return apr.effective(advances, payments, year_days)
    if method is Method.US:
        return apr.actuarial(advances, payments, per_year)
    return apr.nominal(advances, payments, per_year, year_days)


def _first(request: JsonObject) -> JsonObject:
    """The first advance, whose way to tell the time the others follow; empty if there is none."""
    advances = request.get("advances")
    if isinstance(advances, list) and advances and isinstance(advances[0], JsonObject):
        return advances[0]
    return JsonObject([])


def _flow(value: object, path: str, currency: str, key: str) -> Flow:
    fields = Fields(value, path, _FLOW)
    other = "t_years" if key == "on" else "on"
    minor = fields.required("amount", lambda text, where: parse_positive(text, currency, where))
    if other in fields:
        raise Refusal("MIXED_TIMES", f"this request tells time by {key}", f"{path}.{other}")
    at = fields.required("on", parse_date) if key == "on" else fields.required("t_years", _years)
    return Flow(Fraction(minor, 10 ** decimals_of(currency)), at)


def _years(value: object, path: str) -> Fraction:
    years = rational(value, path)
    if years > MOST_YEARS:
        raise Refusal("OUT_OF_RANGE", f"at most {MOST_YEARS} years", path)
    return years


def _year_days(value: object, path: str) -> Fraction | None:
    days = rational(value, path)
    if not 360 <= days <= 366:
        raise Refusal("OUT_OF_RANGE", "a year has 360 to 366 days", path)
    return days


def _currency(value: object, path: str) -> str:
    decimals_of(value, path)
    return str(value)


def main() -> int:
    """Answer the lines of standard input; the exit code."""
    return serve(answer, sys.stdin.buffer, sys.stdout.buffer)


if __name__ == "__main__":
    raise SystemExit(main())
