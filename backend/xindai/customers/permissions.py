"""Who may do what with customers. Rows are narrowed apart, by the actor's branch subtree."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    BORROWERS,
    BRANCH_MANAGER,
    COLLECTIONS,
    CUSTOMER_MANAGER,
    EVERYBODY,
    PHONE_VERIFIER,
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
    COLLECTIONS,
)
