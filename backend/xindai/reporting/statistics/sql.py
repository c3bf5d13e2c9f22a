"""The SQL of a report: names come from the catalogue, everything a person says is a parameter.

$1 is the pattern of the branches seen, $2 the currency, $3 and $4 the period; filters follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.platform.actor import Actor
from xindai.reporting.errors import (
    report_dimension_unknown,
    report_period_invalid,
    report_too_many_keys,
    report_value_invalid,
)
from xindai.reporting.statistics.kinds import Dimension, DimensionKind, Report, Stand
from xindai.reporting.statistics.types import Wanted

MOST_DAYS: Final = 3660
MOST_KEYS: Final = 4
MOST_VALUES: Final = 200
_TYPES: Final[Mapping[DimensionKind, str]] = {
    DimensionKind.PRODUCT: "uuid",
    DimensionKind.BRANCH: "uuid",
    DimensionKind.DAY: "date",
    DimensionKind.MONTH: "date",
    DimensionKind.BUCKET: "int",
    DimensionKind.STAGE: "int",
    DimensionKind.AGE: "int",
}
_SEEN: Final = "v.branch_id IN (SELECT id FROM branch WHERE path LIKE $1)"
_LEDGER_DIMENSIONS: Final = frozenset({"product", "branch"})
"""What closings of accounts are kept by."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A checked question: the report, its keys, conditions and their arguments."""

    report: Report
    keys: tuple[Dimension, ...]
    conditions: tuple[str, ...]
    args: tuple[Any, ...]
    times: tuple[str, ...] = ()
    """Those of the conditions that name days or months."""

    def shows(self, *names: str) -> bool:
        """Whether one of these dimensions is among the keys."""
        return any(key.name in names for key in self.keys)

    def where(self, *, stock: bool = True) -> str:
        """The conditions; with those of time that stocks need."""
        parts = [*self.conditions, self.report.period, self.report.only]
        if stock and (days := self._days()):
            parts.append(days)
        return " AND ".join(parts)

    def _days(self) -> str | None:
        """Which days of a stock count."""
        view = self.report.view
        known = " AND ".join((self._currency(), *self.times))
        newest = f"SELECT max(v.on_date) FROM {view} v WHERE {known}"
        match self.report.stand:
            case Stand.FLOW:
                return None
            case Stand.COHORTS:
                return None if self.shows("age") else f"v.on_date = ({newest})"
            case Stand.MONTHS if self.shows("month"):
                return None
            case Stand.DAYS if self.shows("day"):
                return None
            case Stand.DAYS if self.shows("month"):
                return (
                    f"v.on_date IN ({newest} AND v.on_date BETWEEN $3 AND $4"
                    " GROUP BY date_trunc('month', v.on_date))"
                )
            case _:
                return f"v.on_date = ({newest} AND v.on_date BETWEEN $3 AND $4)"

    def _currency(self) -> str:
        return "v.currency = $2" if self.report.has_currency else "$2::text IS NOT NULL"


def ask_of(actor: Actor, report: Report, wanted: Wanted, *, ledger: bool = False) -> Ask:
    """Refuses REPORT_… codes. `ledger`: only what the books can be narrowed to."""
    if not 0 <= (wanted.end - wanted.start).days < MOST_DAYS:
        raise report_period_invalid(MOST_DAYS)
    names = report.usual if wanted.by is None else wanted.by
    if len(names) > MOST_KEYS or len(set(names)) != len(names):
        raise report_too_many_keys(MOST_KEYS)
    keys = tuple(_dimension(report, name, "by") for name in names)
    args: list[Any] = [actor.branch_pattern(), wanted.currency, wanted.start, wanted.end]
    conditions = [_SEEN, "v.currency = $2" if report.has_currency else "$2::text IS NOT NULL"]
    times: list[str] = []
    for name, texts in wanted.where.items():
        dimension = _dimension(report, name, "where")
        if not texts or (ledger and name not in _LEDGER_DIMENSIONS):
            continue
        args.append(values(dimension, texts))
        kind = _TYPES.get(dimension.kind, "text")
        conditions.append(f"{dimension.sql} = ANY(${len(args)}::{kind}[])")
        if name in ("day", "month"):
            times.append(conditions[-1])
    return Ask(report, keys, tuple(conditions), tuple(args), tuple(times))


def _dimension(report: Report, name: str, field: str) -> Dimension:
    found = report.dimension(name)
    if found is None:
        raise report_dimension_unknown(name, field)
    return found


def values(dimension: Dimension, texts: tuple[str, ...]) -> list[Any]:
    """Of their text form; refuses REPORT_VALUE_INVALID."""
    if len(texts) > MOST_VALUES:
        raise report_value_invalid(dimension.name)
    return [_value(dimension, text) for text in texts]


def _value(dimension: Dimension, text: str) -> UUID | date | int | str:
    try:
        match _TYPES.get(dimension.kind):
            case "uuid":
                return UUID(text)
            case "date":
                return parse_date(text, "where")
            case "int":
                number = int(text) if len(text) <= 4 and text.lstrip("-").isascii() else -9999
                if not -1 <= number <= 9999:
                    raise ValueError(text)
                return number
            case _:
                if len(text) > 80 or "\0" in text:
                    raise ValueError(text)
                return text
    except (ValueError, Refusal) as error:
        raise report_value_invalid(dimension.name) from error


def _columns(ask: Ask) -> list[str]:
    """Every figure that the database adds up, and the wholes of shares within a dimension."""
    summed = [
        f'({figure.sql})::bigint AS "{figure.name}"' for figure in ask.report.figures if figure.sql
    ]
    for figure in ask.report.figures:
        if figure.over and figure.within:
            whole = ask.report.figure(figure.over[1])
            assert whole is not None
            others = ", ".join(key.sql for key in ask.keys if key.name != figure.within)
            window = f"PARTITION BY {others}" if others else ""
            summed.append(f'(sum({whole.sql}) OVER ({window}))::bigint AS "{figure.name}"')
    return summed


def lines_sql(ask: Ask, most: int | None) -> str:
    """A row a combination of keys, in their order; one more than `most`."""
    order = ", ".join(str(n + 1) for n in range(len(ask.keys)))
    tail = f" GROUP BY {order} ORDER BY {order}" if ask.keys else ""
    limit = "" if most is None else f" LIMIT {most + 1}"
    return f"{_head(ask)}{tail}{limit}"


def total_and_lines_sql(ask: Ask, most: int) -> str:
    """The total first, then the lines as `lines_sql` has them: one pass over the rows, for reports
    whose rows are the same with keys and without."""
    order = ", ".join(str(n + 1) for n in range(len(ask.keys)))
    is_total = f"GROUPING({ask.keys[0].sql})"
    sets = f"GROUP BY GROUPING SETS (({order}), ())"
    return f"{_head(ask)} {sets} ORDER BY {is_total} DESC, {order} LIMIT {most + 2}"


def _head(ask: Ask) -> str:
    keys = [f'{key.sql} AS "{n}"' for n, key in enumerate(ask.keys)]
    shown = ", ".join([*keys, *_columns(ask)])
    return f"SELECT {shown} FROM {ask.report.view} v WHERE {ask.where()}"
