"""Pure decisions about commands: dates and keys. What a loan allows, `engine.check` says."""

from __future__ import annotations

from datetime import date

from xindai.kernel.errors import Refusal
from xindai.loans.errors import date_in_future, key_missing

MAX_KEY = 200


def check_key(key: object) -> str:
    """The idempotency key; refuses IDEMPOTENCY_KEY_MISSING and one that is too long or odd."""
    if not isinstance(key, str) or not key.strip():
        raise key_missing()
    if len(key) > MAX_KEY or not key.isprintable():
        raise Refusal(
            "INVALID_IDEMPOTENCY_KEY", f"at most {MAX_KEY} printable characters", "idempotencyKey"
        )
    return key


def check_value_date(on: date, today: date) -> None:
    """A value date may be past, even before other events, but not in the future."""
    if on > today:
        raise date_in_future()
