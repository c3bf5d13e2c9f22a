"""Who writes policies and scorecards, who publishes them, who sees decisions and reports."""

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
_EXAMINERS: Final = (APPROVER_1, APPROVER_2, APPROVER_3, RISK_MANAGER)
SCORECARD_READ: Final = permission(
    "scorecard.read", "查看评分卡", "See and try scorecards", *_EXAMINERS, AUDITOR
)
SCORECARD_CHANGE: Final = permission(
    "scorecard.change", "编辑评分卡", "Write and submit scorecards", RISK_MANAGER
)
SCORECARD_CHECK: Final = permission(
    "scorecard.check",
    "启用评分卡",
    "Activate another person's scorecard or send it back",
    RISK_MANAGER,
    APPROVER_3,
)
REPORT_READ: Final = permission(
    "report.read",
    "查看查询记录",
    "See that reports on a customer were fetched",
    *_EXAMINERS,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    AUDITOR,
    BORROWERS,
)
REPORT_OPEN: Final = permission(
    "report.open", "查看征信报告", "See what reports on a customer say", *_EXAMINERS
)
REPORT_FETCH: Final = permission(
    "report.fetch",
    "查询征信",
    "Ask the bureau and the identity check about a customer",
    *_EXAMINERS,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
)
