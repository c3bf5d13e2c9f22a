"""Codes of payments."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "DEBIT_MANDATE_NOT_FOUND": ("没有这份代扣协议", "There is no such mandate"),
    "DEBIT_MANDATE_REVOKED": ("代扣协议已撤销", "The mandate was revoked"),
    "HARDSHIP_OFFER_NOT_FOUND": ("没有这个纾困方案", "There is no such offer"),
    "HARDSHIP_OFFER_OPEN": ("已签署的方案正在审批", "A signed offer is being looked at"),
    "LOAN_PAUSED": ("借据暂停计息中", "The loan rests"),
    "LOAN_REFUND_EXISTS": (
        "该借据有一笔退款正在处理, 请稍候",
        "A refund of this loan is on its way",
    ),
    "LOAN_REFUND_NOT_FOUND": ("没有这笔退款", "There is no such refund"),
    "MANDATE_PERIOD": (
        "有效期须自会计日期起, 最长十年",
        "From the business date on, ten years at most",
    ),
    "OFFER_OUTDATED": (
        "借据已有变动, 方案已失效, 请重新选择",
        "The loan has changed: choose again from the menu",
    ),
    "RELIEF_TOO_SOON": ("近期已办理过纾困, 暂不能再次申请", "There was a relief not long ago"),
    "SIGNED_OFFER": (
        "借款人已签署方案, 请同意或拒绝该方案",
        "The borrower signed an offer: execute or decline it",
    ),
    "TOO_FEW_PAID": ("已还期数不足, 暂不能申请", "Too few instalments have been paid"),
    "ABOVE_PAYOFF": (
        "金额超过今日结清金额",
        "That is more than pays the loan off today",
    ),
    "AGREEMENT_MISSING": ("请填写客户同意扣款的方式", "Say how the customer agreed"),
    "AMOUNT_OR_PAYOFF": (
        "请填写还款金额, 或选择结清",
        "Give an amount, or say that it pays the loan off",
    ),
    "DISBURSEMENT_EXISTS": ("合同正在放款", "The contract is being paid out"),
    "DISBURSEMENT_NOT_FAILED": ("只有失败的放款才能重新发起", "Only what failed is paid once more"),
    "DISBURSEMENT_NOT_FOUND": ("没有这笔放款", "There is no such disbursement"),
    "DISBURSEMENT_NO_PAYEE": ("请指定收款银行卡", "Name the card to pay to"),
    "DISBURSEMENT_PAYEE_FIXED": ("合同已指定收款账户", "The contract names the account"),
    "LOAN_PAYMENT_EXISTS": (
        "该借据有一笔还款正在处理, 请稍候",
        "A payment for this loan is on its way",
    ),
    "LOAN_PAYMENT_NOT_FOUND": ("没有这笔扣款", "There is no such payment"),
    "NOTHING_TO_PAY": ("目前没有需要支付的金额", "Nothing is owed that has to be paid"),
    "PAYMENT_ORDER_SENT": (
        "支付指令已发送, 不能撤销",
        "The order was sent: it cannot be taken back",
    ),
    "SEPARATION_OF_DUTIES": (
        "您经办或审批过该业务, 不能再放款",
        "You made or approved what is to be paid",
    ),
}
