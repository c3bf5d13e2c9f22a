"""Who sees requests, who may decide at all (the policy names the role), and who sets policies."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    ACCOUNTANT,
    ADMINISTRATOR,
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
    AUDITOR,
    BRANCH_MANAGER,
    EVERYBODY,
    RISK_MANAGER,
    permission,
)

_CHECKERS: Final = (BRANCH_MANAGER, APPROVER_1, APPROVER_2, APPROVER_3, RISK_MANAGER, ACCOUNTANT)
READ: Final = permission(
    "approval.read", "查看复核", "See requests for approval", *_CHECKERS, AUDITOR
)
ASK: Final = permission(
    "approval.ask", "提交复核", "See and withdraw one's own requests", *EVERYBODY
)
DECIDE: Final = permission("approval.decide", "复核", "Approve or reject a request", *_CHECKERS)
POLICY_READ: Final = permission(
    "approval.policy_read",
    "查看复核规则",
    "See approval policies",
    ADMINISTRATOR,
    *_CHECKERS,
    AUDITOR,
)
POLICY_CHANGE: Final = permission(
    "approval.policy_change",
    "修改复核规则",
    "Change approval policies",
    ADMINISTRATOR,
    RISK_MANAGER,
)
