"""Pure decisions about requests: what each kind asks for, and which verbs may answer it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from xindai.engine.events import EventType
from xindai.engine.terms import MAX_INSTALMENTS
from xindai.kernel.errors import Refusal
from xindai.loans.requests.errors import (
    command_missing,
    command_not_wanted,
    date_in_past,
    missing,
    not_for_this_kind,
    text_invalid,
)
from xindai.loans.requests.types import RequestKind, Wish

MOST_TEXT: Final = 1000
NEEDS: Final[Mapping[RequestKind, tuple[str, ...]]] = {
    RequestKind.EXTENSION: ("instalments",),
    RequestKind.DUE_SHIFT: ("from_due", "to_due"),
    RequestKind.PAYMENT_HOLIDAY: ("until",),
    RequestKind.RESTRUCTURE: (),
    RequestKind.REPAYMENT_METHOD_CHANGE: (),
    RequestKind.OTHER: (),
}
"""The fields of a wish that a kind cannot do without."""
_MAY: Final[Mapping[RequestKind, tuple[str, ...]]] = {
    RequestKind.RESTRUCTURE: ("instalments", "monthly_minor"),
}
_NAMES: Final = {"from_due": "fromDue", "to_due": "toDue", "monthly_minor": "monthly"}
IN_WORDS: Final = frozenset({RequestKind.REPAYMENT_METHOD_CHANGE, RequestKind.OTHER})
"""Kinds that are answered, and change nothing."""
RELIEF: Final = frozenset(
    {EventType.EXTEND, EventType.SHIFT_DUE, EventType.PAUSE, EventType.RESTRUCTURE}
)
"""The verbs that answer the other kinds: the officer may grant another relief than was wished."""


def check_wish(kind: RequestKind, wish: Wish, text: str | None, today: date) -> None:
    """Refuses MISSING_FIELD, NOT_FOR_THIS_KIND, OUT_OF_RANGE, DATE_IN_PAST."""
    needed, allowed = NEEDS[kind], NEEDS[kind] + _MAY.get(kind, ())
    for name in Wish.__slots__:
        given, field = getattr(wish, name), _NAMES.get(name, name)
        if given is None and name in needed:
            raise missing(field)
        if given is not None and name not in allowed:
            raise not_for_this_kind(field)
    if kind is RequestKind.RESTRUCTURE and wish.instalments is None and wish.monthly_minor is None:
        raise missing("monthly")
    if kind in IN_WORDS and text is None:
        raise missing("text")
    if wish.instalments is not None and not 1 <= wish.instalments <= MAX_INSTALMENTS:
        raise Refusal("OUT_OF_RANGE", f"the number is 1 to {MAX_INSTALMENTS}", "instalments")
    for name in ("to_due", "until"):
        day = getattr(wish, name)
        if day is not None and day <= today:
            raise date_in_past(_NAMES.get(name, name))


def check_answer(kind: RequestKind, verb: str | None, answer: str | None) -> EventType | None:
    """The verb that answers a request of this kind, None for words alone.

    Refuses COMMAND_MISSING, COMMAND_NOT_WANTED, MISSING_FIELD.
    """
    if kind in IN_WORDS:
        if verb is not None:
            raise command_not_wanted()
        if answer is None:
            raise missing("answer")
        return None
    if verb is None or verb not in {each.value for each in RELIEF}:
        raise command_missing()
    return EventType(verb)


def plain(text: str | None, field: str) -> str | None:
    """Without blanks around it, None for nothing; refuses INVALID_TEXT."""
    words = (text or "").strip()
    if len(words) > MOST_TEXT or not all(c.isprintable() or c == "\n" for c in words):
        raise text_invalid(field, MOST_TEXT)
    return words or None
