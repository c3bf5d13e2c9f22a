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
    "LIMIT_EXCEEDED": ("超过账户的交易限额", "It is more than the account's limit"),
    "NAME_MISMATCH": ("户名与账号不符", "The name does not fit the account"),
    "NOT_AUTHORISED": ("账户未开通代扣", "Nothing may be collected from the account"),
}
_OTHER: Final = ("银行未受理", "The bank declined")


def failure_words(code: str) -> tuple[str, str]:
    """Chinese and English; a code that a bank made up is told as it is."""
    zh, en = _OTHER
    return FAILURES.get(code, (f"{zh} ({code})", f"{en} ({code})"))
