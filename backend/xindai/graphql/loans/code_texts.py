"""What screens show for the enums of requests and of papers."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "HardshipStatus": {
        "CHOSEN": ("待签署", "To be signed"),
        "SIGNED": ("已签署, 待审批", "Signed, waits for a yes"),
        "EXECUTED": ("已生效", "In force"),
        "DECLINED": ("未通过", "Declined"),
        "WITHDRAWN": ("已撤回", "Withdrawn"),
        "OUTDATED": ("已过期", "Outdated"),
    },
    "LoanDebitStatus": {
        "PLANNED": ("待扣款", "Planned"),
        "PAYING": ("扣款中", "On its way"),
        "PAID": ("已扣款", "Paid"),
        "FAILED": ("扣款失败", "Failed"),
    },
    "LoanRefundStatus": {
        "PLANNED": ("待退款", "Planned"),
        "PAYING": ("退款中", "On its way"),
        "UNKNOWN": ("结果待查", "Not known yet"),
        "PAID": ("已退款", "Paid back"),
        "FAILED": ("退款失败", "Failed"),
    },
    "ReliefKind": {
        "EXTENSION": ("展期", "More instalments"),
        "SHORTENING": ("缩期", "Fewer instalments"),
        "WAIVER": ("减免", "A waiver"),
        "RESTRUCTURING": ("债务重组", "A restructuring"),
        "DUE_SHIFT": ("调整还款日", "Another due date"),
        "PAYMENT_HOLIDAY": ("暂停计息", "A pause of interest"),
    },
    "LoanCorrectionKind": {
        "REVERSE": ("冲正交易", "Reverse a transaction"),
        "WAIVE": ("减免", "Waive an amount"),
        "REPAY": ("补记还款", "Book a missing payment"),
        "REDATE": ("更改还款日期", "Date a payment anew"),
    },
    "LoanDisputeReason": {
        "PAYMENT_MISSING": ("还款未入账", "A payment is missing"),
        "PAYMENT_DATE": ("还款入账日期有误", "A payment has the wrong day"),
        "FEE_WRONG": ("费用有误", "A fee is wrong"),
        "INTEREST_WRONG": ("利息或罚息有误", "Interest or penalties are wrong"),
        "AMOUNT_WRONG": ("金额有误", "An amount is wrong"),
        "NOT_BORROWED": ("非本人借款", "I did not borrow it"),
        "OTHER": ("其他", "Something else"),
    },
    "LoanDisputeStatus": {
        "OPEN": ("处理中", "Open"),
        "UPHELD": ("成立, 已更正", "Upheld and corrected"),
        "REJECTED": ("不成立", "Rejected"),
        "WITHDRAWN": ("已撤回", "Withdrawn"),
    },
    "LoanPaperKind": {
        "DISPUTE_EVIDENCE": ("争议证据包", "Evidence of a dispute"),
        "SETTLEMENT": ("结清证明", "Settlement certificate"),
        "STATEMENT": ("对账单", "Statement"),
    },
    "LoanPaperFormat": {
        "PDF": ("PDF (电子签章)", "PDF, sealed"),
        "XLSX": ("Excel 表格", "Excel workbook"),
    },
    "ServiceRequestKind": {
        "EXTENSION": ("展期", "More time"),
        "DUE_SHIFT": ("调整还款日", "Another due date"),
        "PAYMENT_HOLIDAY": ("暂停计息", "A pause"),
        "RESTRUCTURE": ("降低月供 / 重组", "Smaller instalments"),
        "REPAYMENT_METHOD_CHANGE": ("变更还款方式", "Another way to repay"),
        "OTHER": ("其他", "Something else"),
    },
    "ServiceRequestReason": {
        "UNEMPLOYMENT": ("失业", "Out of work"),
        "INCOME_LOSS": ("收入下降", "Less income"),
        "ILLNESS": ("疾病", "Illness"),
        "DISASTER": ("灾害或意外", "Disaster or accident"),
        "FAMILY": ("家庭变故", "Family"),
        "PAYDAY_CHANGE": ("发薪日变动", "Another payday"),
        "CASH_SHORTAGE": ("临时周转困难", "Short of cash for a while"),
        "OTHER": ("其他", "Something else"),
    },
    "ServiceRequestStatus": {
        "SUBMITTED": ("已提交", "Submitted"),
        "UNDER_REVIEW": ("处理中", "Under review"),
        "APPROVED": ("已办理", "Granted"),
        "DECLINED": ("未通过", "Declined"),
        "WITHDRAWN": ("已撤回", "Withdrawn"),
    },
}
