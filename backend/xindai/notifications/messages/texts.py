"""Texts of templates: checked when they are written, filled when they are sent. No logic in them.

`{{name}}` stands for a value of the kind's list; values are written in the language of the text
and are never read as language again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from xindai.kernel.money import format_minor, parse_amount
from xindai.notifications import errors
from xindai.notifications.contact.types import ContactChannel
from xindai.notifications.messages.catalogue import MessageKind, ValueKind

LANGUAGES: Final = ("zh", "en")
MOST_CHARACTERS: Final = {
    ContactChannel.SMS: (0, 300),
    ContactChannel.EMAIL: (120, 4000),
    ContactChannel.PUSH: (60, 200),
}
"""Of the subject and of the body, places as they stand; an SMS has no subject."""
_PLACE: Final = re.compile(r"\{\{([^{}]*)\}\}")
_MONTHS: Final = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
]
_WHOLE: Final = re.compile(r"-?[0-9]{1,6}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Text:
    """A text in one language; an SMS has no subject."""

    subject: str
    body: str


Texts = Mapping[ContactChannel, Mapping[str, Text]]
"""By channel and language ("zh", "en")."""


def texts_of(kept: Mapping[str, Any]) -> dict[ContactChannel, dict[str, Text]]:
    """From the table's form: an SMS is its text alone."""
    found: dict[ContactChannel, dict[str, Text]] = {}
    for channel, languages in kept.items():
        found[ContactChannel(channel)] = {
            language: Text("", text) if isinstance(text, str) else Text(**text)
            for language, text in languages.items()
        }
    return found


def texts_to_json(texts: Texts) -> dict[str, Any]:
    """The table's form."""
    return {
        channel.value: {
            language: text.body
            if channel is ContactChannel.SMS
            else {"subject": text.subject, "body": text.body}
            for language, text in languages.items()
        }
        for channel, languages in texts.items()
    }


def check_texts(kind: MessageKind, texts: Texts) -> None:
    """Refuses MESSAGE_TEXT_MISSING, INVALID_MESSAGE_TEXT, MESSAGE_VARIABLE_UNKNOWN by its path."""
    if not texts:
        raise errors.text_missing("texts")
    for channel, languages in texts.items():
        subject_most, body_most = MOST_CHARACTERS[channel]
        for language in LANGUAGES:
            path = f"texts.{channel.value}.{language}"
            text = languages.get(language)
            if text is None:
                raise errors.text_missing(path)
            if subject_most:
                _check(kind, text.subject, subject_most, f"{path}.subject", lines=False)
            elif text.subject:
                raise errors.invalid_text("an SMS has no subject", f"{path}.subject")
            is_mail = channel is ContactChannel.EMAIL
            _check(kind, text.body, body_most, f"{path}.body", lines=is_mail)


def _check(kind: MessageKind, text: str, most: int, path: str, *, lines: bool) -> None:
    if not text.strip():
        raise errors.text_missing(path)
    if len(text) > most:
        raise errors.invalid_text(f"at most {most} characters", path)
    for character in text:
        is_break = character == "\n" and lines
        if not is_break and unicodedata.category(character)[0] == "C":
            raise errors.invalid_text("a character that nobody sees", path)
    for found in _PLACE.finditer(text):
        if kind.variable(found[1].strip()) is None:
            raise errors.variable_unknown(found[1].strip()[:40], path)
    if re.search(r"[{}]", _PLACE.sub("", text)):
        raise errors.invalid_text("braces outside of {{name}}", path)


def check_params(kind: MessageKind, params: Mapping[str, str]) -> None:
    """ValueError (a bug of the sender) for values that are not those of the kind."""
    if params.keys() != {each.name for each in kind.variables}:
        raise ValueError(f"{kind.code} has other values than {sorted(params)}")
    for each in kind.variables:
        written(each.kind, params[each.name], "zh")


def filled(kind: MessageKind, text: Text, params: Mapping[str, str], language: str) -> Text:
    """The text with its values, as it is sent."""

    def put(found: re.Match[str]) -> str:
        variable = kind.variable(found[1].strip())
        assert variable is not None
        return written(variable.kind, params[variable.name], language)

    return Text(_PLACE.sub(put, text.subject), _PLACE.sub(put, text.body))


def written(kind: ValueKind, value: str, language: str) -> str:
    """A value in a language: "1234.56 CNY" is "1,234.56元" in Chinese."""
    match kind:
        case ValueKind.MONEY:
            amount, _, currency = value.partition(" ")
            plain = format_minor(parse_amount(amount, currency), currency)
            whole, dot, cents = plain.partition(".")
            grouped = f"{int(whole):,}{dot}{cents}"
            if currency == "CNY" and language == "zh":
                return f"{grouped}元"
            return f"{currency} {grouped}"
        case ValueKind.DAY:
            on = date.fromisoformat(value)
            if language == "zh":
                return f"{on.year}年{on.month}月{on.day}日"
            return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"
        case ValueKind.NUMBER:
            if not _WHOLE.fullmatch(value):
                raise ValueError(f"{value!r} is no number")
            return value
        case _:
            return value


def samples(kind: MessageKind) -> dict[str, str]:
    """Values for a preview."""
    return {each.name: each.sample for each in kind.variables}
