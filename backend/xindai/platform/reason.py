"""Why something failed, in words that may be kept: no value that it worked on."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final

from xindai.kernel.errors import Refusal

_PACKAGE: Final = Path(__file__).parents[1]
_FRAME: Final = _PACKAGE / "platform" / "jobs"


def reason(error: BaseException) -> tuple[str, str]:
    """The class and a sentence.

    Only a refusal is quoted: its sentence is ours. Another error's text may carry a row's values
    (PostgreSQL names them), so it is told by the last place of ours that it came through.
    """
    if isinstance(error, Refusal):
        return error.code, error.message[:500]
    name = type(error).__name__
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(_PACKAGE) and path.parent != _FRAME:
            return name, f"raised below {path.relative_to(_PACKAGE)}:{frame.lineno} ({frame.name})"
    return name, "raised outside the program"
