"""Who writes policies, who publishes them, and who sees decisions."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    ADMINISTRATOR,
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
    AUDITOR,
    BORROWERS,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    PHONE_VERIFIER,
    PRODUCT_MANAGER,
    RISK_MANAGER,
    permission,
)

READ: Final = permission(
    "decision.read",
    "查看决策",
    "See decisions and their reasons",
    ADMINISTRATOR,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    PHONE_VERIFIER,
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
    RISK_MANAGER,
    AUDITOR,
    BORROWERS,
)
DECIDE: Final = permission(
    "decision.decide", "发起决策", "Have an application decided", CUSTOMER_MANAGER, RISK_MANAGER
)
POLICY_READ: Final = permission(
    "decision.policy_read",
    "查看决策策略",
    "See decision policies",
    ADMINISTRATOR,
    PRODUCT_MANAGER,
    RISK_MANAGER,
    AUDITOR,
)
POLICY_EDIT: Final = permission(
    "decision.policy_edit",
    "编辑决策策略",
    "Write drafts of decision policies, test and submit them",
    PRODUCT_MANAGER,
    RISK_MANAGER,
)
POLICY_PUBLISH: Final = permission(
    "decision.policy_publish",
    "发布决策策略",
    "Publish, reject and retire versions that somebody else wrote",
    RISK_MANAGER,
)
SIMULATE: Final = permission(
    "decision.simulate",
    "策略仿真",
    "Run a version over past applications",
    PRODUCT_MANAGER,
    RISK_MANAGER,
)
