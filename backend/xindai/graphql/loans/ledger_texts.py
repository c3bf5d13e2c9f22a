"""What screens show for the names of verbs, parts, reasons and accounts in a loan's books.

They are texts in the schema, because products and companies may add to them.
"""

from __future__ import annotations

from typing import Final

from xindai.accounting import api as accounting
from xindai.payments import api as payments

_PARTS: Final = {
    "principal": ("本金", "Principal"),
    "interest": ("利息", "Interest"),
    "fee": ("费用", "Fee"),
    "penalty": ("罚息", "Penalty interest"),
    "compound": ("复利", "Compound interest"),
    "late_fee": ("违约金", "Late fee"),
    "early_fee": ("提前还款手续费", "Early repayment fee"),
    "credit": ("溢缴款", "Credit balance"),
    "recovered": ("核销收回", "Recovered"),
}
CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "TransactionType": {
        "disburse": ("放款", "Disbursement"),
        "repay": ("还款", "Repayment"),
        "prepay": ("提前还款", "Early repayment"),
        "payoff": ("结清", "Payoff"),
        "rate_change": ("利率调整", "Rate change"),
        "pause": ("停息", "Interest pause"),
        "shift_due": ("调整还款日", "Due date shifted"),
        "extend": ("展期", "Extension"),
        "shorten": ("缩期", "Shortening"),
        "restructure": ("重组", "Restructuring"),
        "dispute": ("争议登记", "Dispute opened"),
        "dispute_end": ("争议办结", "Dispute ended"),
        "non_accrual": ("非应计", "Non-accrual"),
        "charge_fee": ("收费", "Fee charged"),
        "waive": ("减免", "Waiver"),
        "merchant_refund": ("商户退款", "Merchant refund"),
        "refund": ("退款", "Refund"),
        "write_off": ("核销", "Write-off"),
        "recovery": ("核销收回", "Recovery"),
        "reverse": ("冲正", "Reversal"),
        "booked": ("建账", "Booked in bulk"),
        "events": ("借据变动", "Changes of the loan"),
    },
    "RepaymentMethod": {
        "equal_instalment": ("等额本息", "Equal instalments"),
        "equal_principal": ("等额本金", "Equal principal"),
        "interest_only": ("先息后本", "Interest first, principal at the end"),
        "single_payment": ("一次性还本付息", "One payment at the end"),
        "flat": ("等本等息", "Equal principal and equal interest"),
        "custom": ("按还款计划表", "As in the schedule"),
    },
    "LoanPart": _PARTS,
    "ExplanationLabel": _PARTS
    | {
        "total": ("应还合计", "Total"),
        "unpaid": ("未还", "Unpaid"),
        "payoff": ("结清金额", "Payoff"),
        "rounding": ("尾差取整", "Rounding"),
        "earned": ("本期计息", "Earned in the period"),
        "moved": ("移至他期", "Billed with another instalment"),
        "carried": ("此前累计", "Carried forward"),
        "instalment": ("期供", "Instalment"),
        "less_interest": ("减: 利息", "Less interest"),
        "scheduled": ("计划内", "As scheduled"),
        "prepaid": ("提前还本", "Prepaid"),
        "charged": ("另行收取", "Charged on top"),
        "paid": ("减: 已还", "Less paid"),
        "waived": ("减: 已减免", "Less waived"),
        "written_off": ("减: 已核销", "Less written off"),
    },
    "PaymentEvent": {
        "plan": ("建立指令", "Planned"),
        "send": ("发送银行", "Sent to the bank"),
        "cancel": ("撤销", "Taken back"),
        "accept": ("银行已受理", "Accepted by the bank"),
        "confirm": ("银行确认成功", "Confirmed by the bank"),
        "reject": ("银行拒绝", "Declined by the bank"),
        "miss": ("银行未收到", "The bank never received it"),
        "doubt": ("无应答, 结果待查", "No answer: not known yet"),
        "contradict": ("应答与指令不符", "The answer does not fit the order"),
    },
    "PaymentEventSource": {
        "person": ("人工", "A person"),
        "send": ("发送应答", "The answer to sending"),
        "query": ("查询应答", "The answer to asking"),
    },
    "PaymentPurpose": {
        "loan.disbursement": ("借款放款", "Disbursement of a loan"),
        "loan.payment": ("借款还款", "Payment for a loan"),
    },
    "PaymentFailure": dict(payments.FAILURES),
    "AccountRole": {role: (zh, en) for role, _, zh, en, _ in accounting.ACCOUNTS},
    "Account": {code: (zh, en) for _, code, zh, en, _ in accounting.ACCOUNTS},
}
"""By a name of our own; the codes are as the schema sends them."""
