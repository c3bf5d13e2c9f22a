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

RECONCILIATION_READ: Final = permission(
    "reconciliation.read",
    "查看对账",
    "See statements, reconciliation runs and suspense",
    BRANCH_MANAGER,
    CASHIER,
    DISBURSEMENT,
    ACCOUNTANT,
    AUDITOR,
)
RECONCILIATION_SET_UP: Final = permission(
    "reconciliation.set_up", "设置清算账户", "Set up settlement accounts", ACCOUNTANT
)
RECONCILIATION_IMPORT: Final = permission(
    "reconciliation.import", "导入对账单", "Import statements of a bank", CASHIER, ACCOUNTANT
)
RECONCILIATION_RUN: Final = permission(
    "reconciliation.run", "执行对账", "Reconcile a day", CASHIER, ACCOUNTANT
)
RECONCILIATION_PROPOSE: Final = permission(
    "reconciliation.propose",
    "处理对账差异",
    "Propose the entry of a break, or explain it",
    CASHIER,
    ACCOUNTANT,
)
RECONCILIATION_APPROVE: Final = permission(
    "reconciliation.approve",
    "复核对账差异",
    "Post what somebody else proposed about a break, or reverse it",
    BRANCH_MANAGER,
    ACCOUNTANT,
)
SUSPENSE_ASSIGN: Final = permission(
    "suspense.assign", "认领来账", "Propose whose money in suspense is", CASHIER, ACCOUNTANT
)
SUSPENSE_APPROVE: Final = permission(
    "suspense.approve",
    "复核来账认领",
    "Book what somebody else proposed about money in suspense",
    BRANCH_MANAGER,
    ACCOUNTANT,
)
