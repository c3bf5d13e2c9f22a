"""The enums of applications in the schema; named here before any type or input speaks of them."""

from __future__ import annotations

import strawberry

from xindai.origination.api import FunnelGroup
from xindai.origination.types import (
    ApplicationKind,
    ApplicationOrder,
    ApplicationPurpose,
    ApplicationStatus,
    ApplicationVerb,
    AuthorityStatus,
    PartyRole,
    PhoneAnswer,
    PhoneVerdict,
    ReviewVerdict,
)

strawberry.enum(ApplicationStatus, description="进件状态")
strawberry.enum(ApplicationVerb, description="进件动作")
strawberry.enum(ApplicationKind, description="进件类型: 借款 / 额度 / 支用")
strawberry.enum(ApplicationPurpose, description="借款用途")
strawberry.enum(ApplicationOrder, description="进件排序")
strawberry.enum(PartyRole, name="ApplicationPartyRole", description="共同借款人 / 保证人")
strawberry.enum(PhoneVerdict, name="PhoneCheckVerdict", description="电核结论")
strawberry.enum(PhoneAnswer, name="PhoneCheckAnswer", description="电核答复")
strawberry.enum(ReviewVerdict, name="ApplicationReviewVerdict", description="审批结论")
strawberry.enum(AuthorityStatus, name="AuthorityRuleStatus", description="审批权限状态")
strawberry.enum(FunnelGroup, name="ApplicationFunnelGroup", description="漏斗分组")

__all__ = [
    "ApplicationKind",
    "ApplicationOrder",
    "ApplicationPurpose",
    "ApplicationStatus",
    "ApplicationVerb",
    "AuthorityStatus",
    "FunnelGroup",
    "PartyRole",
    "PhoneAnswer",
    "PhoneVerdict",
    "ReviewVerdict",
]
