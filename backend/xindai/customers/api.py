"""The door of customers."""

from __future__ import annotations

from xindai.customers.actions.create import create_customer, create_customers, create_in
from xindai.customers.actions.reveal import reveal
from xindai.customers.queries import (
    count_customers,
    customers_by_id,
    find_customers,
    get_customer,
)
from xindai.customers.rules import id_check

__all__ = [
    "count_customers",
    "create_customer",
    "create_customers",
    "create_in",
    "customers_by_id",
    "find_customers",
    "get_customer",
    "id_check",
    "reveal",
]
