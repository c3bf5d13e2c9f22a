"""Codes of credit lines and of partners."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "DUPLICATE_CUSTOMER": ("名单中客户重复", "a customer appears twice in the list"),
    "INVALID_PARTNER_CODE": ("编码应为2至20位大写字母, 数字或短横线", "2 to 20 of A-Z, 0-9 and -"),
    "INVALID_PARTNER_NAME": ("名称应为1至100个可见字符", "1 to 100 printable characters"),
    "INVALID_SETTLEMENT_ACCOUNT": ("结算账户格式错误", "the settlement account is not well-formed"),
    "LINE_EXCEEDED": ("超过可用额度", "more than what is left of the credit line"),
    "LINE_EXISTS": ("客户已有该币种的额度", "the customer has a credit line in this currency"),
    "LINE_EXPIRED": ("额度已到期", "the credit line has expired"),
    "LINE_FIELD_MISSING": ("缺少该类申请必填的内容", "this kind of proposal wants the field"),
    "LINE_FIELD_SUPERFLUOUS": ("该类申请没有此项内容", "this kind of proposal has no such field"),
    "LINE_FROZEN": ("额度已冻结", "the credit line is frozen"),
    "LINE_NOT_FOUND": ("额度不存在", "there is no such credit line"),
    "LINE_PROPOSAL_DECIDED": ("额度申请已处理", "the proposal was decided already"),
    "LINE_PROPOSAL_NOT_FOUND": ("额度申请不存在", "there is no such proposal"),
    "LINE_RESERVED": ("额度仍被申请占用", "an application still holds a part of the line"),
    "MERCHANT_ACTIVE": (
        "请先停用商户再修改结算条款",
        "suspend the merchant before changing its terms",
    ),
    "MERCHANT_EXISTS": ("商户编码已存在", "a merchant has this code"),
    "MERCHANT_NOT_ACTIVE": ("商户未启用", "the merchant is not active"),
    "MERCHANT_NOT_FOUND": ("商户不存在", "there is no such merchant"),
    "NOT_WHITELISTED": (
        "未填金额的客户不在白名单中",
        "a customer without an amount is on no whitelist",
    ),
    "RESERVATION_EXISTS": ("该申请已占用其他金额", "the application holds another amount already"),
    "RESERVATION_NOT_FOUND": ("该申请没有占用额度", "nothing is reserved for this application"),
    "SALES_REP_EXISTS": ("该手机号的销售员已存在", "somebody with this phone sells there already"),
    "STORE_EXISTS": ("门店编码已存在", "the merchant has a store with this code"),
    "STORE_NOT_FOUND": ("门店不存在", "there is no such store"),
}
