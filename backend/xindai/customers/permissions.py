"""Who may do what with customers. Rows are narrowed apart, by the actor's branch subtree."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
    AUDITOR,
    BORROWERS,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    EVERYBODY,
    PHONE_VERIFIER,
    RISK_MANAGER,
    permission,
)

READ: Final = permission(
    "customer.read", "查看客户", "See customers, masked", *EVERYBODY, BORROWERS
)
CREATE: Final = permission(
    "customer.create", "新增客户", "Add a customer", BRANCH_MANAGER, CUSTOMER_MANAGER
)
REVEAL: Final = permission(
    "customer.reveal",
    "查看明文",
    "See a customer's name and numbers in full, with a reason",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    PHONE_VERIFIER,
)
DOCUMENT_OPEN: Final = permission(
    "customer.document_open",
    "查看客户资料原件",
    "See what is on a customer's papers, with a reason",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    PHONE_VERIFIER,
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
)
CHANGE: Final = permission(
    "customer.change",
    "维护客户资料",
    "Keep a customer's profile, contacts, employment, amounts, papers and relations",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    PHONE_VERIFIER,
)
VERIFY: Final = permission(
    "customer.document_verify",
    "核验客户资料",
    "Verify a paper that somebody else handed in",
    BRANCH_MANAGER,
    PHONE_VERIFIER,
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
)
TAG: Final = permission(
    "customer.tag",
    "客户分群与标签",
    "Set a customer's segments and tags",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    RISK_MANAGER,
)
RATE: Final = permission(
    "customer.rate",
    "客户内部评级",
    "Rate a customer",
    BRANCH_MANAGER,
    RISK_MANAGER,
    APPROVER_2,
    APPROVER_3,
)
HISTORY: Final = permission(
    "customer.history",
    "查看客户动态",
    "See what was done to and by a customer, and how he was rated",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    PHONE_VERIFIER,
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
    RISK_MANAGER,
    AUDITOR,
)
LIST_READ: Final = permission(
    "customer_list.read",
    "查看黑白名单",
    "See the blacklist and the whitelist",
    BRANCH_MANAGER,
    APPROVER_1,
    APPROVER_2,
    APPROVER_3,
    RISK_MANAGER,
    AUDITOR,
)
LIST_CHANGE: Final = permission(
    "customer_list.change",
    "维护黑白名单",
    "Put people on the lists, ask to take them off, import workbooks",
    BRANCH_MANAGER,
    RISK_MANAGER,
)
LIST_CONFIRM: Final = permission(
    "customer_list.confirm",
    "复核黑白名单",
    "Confirm or turn down what somebody else proposed for a list",
    RISK_MANAGER,
    APPROVER_2,
    APPROVER_3,
)
