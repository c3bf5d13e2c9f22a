"""Reading a request strictly: every field by name, and the path of the one that is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from fractions import Fraction
from typing import Final, TypeVar

from xindai.kernel.errors import Refusal
from xindai.outsiders.jsonl import JsonNumber, JsonObject, join

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)
Parse = Callable[[object, str], T]
"""A parser takes the value and the path of its field; it refuses in the name of the path."""

_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,8})", re.ASCII)
_NUMBER: Final = r"[0-9]{1,9}(?:\.[0-9]{1,30})?"
_SUM: Final = re.compile(
    rf"{_NUMBER}(?:/{_NUMBER})?(?:\+{_NUMBER}(?:/{_NUMBER})?){{0,7}}", re.ASCII
)


class Fields:
    """One object of a request. Knows its keys beforehand: any other is refused, UNKNOWN_FIELD."""

    def __init__(self, value: object, path: str, known: frozenset[str]) -> None:
        if not isinstance(value, JsonObject):
            raise Refusal("NOT_AN_OBJECT", "the field is an object", path or None)
        for key in value:
            if key not in known:
                raise Refusal("UNKNOWN_FIELD", "there is no such field", join(path, key))
        self._object = value
        self.path = path

    def __contains__(self, key: str) -> bool:
        return key in self._object

    def required(self, key: str, parse: Parse[T]) -> T:
        """The parsed field; refuses MISSING_FIELD."""
        path = join(self.path, key)
        if key not in self._object:
            raise Refusal("MISSING_FIELD", "the field is required", path)
        return parse(self._object[key], path)

    def optional(self, key: str, parse: Parse[T], default: T) -> T:
        """The parsed field, or the default where the key is absent; null is a value like others."""
        return self.required(key, parse) if key in self._object else default


def items(value: object, path: str, most: int) -> Iterator[tuple[object, str]]:
    """(item, path) of a list; refuses NOT_A_LIST, TOO_MANY_ITEMS."""
    if not isinstance(value, list):
        raise Refusal("NOT_A_LIST", "the field is a list", path)
    if len(value) > most:
        raise Refusal("TOO_MANY_ITEMS", f"the list has at most {most} items", path)
    return ((item, f"{path}[{index}]") for index, item in enumerate(value))


def nullable(parse: Parse[T]) -> Parse[T | None]:
    """A parser that lets null through as None."""
    return lambda value, path: None if value is None else parse(value, path)


def choice(options: type[E]) -> Parse[E]:
    """A parser of the texts of an enum; refuses UNKNOWN_CHOICE and lists them."""

    def parse(value: object, path: str) -> E:
        if isinstance(value, str) and value in {option.value for option in options}:
            return options(value)
        raise Refusal("UNKNOWN_CHOICE", f"one of: {', '.join(options)}", path)

    return parse


def integer(least: int, most: int) -> Parse[int]:
    """A parser of JSON integers, bounds included; refuses INVALID_INTEGER, OUT_OF_RANGE."""

    def parse(value: object, path: str) -> int:
        if not isinstance(value, JsonNumber) or not _INTEGER.fullmatch(value.text):
            raise Refusal("INVALID_INTEGER", "the field is a whole number such as 12", path)
        number = int(value.text)
        if not least <= number <= most:
            raise Refusal("OUT_OF_RANGE", f"the number is {least} to {most}", path)
        return number

    return parse


def rational(value: object, path: str) -> Fraction:
    """The exact number of 0.25, "0.25", "1/12" or "3/365+1/12"; refuses INVALID_NUMBER."""
    text = value.text if isinstance(value, JsonNumber) else value
    if isinstance(text, str) and _SUM.fullmatch(text):
        try:
            return sum((_quotient(term) for term in text.split("+")), Fraction(0))
        except ZeroDivisionError:
            pass
    raise Refusal(
        "INVALID_NUMBER",
        'a decimal or fractions to be added, such as "3/365+1/12"',
        path,
    )


def _quotient(term: str) -> Fraction:
    above, _, below = term.partition("/")
    return Fraction(above) / Fraction(below or "1")
