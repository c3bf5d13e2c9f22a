"""The door of partners."""

from __future__ import annotations

from xindai.partners.actions.account import change_account
from xindai.partners.actions.activate import activate, suspend
from xindai.partners.actions.change import add_sales_rep, add_store, change_merchant
from xindai.partners.actions.create import create_merchant
from xindai.partners.payee import merchant, merchant_payee
from xindai.partners.queries import (
    accounts_of_merchants,
    count_merchants,
    find_merchants,
    merchants_by_id,
    reps_of_stores,
    stores_of_merchants,
)

__all__ = [
    "accounts_of_merchants",
    "activate",
    "add_sales_rep",
    "add_store",
    "change_account",
    "change_merchant",
    "count_merchants",
    "create_merchant",
    "find_merchants",
    "merchant",
    "merchant_payee",
    "merchants_by_id",
    "reps_of_stores",
    "stores_of_merchants",
    "suspend",
]
