"""Who may do what with applications. Rows are narrowed apart, by branch or borrower."""

from __future__ import annotations

from typing import Final

from xindai.origination.types import ApplicationStatus as S
from xindai.platform.permission import (
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
    AUDITOR,
    BORROWERS,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    EVERYBODY,
    PARTNER_MANAGER,
    PHONE_VERIFIER,
    PRODUCT_MANAGER,
    RISK_MANAGER,
    Permission,
    permission,
)

_APPROVERS: Final = (APPROVER_1, APPROVER_2, APPROVER_3)
READ: Final = permission("application.read", "查看进件", "See applications", *EVERYBODY, BORROWERS)
EDIT: Final = permission(
    "application.edit",
    "录入进件",
    "Draft, submit and withdraw applications",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    BORROWERS,
)
ACCEPT: Final = permission(
    "application.accept",
    "接受报价",
    "Accept an offer, for a customer who is there in person",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    BORROWERS,
)
PROCEED: Final = permission(
    "application.proceed",
    "推进进件",
    "Carry an accepted offer to its contract and its money, by the steps of these",
    *EVERYBODY,
    BORROWERS,
)
WORK: Final = permission(
    "application.work",
    "处理进件",
    "Claim applications from the queues, hand over and return them",
    BRANCH_MANAGER,
    PHONE_VERIFIER,
    *_APPROVERS,
)
NOTE: Final = permission(
    "application.note",
    "进件备注",
    "Read and write notes on applications",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    PHONE_VERIFIER,
    *_APPROVERS,
    RISK_MANAGER,
    AUDITOR,
)
PHONE_CHECK: Final = permission(
    "application.phone_check", "电话核实", "Verify applications by phone", PHONE_VERIFIER
)
REVIEW: Final = permission(
    "application.review", "审批进件", "Examine applications of one's levels", *_APPROVERS
)
REVIEW_1: Final = permission("application.review_1", "一级审批", "Examine on level 1", APPROVER_1)
REVIEW_2: Final = permission("application.review_2", "二级审批", "Examine on level 2", APPROVER_2)
REVIEW_3: Final = permission("application.review_3", "三级审批", "Examine on level 3", APPROVER_3)
ASSIGN: Final = permission(
    "application.assign",
    "分派进件",
    "Hand applications of others over, end conflicts of interest",
    BRANCH_MANAGER,
)
CONFLICT_DECLARE: Final = permission(
    "application.conflict_declare",
    "申报利益冲突",
    "Declare a conflict of interest",
    *EVERYBODY,
)
STATISTICS: Final = permission(
    "application.statistics",
    "进件统计",
    "See funnels and times of applications",
    BRANCH_MANAGER,
    RISK_MANAGER,
    PRODUCT_MANAGER,
    PARTNER_MANAGER,
    AUDITOR,
)
AUTHORITY_READ: Final = permission(
    "authority.read",
    "查看审批权限",
    "See who may approve how much",
    BRANCH_MANAGER,
    RISK_MANAGER,
    AUDITOR,
    *_APPROVERS,
)
AUTHORITY_PROPOSE: Final = permission(
    "authority.propose", "申请调整审批权限", "Propose rules of authority", RISK_MANAGER
)
AUTHORITY_APPROVE: Final = permission(
    "authority.approve",
    "复核审批权限",
    "Approve or reject another person's rule of authority",
    RISK_MANAGER,
    APPROVER_3,
)

OF_QUEUE: Final[dict[S, Permission]] = {
    S.PHONE_VERIFICATION: PHONE_CHECK,
    S.REVIEW_1: REVIEW_1,
    S.REVIEW_2: REVIEW_2,
    S.REVIEW_3: REVIEW_3,
}
"""What working in a state takes."""
