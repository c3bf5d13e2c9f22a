"""Who may change what is on offer. Products belong to the whole lender: all staff read them."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    AUDITOR,
    BORROWERS,
    BRANCH_MANAGER,
    EVERYBODY,
    PRODUCT_MANAGER,
    RISK_MANAGER,
    permission,
)

READ: Final = permission("product.read", "查看产品", "See products", *EVERYBODY, BORROWERS)
INSPECT: Final = permission(
    "product.inspect",
    "查看产品版本差异与算例",
    "See what versions differ in, golden cases and files",
    PRODUCT_MANAGER,
    RISK_MANAGER,
    BRANCH_MANAGER,
    AUDITOR,
)
CREATE: Final = permission("product.create", "新增产品", "Add a product", PRODUCT_MANAGER)
CHANGE: Final = permission(
    "product.change_draft", "修改产品草稿", "Change a product's draft", PRODUCT_MANAGER
)
SUBMIT: Final = permission(
    "product.submit", "提交产品版本", "Submit a draft for review", PRODUCT_MANAGER
)
APPROVE: Final = permission(
    "product.approve", "复核产品版本", "Approve or return a version", RISK_MANAGER, BRANCH_MANAGER
)
LIST: Final = permission(
    "product.move_version", "产品上下架", "List and delist a product", PRODUCT_MANAGER
)
