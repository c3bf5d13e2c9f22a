"""Codes of applications."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "ABOVE_AUTHORITY": ("超出您的审批权限", "this is above your authority"),
    "AMOUNT_ABOVE_OFFER": ("金额不能高于报价", "at most the amount of the offer"),
    "ANSWERS_CONTRADICT": (
        "有不一致的答复, 电核不能通过",
        "a check with an answer that does not match fails",
    ),
    "ANSWERS_INCOMPLETE": ("请回答表单中的每个问题", "answer every question of the form"),
    "APPLICATION_INCOMPLETE": ("进件资料不完整", "see what is missing"),
    "APPLICATION_MOVED": ("进件已被他人处理, 请刷新", "it was changed meanwhile, look again"),
    "APPLICATION_NOT_FOUND": ("进件不存在", "there is no such application"),
    "APPLICATION_OPEN": (
        "该客户已有此产品的在途申请",
        "the customer has an application for this product",
    ),
    "AUTHORITY_NOT_FOUND": ("审批权限申请不存在", "there is no such proposal"),
    "CHANNEL_CLOSED": ("该渠道不提供此产品", "the product is not offered in this channel"),
    "CLAIMED_BY_ANOTHER": ("同事正在处理", "a colleague works on it"),
    "CODE_INVALID": ("代码格式错误", "small letters, digits and underscores"),
    "COLLEAGUE_MAY_NOT": ("该同事不能处理此进件", "the colleague may not work on it"),
    "COLLEAGUE_NOT_FOUND": ("同事不存在", "there is no such colleague"),
    "CONFLICT_NOT_FOUND": ("利益冲突记录不存在", "there is no such declaration"),
    "CONFLICT_OF_INTEREST": ("存在利益冲突", "a conflict of interest is declared"),
    "DOCUMENT_NOT_FOUND": ("资料不存在", "there is no such document"),
    "DUPLICATE_APPLICATION": (
        "24 小时内已提交过相同的申请",
        "the same was applied for within 24 hours",
    ),
    "KIND_NOT_OFFERED": ("该产品没有授信额度", "the product has no credit line"),
    "NOTE_INVALID": ("备注为 1 至 2000 字", "1 to 2000 characters"),
    "NOT_CLAIMED": ("请先领取", "claim it first"),
    "OFFER_NOT_ACCEPTED": ("没有已接受的报价", "there is no accepted offer"),
    "OWN_APPLICATION": (
        "不能审批自己经办或处理过的进件",
        "you made it or worked on it at another step",
    ),
    "OWN_AUTHORITY": ("不能复核自己的申请", "nobody approves his own proposal"),
    "OWN_CONFLICT": ("利益冲突须由他人解除", "somebody else ends your conflict"),
    "PARTY_IS_APPLICANT": ("申请人不能作为共同借款人或保证人", "the applicant cannot be a party"),
    "PARTY_UNCLEAR": ("请指定客户或填写完整的个人信息", "name a customer, or a person in full"),
    "PRODUCT_FIXED": ("更换产品请重新申请", "start another application"),
    "REJECTION_REASON_MISSING": (
        "请至少选择一个告知客户的拒绝原因",
        "choose at least one reason for the applicant",
    ),
    "REJECTION_REASON_UNKNOWN": ("拒绝原因不在可选范围内", "the reason is not in the catalogue"),
}
