"""The catalogue of breaks: for each kind its words, how bad it is, and what is proposed.

A remedy is the contra account of an entry that moves the clearing account by the break's
difference (what the bank has and the books have not; debit above zero), or the reason why there is
no entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from xindai.payments.reconciliation.kinds import BreakKind as K
from xindai.payments.reconciliation.kinds import Contra, NoEntry, Severity

_INFO, _WARNING = Severity.INFO, Severity.WARNING
_SERIOUS, _CRITICAL = Severity.SERIOUS, Severity.CRITICAL
_OPEN, _CLEARING = Contra.OPEN_ITEM, Contra.CLEARING
_CHARGES, _DIFFERENCE = Contra.CHARGES, Contra.DIFFERENCE
_NONE, _WAIT = NoEntry.NOTHING_TO_BOOK, NoEntry.WAIT_FOR_BANK
_QUERY, _ASK = NoEntry.QUERY_ORDER, NoEntry.ASK_BANK


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind is called, how bad it is, and its remedy."""

    zh: str
    en: str
    severity: Severity
    remedy: Contra | NoEntry


CATALOGUE: Final[Mapping[K, Kind]] = {
    K.AMOUNT_PARTIAL: Kind("部分到账", "Only a part of the amount", _SERIOUS, _OPEN),
    K.AMOUNT_OVER: Kind("金额多出", "More than the amount", _SERIOUS, _OPEN),
    K.AMOUNT_SCALE: Kind("金额小数位错", "The decimal point is misplaced", _CRITICAL, _OPEN),
    K.AMOUNT_SIGN: Kind("收付方向相反", "The money went the other way", _CRITICAL, _OPEN),
    K.AMOUNT_TRANSPOSED: Kind("金额数字颠倒", "Digits are transposed", _SERIOUS, _OPEN),
    K.ROUNDING: Kind("尾差", "A rounding difference", _INFO, _DIFFERENCE),
    K.CURRENCY_DIFFERS: Kind("币种不符", "Another currency than ordered", _CRITICAL, _OPEN),
    K.FEE_NETTED: Kind("手续费内扣", "The fee was kept back", _WARNING, _CHARGES),
    K.SPLIT: Kind("一笔分拆入账", "One order in several lines", _INFO, _NONE),
    K.SPLIT_INCOMPLETE: Kind("分拆未全额", "Several lines, not the whole", _SERIOUS, _OPEN),
    K.DUPLICATE_LINE: Kind("流水重复", "The same line twice", _WARNING, _ASK),
    K.DUPLICATE_PAYOUT: Kind("重复付款", "Paid twice", _CRITICAL, _OPEN),
    K.DUPLICATE_COLLECTION: Kind("重复扣款", "Collected twice", _CRITICAL, _OPEN),
    K.LATE: Kind("迟到入账", "A day or more late", _INFO, _NONE),
    K.LATE_AFTER_ENTRY: Kind(
        "补记后到账", "It came after its absence was booked", _WARNING, Contra.SETTLES
    ),
    K.EARLY: Kind("提前入账", "Before the order was settled", _WARNING, _NONE),
    K.FUTURE_DATED: Kind("日期在后", "Dated after the statement", _WARNING, _ASK),
    K.VALUE_DATE_DIFFERS: Kind("起息日不符", "Another value date", _WARNING, _ASK),
    K.CUT_OFF: Kind("日切未达", "After the cut-off, expected tomorrow", _INFO, _WAIT),
    K.PENDING_AT_BANK: Kind("银行在途", "Pending at the bank", _WARNING, _WAIT),
    K.STALE_UNKNOWN: Kind("结果久未明确", "Unknown for more than a day", _SERIOUS, _QUERY),
    K.MISSING_PAYOUT: Kind("我有行无 (付款)", "Payout not at the bank", _SERIOUS, _OPEN),
    K.MISSING_COLLECTION: Kind("我有行无 (收款)", "Collection not at bank", _CRITICAL, _OPEN),
    K.REJECTED_BUT_CONFIRMED: Kind(
        "行方拒绝、我方成功", "Rejected there, confirmed here", _CRITICAL, _OPEN
    ),
    K.PAID_BUT_FAILED: Kind("行方成功、我方失败", "Paid there, failed here", _CRITICAL, _OPEN),
    K.PAID_BUT_CANCELLED: Kind("已撤销却入账", "Paid although cancelled", _CRITICAL, _OPEN),
    K.PAID_BUT_UNKNOWN: Kind("行方成功、我方未知", "Paid there, unknown here", _SERIOUS, _QUERY),
    K.PAID_BUT_PLANNED: Kind("未发送却入账", "Paid although never sent", _CRITICAL, _OPEN),
    K.WRONG_PARTY: Kind("户名不符", "Another name", _SERIOUS, _ASK),
    K.WRONG_ACCOUNT: Kind("账号不符", "Another account", _CRITICAL, _ASK),
    K.REFERENCE_DIFFERS: Kind("银行流水号不符", "Another bank reference", _INFO, _NONE),
    K.OTHER_SETTLEMENT_ACCOUNT: Kind(
        "走错清算账户", "At another account", _SERIOUS, _CLEARING
    ),
    K.RETURNED_PAYOUT: Kind("付款退回", "A payout came back", _SERIOUS, _OPEN),
    K.RETURNED_COLLECTION: Kind("扣款退回", "A collection was taken back", _SERIOUS, _OPEN),
    K.RETURN_PARTIAL: Kind("部分退回", "A part came back", _SERIOUS, _OPEN),
    K.RETURNED_TWICE: Kind("重复退回", "Came back twice", _CRITICAL, _OPEN),
    K.RETURN_WITHOUT_ORIGIN: Kind("退回无原交易", "A return of nothing known", _SERIOUS, _OPEN),
    K.CHARGEBACK: Kind("拒付", "A chargeback", _CRITICAL, _OPEN),
    K.CHARGEBACK_WITHOUT_ORIGIN: Kind(
        "拒付无原交易", "A chargeback of nothing known", _CRITICAL, _OPEN
    ),
    K.REFUND_WITHOUT_ORIGIN: Kind("退款无原交易", "A refund of nothing known", _SERIOUS, _OPEN),
    K.FEE_TAKEN: Kind("手续费", "The agreed fee", _INFO, _CHARGES),
    K.FEE_DIFFERS: Kind("手续费不符", "Another fee than agreed", _WARNING, _CHARGES),
    K.FEE_UNEXPECTED: Kind("约定外收费", "A fee that was not agreed", _WARNING, _OPEN),
    K.FEE_TWICE: Kind("重复收费", "The fee twice", _WARNING, _OPEN),
    K.INTEREST_CREDITED: Kind("存款利息", "Interest of the bank", _INFO, _CHARGES),
    K.UNMATCHED_INCOMING: Kind("来账待认领", "Money from somebody", _WARNING, _OPEN),
    K.UNKNOWN_REFERENCE_IN: Kind("行有我无 (收款)", "Came in, not ordered", _SERIOUS, _OPEN),
    K.UNKNOWN_REFERENCE_OUT: Kind("行有我无 (付款)", "Went out, not ordered", _CRITICAL, _OPEN),
    K.UNKNOWN_OUTGOING: Kind("不明付款", "Money went to somebody", _CRITICAL, _OPEN),
    K.MERGED: Kind("多笔合并入账", "Several orders in one line", _INFO, _NONE),
    K.MERGED_DIFFERS: Kind("合并金额不符", "Several orders, another sum", _SERIOUS, _OPEN),
    K.FOREIGN_CURRENCY: Kind("账户外币种", "Not the account's currency", _SERIOUS, _ASK),
    K.REJECTED_UNKNOWN: Kind("拒绝无原指令", "A rejection of nothing known", _INFO, _NONE),
    K.NOT_BOOKED: Kind("漏记账", "Not in the books", _CRITICAL, _OPEN),
    K.BOOKED_TWICE: Kind("重复记账", "Booked twice", _CRITICAL, _OPEN),
    K.BOOKED_AMOUNT_DIFFERS: Kind("记账金额错", "Booked with another amount", _CRITICAL, _OPEN),
    K.BOOKED_WRONG_SIGN: Kind("记账方向错", "Booked the wrong way", _CRITICAL, _OPEN),
    K.BOOKED_CURRENCY_DIFFERS: Kind("记账币种错", "Booked in another", _CRITICAL, _OPEN),
    K.BOOKED_WRONG_ACCOUNT: Kind("记错科目", "Not on the clearing account", _SERIOUS, _OPEN),
    K.BOOKED_WRONG_BRANCH: Kind("记错网点", "Booked at another branch", _SERIOUS, _CLEARING),
    K.BOOKED_WRONG_DAY: Kind("记账日不符", "Booked on another day", _WARNING, _NONE),
    K.BOOKING_REVERSED: Kind("记账被冲正", "The booking was reversed", _SERIOUS, _OPEN),
    K.BOOKED_UNCONFIRMED: Kind("未成功却记账", "Booked though not confirmed", _CRITICAL, _OPEN),
    K.BOOKED_WITHOUT_ORDER: Kind("账有行无", "Only in the books", _SERIOUS, _OPEN),
    K.OPENING_DIFFERS: Kind("期初余额不符", "Begins elsewhere than the last ended", _SERIOUS, _ASK),
    K.CLOSING_DIFFERS: Kind("期末余额不符", "The lines do not add up", _SERIOUS, _ASK),
}  # fmt: skip

NO_ENTRY_WORDS: Final[Mapping[NoEntry, tuple[str, str]]] = {
    NoEntry.NOTHING_TO_BOOK: ("无需记账: 金额一致", "Nothing to book: the sums agree"),
    NoEntry.WAIT_FOR_BANK: ("无需记账: 待银行入账, 转下一日", "No entry: waits for the bank"),
    NoEntry.QUERY_ORDER: ("无需记账: 查询支付指令", "No entry: the order is asked about"),
    NoEntry.ASK_BANK: ("无需记账: 询问银行", "No entry: ask the bank"),
}  # fmt: skip
