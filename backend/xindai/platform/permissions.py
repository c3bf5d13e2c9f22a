"""Who may look after what the program does by itself."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    ACCOUNTANT,
    ADMINISTRATOR,
    AUDITOR,
    BRANCH_MANAGER,
    RISK_MANAGER,
    permission,
)

JOBS_READ: Final = permission(
    "jobs.read",
    "查看后台任务",
    "See background work",
    ADMINISTRATOR,
    BRANCH_MANAGER,
    ACCOUNTANT,
    RISK_MANAGER,
    AUDITOR,
)
JOBS_MANAGE: Final = permission(
    "jobs.manage", "管理后台任务", "Restart jobs, change schedules", ADMINISTRATOR
)
AUDIT_READ: Final = permission(
    "audit.read", "查看审计记录", "Read the audit trail", ADMINISTRATOR, AUDITOR
)
