"""Who may do what with contracts. Rows are narrowed apart, by the customer's branch."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    BORROWERS,
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    EVERYBODY,
    permission,
)

READ: Final = permission("contract.read", "查看合同", "See contracts", *EVERYBODY, BORROWERS)
SIGN: Final = permission(
    "contract.sign", "签订合同", "Record a signed contract", BRANCH_MANAGER, CUSTOMER_MANAGER
)
