"""Codes of payments."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "PAYMENT_ORDER_SENT": (
        "支付指令已发送, 不能撤销",
        "The order was sent: it cannot be taken back",
    ),
}
