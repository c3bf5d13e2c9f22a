"""Who may do what in collections. Rows are narrowed apart, by the actor's branch subtree."""

from __future__ import annotations

from typing import Final

from xindai.platform.permission import (
    AUDITOR,
    BRANCH_MANAGER,
    COLLECTIONS,
    RISK_MANAGER,
    permission,
)

_DESK: Final = (COLLECTIONS, BRANCH_MANAGER)
_HEADS: Final = (BRANCH_MANAGER, RISK_MANAGER)

READ: Final = permission(
    "collection.read",
    "查看催收案件",
    "See collection cases",
    *_DESK,
    RISK_MANAGER,
    AUDITOR,
)
WORK: Final = permission(
    "collection.work",
    "办理催收案件",
    "Claim collection cases, note what was done, take promises",
    *_DESK,
)
CONTACT: Final = permission(
    "collection.contact",
    "联系逾期客户",
    "Get a permit to contact a late customer, and the number that goes with it",
    *_DESK,
)
ASSIGN: Final = permission(
    "collection.assign",
    "分派催收案件",
    "Give cases to others, set what collectors work on and when they are away",
    BRANCH_MANAGER,
)
FIGURES: Final = permission(
    "collection.figures", "查看催收统计", "See what collectors achieve", *_HEADS, AUDITOR
)
STRATEGY_PROPOSE: Final = permission(
    "collection.strategy_propose", "拟定催收策略", "Propose a strategy", *_HEADS
)
STRATEGY_DECIDE: Final = permission(
    "collection.strategy_decide", "复核催收策略", "Decide on a strategy of somebody else", *_HEADS
)
AGENCY: Final = permission(
    "collection.agency", "管理委外机构", "Set agencies, hand cases over, call them back", *_HEADS
)
AGENCY_DATA: Final = permission(
    "collection.agency_data",
    "导出委外资料",
    "Hand personal data of a batch to its agency",
    BRANCH_MANAGER,
)
LEGAL: Final = permission("collection.legal", "管理诉讼", "Open and lead legal actions", *_DESK)
WRITE_OFF_PROPOSE: Final = permission(
    "collection.write_off_propose", "申请核销", "Propose to write a loan off", *_DESK
)
WRITE_OFF_DECIDE: Final = permission(
    "collection.write_off_decide",
    "审批核销",
    "Decide on a write-off that somebody else proposed",
    *_HEADS,
)
BLACKLIST: Final = permission(
    "collection.blacklist", "列入黑名单", "Put a late customer on the blacklist", *_HEADS
)
