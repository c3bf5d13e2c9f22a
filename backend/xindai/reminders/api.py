"""The door of reminders."""

from __future__ import annotations

from xindai.reminders.steps import Step, set_steps, steps

__all__ = ["Step", "set_steps", "steps"]
