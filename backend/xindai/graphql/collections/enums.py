"""The enums of collections in the schema."""

from __future__ import annotations

import strawberry

from xindai.collections import types

for kind, name, words in (
    (types.CaseStatus, "CollectionCaseStatus", "催收案件状态"),
    (types.Stage, "CollectionStage", "催收阶段, by days past due"),
    (types.Channel, "CollectionChannel", "联系渠道"),
    (types.Party, "CollectionParty", "联系对象"),
    (types.ContactResult, "CollectionContactResult", "联系结果"),
    (types.PromiseStatus, "CollectionPromiseStatus", "还款承诺状态"),
    (types.StrategyStatus, "CollectionStrategyStatus", "催收策略状态"),
    (types.LegalStage, "CollectionLegalStage", "诉讼阶段"),
    (types.WriteOffReason, "CollectionWriteOffReason", "核销原因"),
    (types.WriteOffStatus, "CollectionWriteOffStatus", "核销申请状态"),
    (types.DataField, "CollectionDataField", "委外资料项"),
    (types.BlacklistReason, "CollectionBlacklistReason", "列入黑名单原因"),
):
    strawberry.enum(kind, name=name, description=words)
