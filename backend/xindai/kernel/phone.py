"""Mobile numbers of mainland China in their normal form: eleven ASCII digits."""

from __future__ import annotations

import re
from typing import Final

from xindai.kernel.errors import Refusal

_PHONE: Final = re.compile(r"1[0-9]{10}", re.ASCII)
_BETWEEN: Final = re.compile(r"[ -]")
LONGEST_TEXT: Final = 40
"""What people type around eleven digits."""


def normal_phone(text: str, field: str = "phone") -> str:
    """ "+86 138-0013-8000" -> "13800138000"; refuses INVALID_PHONE."""
    digits = _BETWEEN.sub("", text.strip()) if len(text) <= LONGEST_TEXT else ""
    for prefix in ("+86", "0086"):
        digits = digits.removeprefix(prefix)
    if not _PHONE.fullmatch(digits):
        raise Refusal("INVALID_PHONE", "a mobile number has 11 digits", field)
    return digits
