"""Why a payment failed, in words. The codes are the bank's, two of them ours (`rules`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from xindai.payments.rules import CANCELLED, NEVER_RECEIVED

FAILURES: Final[Mapping[str, tuple[str, str]]] = {
    CANCELLED: ("已撤销", "It was taken back"),
    NEVER_RECEIVED: ("银行未收到请求", "The bank never received it"),
    "ACCOUNT_CLOSED": ("账户已销户", "The account is closed"),
    "INSUFFICIENT_FUNDS": ("账户余额不足", "There is not enough money in the account"),
    "BANK_CARD_NOT_FOUND": ("银行卡已解绑", "The card was removed"),
    "DEBIT_MANDATE_REVOKED": ("代扣协议已失效", "The mandate is over"),
    "LOAN_PAUSED": ("借据暂停计息中", "The loan rests"),
    "LOAN_PAYMENT_EXISTS": ("另有还款正在处理", "Another payment is on its way"),
    "LOAN_REFUND_EXISTS": ("退款正在处理", "A refund is on its way"),
    "NOTHING_TO_PAY": ("没有应还金额", "Nothing is due"),
    "LIMIT_EXCEEDED": ("超过账户的交易限额", "It is more than the account's limit"),
    "NAME_MISMATCH": ("户名与账号不符", "The name does not fit the account"),
    "NOT_AUTHORISED": ("账户未开通代扣", "Nothing may be collected from the account"),
}
_OTHER: Final = ("银行未受理", "The bank declined")


def failure_words(code: str) -> tuple[str, str]:
    """Chinese and English; a code that a bank made up is told as it is."""
    zh, en = _OTHER
    return FAILURES.get(code, (f"{zh} ({code})", f"{en} ({code})"))
