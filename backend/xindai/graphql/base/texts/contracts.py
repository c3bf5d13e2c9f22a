"""Codes of contracts."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "AGREEMENT_MOVED": (
        "起草期间约定内容已变化, 请重试",
        "what is agreed changed while the document was made: try again",
    ),
    "APPLICATION_HAS_CONTRACT": ("该申请已有合同", "there is a contract of this application"),
    "CONTRACT_AMOUNT_ABOVE_APPROVED": (
        "金额不得高于已批准的金额",
        "the amount is above the one that was approved",
    ),
    "CONTRACT_IN_DISBURSEMENT": (
        "合同已进入放款, 不能再变更或撤销",
        "money is on its way: the contract cannot be changed or cancelled any more",
    ),
    "CONTRACT_NOT_SEALED": (
        "合同尚未由双方签署",
        "the contract is not signed by both sides yet",
    ),
    "CONTRACT_NOT_SIGNED": (
        "借款人尚未签署, 或合同已用印",
        "the contract is not one that waits for the seal",
    ),
    "CONTRACT_RENDER_FAILED": ("合同文件生成失败", "the document could not be made"),
    "CONTRACT_UNCHANGED": ("没有任何变更", "nothing would be different"),
    "DOCUMENT_CHANGED": (
        "合同文本已更新, 请重新阅读",
        "there is a newer document: read it first",
    ),
    "INVALID_PLACE": ("面签地点应为 2 至 120 个字符", "the place has 2 to 120 characters"),
    "INVALID_TEMPLATE_CODE": (
        "模板编码应为小写字母, 数字和下划线",
        "a template's code has small letters, digits and low lines",
    ),
    "INVALID_TEMPLATE_NAME": ("模板名称格式错误", "the template's name is not well-formed"),
    "OWN_SIGNING_RECORD": ("面签见证人不能是登记人本人", "nobody witnesses his own record"),
    "OWN_TEMPLATE": ("模板不能由编写人审批", "whoever wrote a template does not approve it"),
    "PAYEE_UNCLEAR": (
        "受托支付产品须指定商户, 其他产品不得指定",
        "a merchant is named where the product pays merchants, and only there",
    ),
    "PREPARATION_UNCLEAR": (
        "请提供申请, 或者客户, 产品版本和条款",
        "give an application, or a customer with version and terms",
    ),
    "SIGNING_NOT_RECORDED": ("尚无面签登记", "no officer has recorded a signing"),
    "SIGNING_PHOTOS_MISSING": ("请上传 1 至 10 张面签照片", "1 to 10 photos are needed"),
    "SIGNING_RECORDED": ("该文本的面签已登记", "the signing of this document is recorded"),
    "TEMPLATE_CONTENT_FORBIDDEN": (
        "模板含有不允许的内容",
        "the template holds something that is not allowed",
    ),
    "TEMPLATE_EMPTY": ("模板内容为空", "the template is empty"),
    "TEMPLATE_EXISTS": ("模板编码已存在", "a template has this code"),
    "TEMPLATE_NOT_FOUND": ("模板不存在", "there is no such template"),
    "TEMPLATE_NOT_IN_FORCE": (
        "没有生效的合同模板",
        "no version of the template is approved",
    ),
    "TEMPLATE_PLACEHOLDER_UNKNOWN": (
        "模板变量不存在",
        "the template asks for a value that is not on the list",
    ),
    "TEMPLATE_TOO_LARGE": ("模板过大", "the template is too large"),
    "TERMS_NOT_OFFERED": ("条款与产品不一致", "the terms are not those of the product"),
    "WRONG_CONTRACT_STATUS": ("合同状态不允许此操作", "the contract's status does not allow it"),
    "WRONG_TEMPLATE_STATUS": ("模板状态不允许此操作", "the version's status does not allow it"),
}
