"""What is said about disputes over loans."""

from __future__ import annotations

from xindai.graphql.base.texts.kinds import Texts

TEXTS: Texts = {
    "DISPUTED_AMOUNT": (
        "争议金额应大于零且不超过尚欠金额",
        "The contested amount is above nothing and at most what is owed",
    ),
    "DISPUTE_OPEN": ("该借据有处理中的争议", "A dispute of the loan is open"),
    "DISPUTE_STANDS": (
        "争议记录不能冲正, 请处理或撤回争议",
        "A dispute is settled or withdrawn, never reversed",
    ),
    "LOAN_DISPUTED": ("借款争议处理中, 暂停自动扣款", "The loan is disputed: nothing is drawn"),
    "LOAN_DISPUTE_NOT_FOUND": ("找不到该争议", "There is no such dispute"),
    "NOT_A_PAYMENT": ("只有还款可以更改入账日期", "Only money that came in is dated anew"),
    "NO_SUCH_DISPUTE": ("没有这笔处理中的争议", "No such dispute is open"),
    "OWN_LOAN_DISPUTE": (
        "不能处理自己登记的争议",
        "Whoever wrote a dispute down does not settle it",
    ),
}
