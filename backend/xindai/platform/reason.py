"""Why something failed, in words that may be kept: no value that it worked on."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Final

from xindai.kernel.errors import Refusal

_PACKAGE: Final = Path(__file__).parents[1]
_FRAME: Final = _PACKAGE / "platform" / "jobs"


def stack(error: BaseException) -> str:
    """Class and frames of an error and of what caused it: an interpreter's traceback, no texts."""
    parts: list[str] = []
    seen: set[int] = set()
    waiting = [error]
    while waiting:
        now = waiting.pop()
        if id(now) in seen:
            continue
        seen.add(id(now))
        frames = "".join(traceback.format_tb(now.__traceback__))
        parts.append(f"{_class(now)}\n{frames}")
        cause = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
        waiting += [cause] if cause is not None else []
        waiting += now.exceptions if isinstance(now, BaseExceptionGroup) else ()
    return "together with\n".join(parts).rstrip()


def _class(error: BaseException) -> str:
    """With what PostgreSQL calls it: SQLSTATE, table, constraint, but no value of a row."""
    named = ("sqlstate", "table_name", "column_name", "constraint_name")
    told = [text for name in named if isinstance(text := getattr(error, name, None), str)]
    code = error.code if isinstance(error, Refusal) else None
    return " ".join([type(error).__qualname__, *([code] if code else told)])


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
