"""Background work of disbursement: hearing of the bank's word."""

from __future__ import annotations

from typing import Final

from xindai.loans.disbursement.actions.begin import SETTLE
from xindai.loans.disbursement.actions.settle import settle
from xindai.platform.jobs.api import Kind, in_one

KINDS: Final = (Kind(SETTLE, in_one(settle), most_attempts=20, longest_wait_seconds=300),)
