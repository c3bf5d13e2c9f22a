"""Values of reminders that cross the border."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from xindai.notifications.api import ContactChannel, RuleSetStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """`days` after the due date; before it, below zero."""

    code: str
    days: int
    channels: tuple[ContactChannel, ...]

    @classmethod
    def of(cls, kept: Mapping[str, Any]) -> Self:
        """From the form in which a policy keeps it."""
        channels = tuple(ContactChannel(each) for each in kept["channels"])
        return cls(code=kept["code"], days=kept["days"], channels=channels)

    def to_json(self) -> dict[str, Any]:
        """The form in which a policy keeps it."""
        return {"code": self.code, "days": self.days, "channels": [str(c) for c in self.channels]}


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyView:
    """A version of the steps, from the earliest; `makers` wrote it, `checker` approved it."""

    id: UUID
    version: int
    status: RuleSetStatus
    steps: tuple[Step, ...]
    makers: tuple[str, ...]
    checker: str | None
    reason: str | None
    created_at: datetime
    approved_at: datetime | None
    retired_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepForecast:
    """What a step would do: loans and customers reminded, and messages by channel."""

    step: Step
    loans: int
    customers: int
    channels: Mapping[ContactChannel, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """What steps would do on a business day. `is_done`: its reminders are planned already.

    `is_whole`: every loan was looked at; else these are the first ones.
    """

    on: date
    is_done: bool
    is_whole: bool
    steps: tuple[StepForecast, ...]
