"""The refusals of payments."""

from __future__ import annotations

from xindai.kernel.errors import Refusal


def order_not_planned() -> Refusal:
    """What has been sent cannot be called back."""
    return Refusal("PAYMENT_ORDER_SENT", "the bank may have the order already", "id")
