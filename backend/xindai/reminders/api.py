"""The door of reminders."""

from __future__ import annotations

from xindai.reminders.forecast import forecast
from xindai.reminders.policies import (
    approve_policy,
    policies,
    policies_by_id,
    return_policy,
    submit_policy,
    write_policy,
)
from xindai.reminders.steps import steps
from xindai.reminders.types import Forecast, PolicyView, Step, StepForecast

__all__ = [
    "Forecast",
    "PolicyView",
    "Step",
    "StepForecast",
    "approve_policy",
    "forecast",
    "policies",
    "policies_by_id",
    "return_policy",
    "steps",
    "submit_policy",
    "write_policy",
]
