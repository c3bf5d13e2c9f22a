"""Who may do what with partners. Rows are narrowed apart, by the actor's branch subtree."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    BRANCH_MANAGER,
    EVERYBODY,
    PARTNER_MANAGER,
    RISK_MANAGER,
    permission,
)

READ: Final = permission("merchant.read", "查看商户", "See merchants", *EVERYBODY)
CREATE: Final = permission("merchant.create", "新增商户", "Enter a merchant", PARTNER_MANAGER)
CHANGE: Final = permission(
    "merchant.change", "修改商户", "Change a merchant and its stores", PARTNER_MANAGER
)
ACTIVATE: Final = permission(
    "merchant.activate",
    "启用商户",
    "Activate a merchant or its changed account, entered by somebody else",
    PARTNER_MANAGER,
    BRANCH_MANAGER,
    RISK_MANAGER,
)
SUSPEND: Final = permission(
    "merchant.suspend",
    "停用商户",
    "Suspend or end a merchant",
    PARTNER_MANAGER,
    BRANCH_MANAGER,
    RISK_MANAGER,
)
