"""Who may take whole lists out of the house. What is in them, the lists' own permissions say."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    ACCOUNTANT,
    ADMINISTRATOR,
    AUDITOR,
    BRANCH_MANAGER,
    COLLECTIONS,
    EVERYBODY,
    PARTNER_MANAGER,
    PRODUCT_MANAGER,
    RISK_MANAGER,
    permission,
)

EXPORT: Final = permission(
    "report.export",
    "导出列表",
    "Export lists as workbooks",
    ADMINISTRATOR,
    BRANCH_MANAGER,
    PRODUCT_MANAGER,
    COLLECTIONS,
    ACCOUNTANT,
    RISK_MANAGER,
    PARTNER_MANAGER,
    AUDITOR,
)
FIGURES: Final = permission(
    "report.figures", "查看工作台数据", "See the figures of one's branches", *EVERYBODY
)
REPORTS: Final = permission(
    "report.statistics",
    "查看统计报表",
    "See statistics and reports of one's branches",
    ADMINISTRATOR,
    BRANCH_MANAGER,
    PRODUCT_MANAGER,
    COLLECTIONS,
    ACCOUNTANT,
    RISK_MANAGER,
    PARTNER_MANAGER,
    AUDITOR,
)
