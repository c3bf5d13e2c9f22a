"""Who may do what in early warning. Rows are narrowed apart, by the actor's branch subtree."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    AUDITOR,
    BRANCH_MANAGER,
    COLLECTIONS,
    CUSTOMER_MANAGER,
    RISK_MANAGER,
    permission,
)

_HEADS: Final = (BRANCH_MANAGER, RISK_MANAGER)

READ: Final = permission(
    "early_warning.read",
    "查看风险预警",
    "See signals, the watch list and tasks",
    *_HEADS,
    CUSTOMER_MANAGER,
    COLLECTIONS,
    AUDITOR,
)
WORK: Final = permission(
    "early_warning.work",
    "处理预警任务",
    "Claim tasks of early warning and say what was found",
    *_HEADS,
    CUSTOMER_MANAGER,
)
MANAGE: Final = permission(
    "early_warning.manage",
    "管理预警任务",
    "Take over escalated tasks, hear of what is late",
    *_HEADS,
)
RELEASE: Final = permission(
    "early_warning.release",
    "申请解除预警止付",
    "Ask for a line that a signal blocked to be used again",
    *_HEADS,
)
POLICY_PROPOSE: Final = permission(
    "early_warning.policy_propose", "拟定预警策略", "Propose a policy of early warning", *_HEADS
)
POLICY_DECIDE: Final = permission(
    "early_warning.policy_decide",
    "复核预警策略",
    "Decide on a policy of early warning of somebody else",
    *_HEADS,
)
