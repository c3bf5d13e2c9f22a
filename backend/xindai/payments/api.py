"""The door of payments. `plan`, `cancel` and `order_in` are called inside of a transaction."""

from __future__ import annotations

from xindai.payments.actions.plan import cancel, plan
from xindai.payments.failures import FAILURES, failure_words
from xindai.payments.queries import (
    count_orders,
    events_of_orders,
    find_orders,
    order_in,
    orders_by_id,
)
from xindai.payments.rules import CANCELLED

__all__ = [
    "CANCELLED",
    "FAILURES",
    "cancel",
    "count_orders",
    "events_of_orders",
    "failure_words",
    "find_orders",
    "order_in",
    "orders_by_id",
    "plan",
]
