"""What may stand in a job's payload: ids, days, codes, small numbers. No personal data."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

_TEXT: Final = re.compile(r"[A-Za-z0-9_.:+/-]{1,100}", re.ASCII)
_PLAIN: Final = (
    re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII),
    re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]{5,15}(Z|[+-][0-9]{2}:[0-9]{2})?)?", re.ASCII),
)
_MANY_DIGITS: Final = re.compile(r"[0-9]{7}", re.ASCII)
_MOST: Final = 10**6


def check(payload: Mapping[str, Any]) -> dict[str, Any]:
    """The payload; ValueError for what might be somebody's name, phone or ID number.

    Texts are UUIDs, days, moments, or ASCII codes without seven digits in a row.
    """
    for name, value in payload.items():
        for part in value if isinstance(value, list | tuple) else (value,):
            if not _fits(part):
                raise ValueError(f"{name}: a job carries ids, days and codes; read the rest again")
    return dict(payload)


def _fits(value: object) -> bool:
    if value is None or isinstance(value, bool):
        return True
    if isinstance(value, int):
        return abs(value) < _MOST
    if not isinstance(value, str) or not _TEXT.fullmatch(value):
        return False
    return any(form.fullmatch(value) for form in _PLAIN) or not _MANY_DIGITS.search(value)
