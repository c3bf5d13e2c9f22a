"""The texts of the enums of the officers' desk."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "SearchKind": {
        "CUSTOMER": ("客户", "Customer"),
        "LOAN": ("借据", "Loan"),
        "CONTRACT": ("合同", "Contract"),
        "APPLICATION": ("进件", "Application"),
        "CREDIT_LINE": ("额度", "Credit line"),
        "MERCHANT": ("商户", "Merchant"),
        "PRODUCT": ("产品", "Product"),
    },
    "ExportStatus": {
        "WAITING": ("生成中", "Being written"),
        "READY": ("可下载", "Ready"),
        "FAILED": ("失败", "Failed"),
        "EXPIRED": ("已过期", "Expired"),
    },
    "ExportList": {
        "CUSTOMERS": ("客户", "Customers"),
        "APPLICATIONS": ("进件", "Applications"),
        "LOANS": ("借据", "Loans"),
        "CONTRACTS": ("合同", "Contracts"),
        "CREDIT_LINES": ("额度", "Credit lines"),
        "DISBURSEMENTS": ("放款", "Disbursements"),
        "PAYMENT_ORDERS": ("支付指令", "Payment orders"),
        "JOURNAL_ENTRIES": ("分录", "Journal entries"),
        "TRIAL_BALANCE": ("试算平衡", "Trial balance"),
        "PRODUCTS": ("产品", "Products"),
        "MERCHANTS": ("商户", "Merchants"),
        "LIST_ENTRIES": ("黑白名单", "List entries"),
        "AUDIT_RECORDS": ("审计记录", "Audit records"),
        "WATCH_LIST": ("关注名单", "Watch list"),
        "WARNING_TASKS": ("预警任务", "Early warning tasks"),
        "APPROVALS": ("复核", "Approvals"),
        "RECONCILIATION_BREAKS": ("对账差异", "Breaks"),
        "SETTLEMENT_DAYS": ("清算报表", "Settlement report"),
        "REPORT": ("统计报表", "Report"),
        "REPORT_LOANS": ("报表借据明细", "Loans behind a report"),
    },
}
