"""Everything that the worker does by itself: the kinds of jobs and the schedules of all domains."""

from __future__ import annotations

from typing import Final

from xindai.identity import jobs as identity
from xindai.loans import jobs as loans
from xindai.platform.jobs import clearing
from xindai.platform.jobs.api import Kind, Schedule

KINDS: Final[tuple[Kind, ...]] = (clearing.CLEARING, *identity.KINDS, *loans.KINDS)
SCHEDULES: Final[tuple[Schedule, ...]] = (
    clearing.NIGHTLY,
    *identity.SCHEDULES,
    *loans.SCHEDULES,
)
