"""What statistics of applications answer with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from xindai.origination.types import ApplicationStatus


class FunnelGroup(StrEnum):
    """What a funnel has a row for."""

    DAY = "day"
    PRODUCT = "product"
    CHANNEL = "channel"
    OFFICER = "officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class FunnelRow:
    """How far the applications came that were submitted in a period, by `key`."""

    key: str
    submitted: int
    decided: int
    approved: int
    accepted: int
    signed: int
    disbursed: int
    rejected: int
    withdrawn: int
    expired: int
    submitted_minor: int
    disbursed_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StateTime:
    """How long applications stayed in a state that they have left, in seconds."""

    status: ApplicationStatus
    count: int
    average_seconds: int
    median_seconds: int
    p90_seconds: int
