"""Who may do what with contracts. Rows are narrowed apart, by the customer's branch."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    AUDITOR,
    BORROWERS,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    DISBURSEMENT,
    EVERYBODY,
    PRODUCT_MANAGER,
    RISK_MANAGER,
    permission,
)

READ: Final = permission("contract.read", "查看合同", "See contracts", *EVERYBODY, BORROWERS)
SIGN: Final = permission(
    "contract.sign", "签订合同", "Record a signed contract", BRANCH_MANAGER, CUSTOMER_MANAGER
)
PREPARE: Final = permission(
    "contract.prepare",
    "起草合同",
    "Draw up a contract",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    BORROWERS,
)
CHANGE: Final = permission(
    "contract.change",
    "变更合同",
    "Draw up a new version of a contract",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
)
CANCEL: Final = permission(
    "contract.cancel", "撤销合同", "Cancel a contract", BRANCH_MANAGER, CUSTOMER_MANAGER, BORROWERS
)
SIGN_IN_PERSON: Final = permission(
    "contract.sign_in_person",
    "面签",
    "Record or witness a signing in person",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
)
SEAL: Final = permission(
    "contract.seal", "合同用印", "Have a signed contract sealed again", BRANCH_MANAGER, DISBURSEMENT
)
TEMPLATE_READ: Final = permission(
    "contract_template.read",
    "查看合同模板",
    "See contract templates",
    PRODUCT_MANAGER,
    RISK_MANAGER,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    AUDITOR,
)
TEMPLATE_WRITE: Final = permission(
    "contract_template.write",
    "编写合同模板",
    "Write contract templates",
    PRODUCT_MANAGER,
    RISK_MANAGER,
)
TEMPLATE_APPROVE: Final = permission(
    "contract_template.approve",
    "审批合同模板",
    "Approve contract templates",
    PRODUCT_MANAGER,
    RISK_MANAGER,
)
