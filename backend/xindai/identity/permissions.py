"""Who may change who may enter."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    ADMINISTRATOR,
    AUDITOR,
    EVERYBODY,
    PARTNER_MANAGER,
    permission,
)

BRANCH_READ: Final = permission("identity.branch_read", "查看机构", "See branches", *EVERYBODY)
BRANCH_CREATE: Final = permission(
    "identity.create_branch", "新增机构", "Add a branch", ADMINISTRATOR
)
STAFF_READ: Final = permission(
    "identity.staff_read", "查看员工", "See who works here", ADMINISTRATOR, AUDITOR
)
STAFF_CREATE: Final = permission(
    "identity.create_staff", "新增员工", "Add a member of staff", ADMINISTRATOR
)
CLIENT_READ: Final = permission(
    "client.read", "查看接口客户端", "See third parties", ADMINISTRATOR, PARTNER_MANAGER, AUDITOR
)
CLIENT_MANAGE: Final = permission(
    "client.manage", "管理接口客户端", "Let third parties in", ADMINISTRATOR, PARTNER_MANAGER
)
