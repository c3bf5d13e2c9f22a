"""The steps of a day, in order. A name is a mark in job_step: renaming one orphans old marks."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from xindai.loans.end_of_day.accrual import accrual
from xindai.loans.end_of_day.agreement import agreement
from xindai.loans.end_of_day.classify import classify
from xindai.loans.end_of_day.close import close
from xindai.loans.end_of_day.due import due
from xindai.loans.end_of_day.month import month
from xindai.loans.end_of_day.non_accrual import non_accrual
from xindai.loans.end_of_day.overdue import overdue
from xindai.loans.end_of_day.provision import provision
from xindai.loans.end_of_day.snapshot import snapshot
from xindai.platform.db import Tx

REFOLD: Final = "refold"
"""The first step: the only one in batches and in Python (see refold.py)."""


@dataclass(frozen=True, slots=True)
class Step:
    """A set-based step: one transaction that returns how many rows or groups it moved."""

    name: str
    does: Callable[[Tx, date], Awaitable[int]]


SET_BASED: Final = (
    Step("overdue", overdue),
    Step("due", due),
    Step("accrual", accrual),
    Step("non_accrual", non_accrual),
    Step("classify", classify),
    Step("agreement", agreement),
    Step("snapshot", snapshot),
    Step("month", month),
    Step("provision", provision),
    Step("close", close),
)
NAMES: Final = (REFOLD, *(step.name for step in SET_BASED))
