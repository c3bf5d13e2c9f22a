"""A list that can be exported, and its columns: where a value is found, and what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a cell is in the workbook."""

    TEXT = "text"
    MONEY = "money"
    DATE = "date"
    MOMENT = "moment"
    WHOLE = "whole"
    RATE = "rate"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Column:
    """`path` leads from the row to the value in the schema ("customer.name"); `enum` is the kind
    of code whose text is shown."""

    name: str
    zh: str
    en: str
    path: tuple[str, ...]
    kind: Kind = Kind.TEXT
    enum: str | None = None


def column(
    name: str, zh: str, en: str, kind: Kind = Kind.TEXT, path: str = "", enum: str = ""
) -> Column:
    """`path` is the name where nothing else is said."""
    return Column(name, zh, en, tuple((path or name).split(".")), kind, enum or None)


@dataclass(frozen=True, slots=True)
class ListSpec:
    """A list: the entry of Query that gives it, and its columns in their usual order.

    `many` is the field of a row that becomes a row of the workbook each ("lines" of an entry);
    `is_paged` is false for the few lists that come whole. `where`: the entry takes the criteria as
    one argument of that name, else each by its own.
    """

    entry: str
    zh: str
    en: str
    columns: tuple[Column, ...]
    is_paged: bool = True
    where: str | None = "where"
    many: str | None = None

    def column(self, name: str) -> Column | None:
        """By its name."""
        return next((each for each in self.columns if each.name == name), None)


def selection(columns: tuple[Column, ...]) -> str:
    """The fields that these columns need, each once: no aliases, for their number is limited."""
    tree: dict[str, Any] = {}
    for each in columns:
        at = tree
        for part in each.path:
            at = at.setdefault(part, {})
        if each.kind is Kind.MONEY:
            at |= {"amount": {}, "currency": {}}
    return _written(tree)


def _written(tree: Mapping[str, Any]) -> str:
    return " ".join(f"{name} {{ {_written(sub)} }}" if sub else name for name, sub in tree.items())


def value_at(row: Mapping[str, Any], path: tuple[str, ...]) -> Any:
    """What stands there; None where something on the way is not there."""
    found: Any = row
    for part in path:
        if found is None:
            return None
        found = found[part]
    return found
