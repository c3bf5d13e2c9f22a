"""Who may do what with contacts, templates and messages. Rows are narrowed by the customer."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    ADMINISTRATOR,
    AUDITOR,
    BRANCH_MANAGER,
    COLLECTIONS,
    CUSTOMER_MANAGER,
    PRODUCT_MANAGER,
    RISK_MANAGER,
    permission,
)

CONTACT_READ: Final = permission(
    "contact.read",
    "查看触达记录",
    "See contacts, stops and contact rules",
    ADMINISTRATOR,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    COLLECTIONS,
    RISK_MANAGER,
    PRODUCT_MANAGER,
    AUDITOR,
)
CONTACT_STOP: Final = permission(
    "contact.stop",
    "登记停止触达",
    "Write down that somebody is not contacted any more",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    COLLECTIONS,
    RISK_MANAGER,
)
CONTACT_LIFT: Final = permission(
    "contact.lift",
    "解除停止触达",
    "Lift a stop of contacts",
    BRANCH_MANAGER,
    RISK_MANAGER,
)
RULES_WRITE: Final = permission(
    "contact_rules.write", "编写触达规则", "Write contact rules", RISK_MANAGER, PRODUCT_MANAGER
)
RULES_APPROVE: Final = permission(
    "contact_rules.approve", "审批触达规则", "Approve contact rules", RISK_MANAGER, PRODUCT_MANAGER
)
MESSAGE_READ: Final = permission(
    "message.read",
    "查看消息",
    "See messages to customers",
    ADMINISTRATOR,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    COLLECTIONS,
    RISK_MANAGER,
    AUDITOR,
)
TEMPLATE_READ: Final = permission(
    "message_template.read",
    "查看消息模板",
    "See message templates",
    ADMINISTRATOR,
    BRANCH_MANAGER,
    COLLECTIONS,
    RISK_MANAGER,
    PRODUCT_MANAGER,
    AUDITOR,
)
TEMPLATE_WRITE: Final = permission(
    "message_template.write",
    "编写消息模板",
    "Write message templates",
    RISK_MANAGER,
    PRODUCT_MANAGER,
)
TEMPLATE_APPROVE: Final = permission(
    "message_template.approve",
    "审批消息模板",
    "Approve message templates",
    RISK_MANAGER,
    PRODUCT_MANAGER,
)
