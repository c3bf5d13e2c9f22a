"""Background work of refunds: hearing of the bank's word."""

from __future__ import annotations

from typing import Final

from xindai.loans.refund.actions.settle import settle
from xindai.loans.refund.actions.start import SETTLE
from xindai.platform.jobs.api import Kind, in_one

KINDS: Final = (Kind(SETTLE, in_one(settle), most_attempts=20, longest_wait_seconds=300),)
