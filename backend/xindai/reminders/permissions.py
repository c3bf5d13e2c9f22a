"""Who may see and change when borrowers are reminded."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    AUDITOR,
    BRANCH_MANAGER,
    COLLECTIONS,
    PRODUCT_MANAGER,
    RISK_MANAGER,
    permission,
)

READ: Final = permission(
    "reminder.read",
    "查看还款提醒设置",
    "See when borrowers are reminded",
    BRANCH_MANAGER,
    COLLECTIONS,
    RISK_MANAGER,
    PRODUCT_MANAGER,
    AUDITOR,
)
CHANGE: Final = permission(
    "reminder.change",
    "修改还款提醒设置",
    "Change when borrowers are reminded",
    RISK_MANAGER,
    PRODUCT_MANAGER,
)
APPROVE: Final = permission(
    "reminder.approve",
    "审批还款提醒设置",
    "Approve when borrowers are reminded",
    RISK_MANAGER,
    PRODUCT_MANAGER,
)
