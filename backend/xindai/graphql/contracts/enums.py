"""The status of contracts in the schema, described before anything asks for it."""

from __future__ import annotations

import strawberry

from xindai.contracts.types import ContractStatus

strawberry.enum(
    ContractStatus,
    description="合同状态: recorded 纸质合同登记, draft 待签署, signed 借款人已签, sealed 已用印, "
    "cancelled 已撤销.",
)

__all__ = ["ContractStatus"]
