"""Codes of payments."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "DISBURSEMENT_EXISTS": ("合同正在放款", "The contract is being paid out"),
    "DISBURSEMENT_NOT_FAILED": ("只有失败的放款才能重新发起", "Only what failed is paid once more"),
    "DISBURSEMENT_NOT_FOUND": ("没有这笔放款", "There is no such disbursement"),
    "DISBURSEMENT_NO_PAYEE": ("请指定收款银行卡", "Name the card to pay to"),
    "DISBURSEMENT_PAYEE_FIXED": ("合同已指定收款账户", "The contract names the account"),
    "PAYMENT_ORDER_SENT": (
        "支付指令已发送, 不能撤销",
        "The order was sent: it cannot be taken back",
    ),
    "SEPARATION_OF_DUTIES": (
        "您经办或审批过该业务, 不能再放款",
        "You made or approved what is to be paid",
    ),
}
