"""Who may do what with credit lines. Rows are narrowed apart, by the actor's branch subtree."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    ACCOUNTANT,
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
    AUDITOR,
    BORROWERS,
    BRANCH_MANAGER,
    COLLECTIONS,
    CUSTOMER_MANAGER,
    EVERYBODY,
    RISK_MANAGER,
    permission,
)

READ: Final = permission("credit_line.read", "查看额度", "See credit lines", *EVERYBODY, BORROWERS)
HISTORY: Final = permission(
    "credit_line.history", "查看额度变动", "See movements and proposals of lines", *EVERYBODY
)
DRAW: Final = permission(
    "credit_line.draw",
    "占用额度",
    "Reserve, give up and use parts of a line, by the steps of an application",
    *EVERYBODY,
    BORROWERS,
)
PROPOSE: Final = permission(
    "credit_line.propose",
    "申请调整额度",
    "Propose a grant or a change of a line",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    RISK_MANAGER,
)
APPROVE: Final = permission(
    "credit_line.approve",
    "审批额度",
    "Approve or reject what somebody else proposed",
    BRANCH_MANAGER,
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
    RISK_MANAGER,
)
FREEZE: Final = permission(
    "credit_line.freeze",
    "冻结额度",
    "Freeze a line at once",
    BRANCH_MANAGER,
    RISK_MANAGER,
    COLLECTIONS,
)
CLOSE: Final = permission(
    "credit_line.close", "关闭额度", "Close a line", BRANCH_MANAGER, RISK_MANAGER
)
PRE_APPROVE: Final = permission(
    "credit_line.pre_approve",
    "预授信",
    "Propose lines for the customers of a list",
    BRANCH_MANAGER,
    RISK_MANAGER,
)
VERIFY: Final = permission(
    "credit_line.verify", "核对额度", "Compare lines with their movements", ACCOUNTANT, AUDITOR
)
