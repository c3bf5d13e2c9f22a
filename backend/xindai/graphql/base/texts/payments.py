"""Codes of payments."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
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
