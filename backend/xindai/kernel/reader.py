"""Reading a JSON object strictly: every field by name, every refusal with the field's path."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from xindai.kernel.dates import parse_date
from xindai.kernel.errors import Refusal
from xindai.kernel.money import parse_amount, parse_positive
from xindai.kernel.rate import parse_rate

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


class Reader:
    """Takes fields out of a JSON object; `finish` refuses what nobody asked for."""

    def __init__(self, value: object, path: str) -> None:
        if not isinstance(value, Mapping):
            raise Refusal("NOT_AN_OBJECT", "an object is wanted", path or None)
        self._left: dict[str, Any] = dict(value)
        self.path = path

    def field(self, name: str) -> str:
        """The path of a field of this object."""
        return f"{self.path}.{name}" if self.path else name

    def take(self, name: str, default: Any = None) -> Any:
        """The raw value; null counts as absent."""
        value = self._left.pop(name, None)
        return default if value is None else value

    def required(self, name: str) -> Any:
        """The raw value; refuses MISSING_FIELD."""
        value = self._left.pop(name, None)
        if value is None:
            raise Refusal("MISSING_FIELD", "the field is required", self.field(name))
        return value

    def integer(self, name: str, default: int | None, least: int, most: int) -> int:
        """A whole number within bounds; required if there is no default."""
        value = self.required(name) if default is None else self.take(name, default)
        if isinstance(value, bool) or not isinstance(value, int):
            raise Refusal("INVALID_INTEGER", "a whole number is wanted", self.field(name))
        if not least <= value <= most:
            raise Refusal("OUT_OF_RANGE", f"the number is {least} to {most}", self.field(name))
        return value

    def truth(self, name: str, default: bool) -> bool:
        """true or false."""
        value = self.take(name, default)
        if not isinstance(value, bool):
            raise Refusal("INVALID_BOOLEAN", "true or false is wanted", self.field(name))
        return value

    def choice(self, name: str, options: type[E], default: E | None) -> E:
        """One of an enum's values; required if there is no default."""
        value = self.required(name) if default is None else self.take(name, default)
        return one_of(value, options, self.field(name))

    def amount(self, name: str, currency: str, default: int | None, positive: bool = False) -> int:
        """Minor units of an amount string; required if there is no default."""
        value = self.required(name) if default is None else self.take(name)
        if value is None:
            return default or 0
        parse = parse_positive if positive else parse_amount
        return parse(value, currency, self.field(name))

    def rate(self, name: str) -> int | None:
        """10^-8 units of a rate string, or None where it is absent."""
        value = self.take(name)
        return None if value is None else parse_rate(value, self.field(name))

    def day(self, name: str) -> date | None:
        """A date, or None where it is absent."""
        value = self.take(name)
        return None if value is None else parse_date(value, self.field(name))

    def text(self, name: str, default: str = "", longest: int = 200) -> str:
        """A short text without control characters."""
        value = self.take(name, default)
        if not isinstance(value, str) or len(value) > longest or not (value or " ").isprintable():
            raise Refusal("INVALID_TEXT", f"a text of at most {longest}", self.field(name))
        return value

    def items(self, name: str, parse: Callable[[Any, str], T], most: int = 1200) -> tuple[T, ...]:
        """The parsed members of a list; an absent list is empty."""
        value = self.take(name, [])
        if not isinstance(value, list | tuple):
            raise Refusal("NOT_A_LIST", "a list is wanted", self.field(name))
        if len(value) > most:
            raise Refusal("TOO_MANY_ITEMS", f"at most {most} items", self.field(name))
        return tuple(parse(item, f"{self.field(name)}[{i}]") for i, item in enumerate(value))

    def left(self) -> Iterator[tuple[str, Any]]:
        """What nobody has taken yet."""
        return iter(self._left.items())

    def finish(self) -> None:
        """Refuses UNKNOWN_FIELD for a field that nobody took."""
        for name in self._left:
            raise Refusal("UNKNOWN_FIELD", "there is no such field", self.field(str(name)[:60]))


def one_of(value: object, options: type[E], field: str) -> E:
    """The enum member of a text; refuses UNKNOWN_CHOICE and lists what there is."""
    if isinstance(value, str) and value in {option.value for option in options}:
        return options(value)
    raise Refusal("UNKNOWN_CHOICE", f"one of: {', '.join(options)}", field)
