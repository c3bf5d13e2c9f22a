"""The enums of loans in the schema, described before anything asks for them."""

from __future__ import annotations

import strawberry

from xindai.loans.types import AssetClass, LoanStatus

strawberry.enum(LoanStatus, description="借据状态")
strawberry.enum(AssetClass, description="五级分类")

__all__ = ["AssetClass", "LoanStatus"]
