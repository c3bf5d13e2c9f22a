"""The refusals of reporting."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def too_many_exports(seconds: int) -> Refusal:
    """An export reads everything: nobody needs it all the time."""
    return Refusal("TOO_MANY_ATTEMPTS", f"try again in {max(1, seconds)} seconds", None)
