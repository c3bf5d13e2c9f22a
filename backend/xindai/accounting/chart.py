"""The chart of accounts of a Chinese consumer lender, and the role each account plays.

Codes follow the first-level accounts of 企业会计准则 where there is one (1301 贷款, 1132 应收利息,
6011 利息收入 …); memo accounts stand off the balance sheet.
"""

from __future__ import annotations

from typing import Final

ACCOUNTS: Final = (
    # role, code, zh, en, kind
    ("CASH_CLEARING", "1002", "银行存款-清算", "Cash clearing", "asset"),
    ("LOAN_PRINCIPAL", "1301", "贷款本金", "Loans to customers", "asset"),
    ("INTEREST_RECEIVABLE", "1132", "应收利息", "Interest receivable", "asset"),
    ("PENALTY_RECEIVABLE", "1133", "应收罚息", "Penalty interest receivable", "asset"),
    ("FEE_RECEIVABLE", "1134", "应收费用", "Fees receivable", "asset"),
    ("PROVISION_ALLOWANCE", "1304", "贷款损失准备", "Loan loss allowance", "asset"),
    ("UNEARNED_INTEREST", "2261", "预收利息", "Interest received in advance", "liability"),
    ("CUSTOMER_CREDIT", "2241", "客户溢缴款", "Customer credit balances", "liability"),
    ("INTEREST_INCOME", "6011", "利息收入", "Interest income", "income"),
    ("PENALTY_INCOME", "6012", "罚息收入", "Penalty income", "income"),
    ("FEE_INCOME", "6021", "手续费收入", "Fee income", "income"),
    ("RECOVERY_INCOME", "6301", "已核销收回", "Recoveries of written-off loans", "income"),
    ("WAIVER_EXPENSE", "6711", "减免支出", "Waivers", "expense"),
    ("WRITE_OFF_EXPENSE", "6702", "核销损失", "Write-offs", "expense"),
    ("PROVISION_EXPENSE", "6701", "信用减值损失", "Credit impairment losses", "expense"),
    ("CLEARING_RECEIVABLE", "1221", "其他应收款-待清算", "Claims in clearing", "asset"),
    ("SUSPENSE", "2243", "其他应付款-待清算", "Suspense", "liability"),
    ("BANK_CHARGES", "6603", "财务费用-银行手续费", "Bank charges and interest", "expense"),
    ("CLEARING_DIFFERENCE", "6713", "清算尾差", "Clearing differences", "expense"),
    ("MEMO_INTEREST", "9001", "表外应收利息", "Memo: interest off the books", "memo"),
    ("MEMO_CONTRA", "9002", "表外对方科目", "Memo: contra", "memo"),
)
"""Equity (4001 实收资本) and others come with the company's own opening entries."""
