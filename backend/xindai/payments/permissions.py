"""Who may see payment orders. Rows are narrowed apart, by the order's branch."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    ACCOUNTANT,
    AUDITOR,
    BRANCH_MANAGER,
    CASHIER,
    DISBURSEMENT,
    permission,
)

READ: Final = permission(
    "payment.read",
    "查看支付指令",
    "See payment orders",
    BRANCH_MANAGER,
    DISBURSEMENT,
    CASHIER,
    ACCOUNTANT,
    AUDITOR,
)
