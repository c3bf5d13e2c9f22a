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
from xindai.accounting.chart import ACCOUNTS
from xindai.accounting.entries import entries_of_loans, find_entries
from xindai.accounting.gate import hold_day
from xindai.accounting.mapping import (
    accounts_of_product,
    accounts_of_roles,
    begin,
    check_accounts,
    map_product,
    seed,
)
from xindai.accounting.movements import Movement, moved_between, movements
from xindai.accounting.periods import close_month, periods
from xindai.accounting.posting import post, post_many, reverse
from xindai.accounting.queries import read_trial_balance, today

__all__ = [
    "ACCOUNTS",
    "Movement",
    "accounts_of_product",
    "accounts_of_roles",
    "balances_by_product_branch",
    "begin",
    "check_accounts",
    "close_day",
    "close_month",
    "close_period",
    "entries_of_loans",
    "find_entries",
    "hold_day",
    "map_product",
    "moved_between",
    "movements",
    "open_period",
    "periods",
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
