"""Our own scalars: texts in, texts out. The library's Decimal and Date take too much."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

Amount = NewType("Amount", str)
Rate = NewType("Rate", str)
Day = NewType("Day", str)
Json = NewType("Json", object)


def _as_sent(value: Any) -> str:
    """A text as it is: the domain reads it strictly and names the field if it is none.

    What is not a text (a JSON number, a boolean) becomes one that every reader refuses.
    """
    return value if isinstance(value, str) else f"!{value}"[:40]


def _scalar(name: str, description: str, serialize: Any = str, parse: Any = _as_sent) -> Any:
    return strawberry.scalar(
        name=name, description=description, serialize=serialize, parse_value=parse
    )


SCALARS: dict[object, ScalarDefinition] = {
    Amount: _scalar("Amount", 'A decimal text such as "1234.56": ASCII digits, no sign going in.'),
    Rate: _scalar("Rate", 'A fraction a year as a decimal text: "0.0725" is 7.25 %.'),
    Day: _scalar("Date", 'A calendar day, "2026-02-28".'),
    Json: _scalar("JSON", "Any JSON value.", lambda v: v, lambda v: v),
}


def day(value: date) -> Day:
    """Going out."""
    return Day(value.isoformat())


def maybe_day(value: date | None) -> Day | None:
    """Going out, if there is one."""
    return None if value is None else day(value)


def rate(value: str | Decimal) -> Rate:
    """Going out, without needless zeros."""
    text = f"{Decimal(value):f}"
    return Rate(text.rstrip("0").rstrip(".") if "." in text else text)


def maybe_moment(value: datetime | None) -> str | None:
    """Going out, if there is one."""
    return None if value is None else moment(value)


def moment(value: datetime) -> str:
    """A moment as RFC 3339 in UTC."""
    return value.isoformat()
