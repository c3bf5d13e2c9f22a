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
BRANCH_CHANGE: Final = permission(
    "identity.branch_change", "修改机构", "Rename, move and close branches", ADMINISTRATOR
)
STAFF_CHANGE: Final = permission(
    "identity.staff_change", "修改员工", "Change, lock and unlock members of staff", ADMINISTRATOR
)
STAFF_RESET: Final = permission(
    "identity.staff_reset", "重置员工登录方式", "Reset passwords and second factors", ADMINISTRATOR
)
SESSION_READ: Final = permission(
    "identity.session_read", "查看员工会话", "See who is signed in", ADMINISTRATOR, AUDITOR
)
SESSION_END: Final = permission(
    "identity.session_end", "结束员工会话", "End sessions of others", ADMINISTRATOR
)
ROLE_READ: Final = permission(
    "identity.role_read", "查看角色", "See roles and what they hold", ADMINISTRATOR, AUDITOR
)
ROLE_CHANGE: Final = permission(
    "identity.role_change", "修改角色", "Make roles and change what they hold", ADMINISTRATOR
)
