"""The texts of the enums of reconciliation."""

from __future__ import annotations

from typing import Final

from xindai.payments.api import CATALOGUE, NO_ENTRY_WORDS

CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "BreakKind": {kind.name: (words.zh, words.en) for kind, words in CATALOGUE.items()},
    "NoEntryReason": {reason.name: words for reason, words in NO_ENTRY_WORDS.items()},
    "BreakState": {
        "OPEN": ("待处理", "Open"),
        "PROPOSED": ("待复核", "Proposed"),
        "POSTED": ("已记账", "Posted"),
        "REVERSED": ("已冲正", "Reversed"),
        "EXPLAINED": ("已说明", "Explained"),
        "CARRIED": ("转下一日", "Carried"),
        "MATCHED": ("次日已达", "Matched later"),
        "GONE": ("已消失", "Gone"),
    },
    "BreakSeverity": {
        "INFO": ("提示", "Note"),
        "WARNING": ("关注", "Warning"),
        "SERIOUS": ("严重", "Serious"),
        "CRITICAL": ("紧急", "Critical"),
    },
    "BankLineKind": {
        "PAYMENT": ("付款", "Payment"),
        "COLLECTION": ("代扣", "Collection"),
        "TRANSFER": ("转账", "Transfer"),
        "FEE": ("手续费", "Fee"),
        "RETURN": ("退回", "Return"),
        "CHARGEBACK": ("拒付", "Chargeback"),
        "REFUND": ("退款", "Refund"),
        "INTEREST": ("利息", "Interest"),
    },
    "BankLineStatus": {
        "BOOKED": ("已入账", "Booked"),
        "PENDING": ("在途", "Pending"),
        "REJECTED": ("已拒绝", "Rejected"),
    },
    "ReconciliationStatus": {
        "RUNNING": ("对账中", "Running"),
        "DONE": ("已完成", "Done"),
    },
    "SettlementChannel": {
        "HTTP": ("银行接口", "HTTP interface"),
        "ISO20022": ("ISO 20022 文件", "ISO 20022 files"),
    },
    "StatementFormat": {
        "CSV": ("CSV 对账文件", "CSV settlement file"),
        "CAMT053": ("camt.053", "camt.053"),
        "CAMT054": ("camt.054", "camt.054"),
    },
    "SuspenseState": {
        "WAITING": ("待认领", "Waiting"),
        "PROPOSED": ("待复核", "Proposed"),
        "ASSIGNED": ("已入借据", "Assigned"),
        "RETURNING": ("退回中", "Going back"),
        "RETURNED": ("已退回", "Sent back"),
        "REMOVED": ("已冲正", "Reversed"),
    },
    "SuspenseClue": {
        "NUMBER": ("附言含借据号", "The remark names the loan"),
        "ACCOUNT": ("账号为已绑银行卡", "A bound card's number"),
        "AMOUNT": ("金额等于应还", "What an instalment asks for"),
        "NAME": ("户名相近", "The name looks alike"),
    },
}
