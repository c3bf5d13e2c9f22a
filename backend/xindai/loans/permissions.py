"""Who may do what with loans. Rows are narrowed apart, by the actor's branch subtree."""

from __future__ import annotations

from typing import Final

from xindai.engine.events import EventType
from xindai.platform.permission import (
    ACCOUNTANT,
    AUDITOR,
    BORROWERS,
    BRANCH_MANAGER,
    CASHIER,
    COLLECTIONS,
    CUSTOMER_MANAGER,
    DISBURSEMENT,
    EVERYBODY,
    RISK_MANAGER,
    Permission,
    permission,
)

_OFFICERS: Final = (BRANCH_MANAGER, CUSTOMER_MANAGER)
_TILL: Final = (*_OFFICERS, CASHIER, COLLECTIONS)
_RISK: Final = (BRANCH_MANAGER, RISK_MANAGER)

READ: Final = permission("loan.read", "查看借据", "See loans", *EVERYBODY, BORROWERS)
OPEN: Final = permission("loan.open", "建立借据", "Open a loan", *_OFFICERS, DISBURSEMENT)
BOOK_MANY: Final = permission("loan.book_many", "批量建账", "Book loans in bulk", BRANCH_MANAGER)
END_OF_DAY: Final = permission(
    "loan.end_of_day", "执行日终", "Run the end of day", BRANCH_MANAGER, ACCOUNTANT
)
END_OF_DAY_READ: Final = permission(
    "loan.end_of_day_read",
    "查看日终",
    "See the end of day",
    BRANCH_MANAGER,
    ACCOUNTANT,
    RISK_MANAGER,
    AUDITOR,
)
DISBURSEMENT_READ: Final = permission(
    "disbursement.read",
    "查看放款",
    "See disbursements",
    *_TILL,
    DISBURSEMENT,
    ACCOUNTANT,
    RISK_MANAGER,
    AUDITOR,
    BORROWERS,
)
DISBURSEMENT_START: Final = permission(
    "disbursement.start", "发起放款", "Pay contracts out", BRANCH_MANAGER, DISBURSEMENT
)
PAYMENT_READ: Final = permission(
    "loan_payment.read", "查看扣款", "See payments by card", *EVERYBODY, BORROWERS
)
PAYMENT_START: Final = permission(
    "loan_payment.start", "发起扣款", "Collect a payment from a card", *_TILL, BORROWERS
)
DEBIT_READ: Final = permission(
    "loan_debit.read", "查看自动扣款", "See direct debits", *EVERYBODY, BORROWERS
)
MANDATE_SIGN: Final = permission(
    "debit_mandate.sign", "签署代扣协议", "Sign and revoke a direct debit mandate", BORROWERS
)
REFUND_READ: Final = permission(
    "loan_refund.read", "查看退款", "See refunds to cards", *EVERYBODY, BORROWERS
)
REQUEST_READ: Final = permission(
    "service_request.read",
    "查看客户申请",
    "See requests of borrowers",
    BRANCH_MANAGER,
    CUSTOMER_MANAGER,
    COLLECTIONS,
    RISK_MANAGER,
    AUDITOR,
    BORROWERS,
)
REQUEST_SUBMIT: Final = permission(
    "service_request.submit",
    "提交客户申请",
    "Hand in and withdraw requests about a loan",
    *_OFFICERS,
    COLLECTIONS,
    BORROWERS,
)
REQUEST_WORK: Final = permission(
    "service_request.work",
    "处理客户申请",
    "Claim requests of borrowers and answer them, by the verbs that one may use",
    *_OFFICERS,
    RISK_MANAGER,
)
DISPUTE_READ: Final = permission(
    "loan_dispute.read",
    "查看争议",
    "See disputes of borrowers",
    *_TILL,
    RISK_MANAGER,
    AUDITOR,
    BORROWERS,
)
DISPUTE_SETTLE: Final = permission(
    "loan_dispute.settle",
    "处理争议",
    "Uphold and reject disputes",
    BRANCH_MANAGER,
    RISK_MANAGER,
)
PAPER_READ: Final = permission(
    "loan_paper.read",
    "查看借据文件",
    "See the papers made of a loan",
    *_TILL,
    RISK_MANAGER,
    AUDITOR,
    BORROWERS,
)
PAPER_MAKE: Final = permission(
    "loan_paper.make",
    "出具借据文件",
    "Make settlement certificates and statements",
    *_TILL,
    BORROWERS,
)
VERIFY: Final = permission(
    "loan.verify", "核对借据", "Compare rows with events", ACCOUNTANT, AUDITOR
)


def _verb(kind: EventType, zh: str, en: str, *roles: str) -> Permission:
    return permission(operation(kind), zh, en, *roles)


def operation(kind: EventType) -> str:
    """The name of a verb in idempotency, audit and journal records: "loan.repay"."""
    return f"loan.{kind.value}"


DISBURSE: Final = _verb(EventType.DISBURSE, "放款", "Pay out a loan", *_OFFICERS, DISBURSEMENT)
REPAY: Final = _verb(EventType.REPAY, "还款", "Take a repayment", *_TILL)
PREPAY: Final = _verb(EventType.PREPAY, "提前还款", "Take an early repayment", *_TILL)
PAYOFF: Final = _verb(EventType.PAYOFF, "结清", "Pay a loan off", *_TILL)
RECOVERY: Final = _verb(EventType.RECOVERY, "核销收回", "Take money on a written-off loan", *_TILL)
REFUND: Final = _verb(EventType.REFUND, "退款", "Pay a credit balance back", *_OFFICERS)
MERCHANT_REFUND: Final = _verb(
    EventType.MERCHANT_REFUND, "商户退款", "Take a merchant's refund", *_OFFICERS
)
CHARGE_FEE: Final = _verb(EventType.CHARGE_FEE, "收费", "Charge a fee", *_OFFICERS)
SHIFT_DUE: Final = _verb(EventType.SHIFT_DUE, "调整还款日", "Shift the due day", *_OFFICERS)
EXTEND: Final = _verb(EventType.EXTEND, "展期", "Extend a loan", *_RISK)
SHORTEN: Final = _verb(EventType.SHORTEN, "缩期", "Shorten a loan", *_RISK)
RESTRUCTURE: Final = _verb(EventType.RESTRUCTURE, "重组", "Restructure a loan", *_RISK)
RATE_CHANGE: Final = _verb(EventType.RATE_CHANGE, "利率调整", "Change the rate", *_RISK)
PAUSE: Final = _verb(EventType.PAUSE, "停息", "Pause interest", *_RISK)
WAIVE: Final = _verb(EventType.WAIVE, "减免", "Waive what is owed", *_RISK)
WRITE_OFF: Final = _verb(EventType.WRITE_OFF, "核销", "Write a loan off", *_RISK)
DISPUTE: Final = _verb(
    EventType.DISPUTE,
    "登记争议",
    "Open a dispute over a loan, and take it back",
    *_OFFICERS,
    COLLECTIONS,
    BORROWERS,
)
REVERSE: Final = _verb(EventType.REVERSE, "冲正", "Reverse a transaction", BRANCH_MANAGER)
NON_ACCRUAL: Final = _verb(
    EventType.NON_ACCRUAL, "非应计", "Stop or resume accrual", BRANCH_MANAGER, ACCOUNTANT
)
