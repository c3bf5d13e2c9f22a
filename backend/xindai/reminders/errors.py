"""The refusals of reminders."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def invalid_steps(why: str, field: str) -> Refusal:
    """`field` is the path of what does not fit: "steps.2.days"."""
    return Refusal("INVALID_REMINDER_STEPS", why, field)
