"""The door of the books."""

from __future__ import annotations

from xindai.accounting.balances import (
    balances_by_product_branch,
    close_day,
    close_period,
    open_period,
    require_open,
    totals_by_currency,
    trial_balance,
)
from xindai.accounting.mapping import accounts_of_roles, begin, seed
from xindai.accounting.permissions import BOOKKEEPERS
from xindai.accounting.posting import entries_of_loan, post, post_many, reverse
from xindai.accounting.queries import read_trial_balance, today
from xindai.accounting.types import EntryView

__all__ = [
    "BOOKKEEPERS",
    "EntryView",
    "accounts_of_roles",
    "balances_by_product_branch",
    "begin",
    "close_day",
    "close_period",
    "entries_of_loan",
    "open_period",
    "post",
    "post_many",
    "read_trial_balance",
    "require_open",
    "reverse",
    "seed",
    "today",
    "totals_by_currency",
    "trial_balance",
]
