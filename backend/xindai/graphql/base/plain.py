"""The GraphQL library's messages without what was sent: it quotes values, and values are people.

What helps stays: the variable, the path inside of it, the type that is wanted, the names of fields
and arguments. What is neither one of the library's sentences nor made of names is not told at all.
"""

from __future__ import annotations

import re
from typing import Final

NOT_VALID: Final = "the operation is not valid"
_WHERE: Final = re.compile(
    r"((?:Variable|Argument) '[$@\w.(): ]+'(?: of type '[\w!\[\]]+')?"
    r" has invalid (?:default )?value(?: at [\w.\[\]]+)?): (.*)",
    re.DOTALL | re.ASCII,
)
"""Whose value it is, and what is wrong with it."""
_CUTS: Final = (
    (re.compile(r"Value '.*' does not exist in '(\w+)' enum.*", re.DOTALL),
     r"the value does not exist in '\1' enum"),
    (re.compile(r"((?:Enum '\w+'|\w+) cannot represent [\w -]*?value): .*", re.DOTALL), r"\1"),
    (re.compile(r" not to include unknown field '.*", re.DOTALL), " not to include unknown fields"),
    (re.compile(r",? (?:but encountered error|[Ff]ound:) .*", re.DOTALL), ""),
    (re.compile(r"\b(Name|Int|Float|String|BlockString|Comment) '.*'", re.DOTALL), r"\1"),
    (re.compile(r"^Unknown operation named .*", re.DOTALL), "Unknown operation"),
    (re.compile(r",? [Dd]id you mean .*\?", re.DOTALL), ""),
)  # fmt: skip
"""Values, tokens of the text, and suggestions of names that the asker may not know."""
_QUOTED: Final = re.compile(r"(['\"])(.*?)\1", re.DOTALL)
_NAMES: Final = re.compile(r"[$@]?[\w.\[\]!(): {}]*|\W{1,3}", re.ASCII)
_MANY_DIGITS: Final = re.compile(r"\d{5}|(?:\d\D?){8}")


def without_values(message: str) -> str:
    """The message of a syntax error, of validation or of the reading of variables."""
    found = _WHERE.fullmatch(message)
    where, what = found.groups() if found else ("", message)
    for pattern, kept in _CUTS:
        what = pattern.sub(kept, what)
    told = _QUOTED.sub(_name, f"{where}: {what}" if where else what)
    if not told.isascii() or _MANY_DIGITS.search(told):
        return NOT_VALID
    return f"{told}." if message.endswith(".") and not told.endswith(".") else told


def _name(quoted: re.Match[str]) -> str:
    """A name of a schema or of an operation; one that is full of digits names somebody."""
    text = quoted[2]
    fits = _NAMES.fullmatch(text) and not _MANY_DIGITS.search(text)
    return quoted[0] if fits else f"{quoted[1]}?{quoted[1]}"
