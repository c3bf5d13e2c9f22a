"""The columns of the lists of business: customers, applications, contracts, loans, money out."""

from __future__ import annotations

from typing import Final

from xindai.graphql.exports.column import Kind, ListSpec, column

_CUSTOMER: Final = (
    column("customerNumber", "客户号", "Customer number", path="customer.number"),
    column("customerName", "客户姓名", "Customer", path="customer.name"),
)
_BRANCH: Final = column("branch", "机构", "Branch", path="branch.name")
_CREATED: Final = column("createdAt", "创建时间", "Created at", Kind.MOMENT)

CUSTOMERS: Final = ListSpec(
    "customers",
    "客户",
    "Customers",
    (
        column("number", "客户号", "Customer number"),
        column("name", "姓名", "Name"),
        column("phone", "手机号", "Phone"),
        column("idNumber", "证件号", "ID number"),
        _BRANCH,
        column("source", "来源", "Source"),
        _CREATED,
    ),
)
APPLICATIONS: Final = ListSpec(
    "applications",
    "进件",
    "Applications",
    (
        column("number", "进件号", "Application number"),
        *_CUSTOMER,
        column("kind", "类型", "Kind", enum="ApplicationKind"),
        column("status", "状态", "Status", enum="ApplicationStatus"),
        column("product", "产品", "Product", path="product.nameZh"),
        column("productCode", "产品代码", "Product code", path="product.code"),
        _BRANCH,
        column("channel", "渠道", "Channel"),
        column("amount", "申请金额", "Amount", Kind.MONEY),
        column("instalments", "期数", "Instalments", Kind.WHOLE),
        column("purpose", "用途", "Purpose", enum="ApplicationPurpose"),
        column("grade", "等级", "Grade"),
        column("claimedName", "处理人", "Worked on by", path="claimedBy.name"),
        column("dueAt", "处理期限", "Due at", Kind.MOMENT),
        column("isOverdue", "是否超时", "Overdue", Kind.YES_NO),
        column("submittedAt", "提交时间", "Submitted at", Kind.MOMENT),
        _CREATED,
    ),
)
LOANS: Final = ListSpec(
    "loans",
    "借据",
    "Loans",
    (
        column("number", "借据号", "Loan number"),
        *_CUSTOMER,
        column("status", "状态", "Status", enum="LoanStatus"),
        column("assetClass", "五级分类", "Asset class", enum="AssetClass"),
        column("product", "产品", "Product", path="product.nameZh"),
        column("productCode", "产品代码", "Product code", path="product.code"),
        _BRANCH,
        column("principal", "本金", "Principal", Kind.MONEY),
        column("disbursed", "已放款", "Disbursed", Kind.MONEY),
        column("outstanding", "本金余额", "Outstanding principal", Kind.MONEY),
        column("interestReceivable", "应收利息", "Interest receivable", Kind.MONEY),
        column("penaltyReceivable", "应收罚息", "Penalty receivable", Kind.MONEY),
        column("annualRate", "年利率", "Annual rate", Kind.RATE),
        column("instalmentCount", "期数", "Instalments", Kind.WHOLE),
        column("disbursedOn", "放款日", "Disbursed on", Kind.DATE),
        column("maturityOn", "到期日", "Matures on", Kind.DATE),
        column("nextDueOn", "下次还款日", "Next due on", Kind.DATE),
        column("daysPastDue", "逾期天数", "Days past due", Kind.WHOLE),
        column("grade", "等级", "Grade"),
        column("closedOn", "结清日", "Closed on", Kind.DATE),
    ),
)
CONTRACTS: Final = ListSpec(
    "contracts",
    "合同",
    "Contracts",
    (
        column("number", "合同号", "Contract number"),
        *_CUSTOMER,
        column("status", "状态", "Status", enum="ContractStatus"),
        column("principal", "本金", "Principal", Kind.MONEY),
        column("annualRate", "年利率", "Annual rate", Kind.RATE),
        column("instalmentCount", "期数", "Instalments", Kind.WHOLE),
        column("signedOn", "签署日", "Signed on", Kind.DATE),
        column("cancelledAt", "撤销时间", "Cancelled at", Kind.MOMENT),
        column("cancelReason", "撤销原因", "Why cancelled"),
    ),
)
CREDIT_LINES: Final = ListSpec(
    "creditLines",
    "额度",
    "Credit lines",
    (
        column("number", "额度号", "Line number"),
        column("status", "状态", "Status", enum="CreditLineStatus"),
        column("limit", "授信额度", "Limit", Kind.MONEY),
        column("temporary", "临时额度", "Temporary raise", Kind.MONEY),
        column("reserved", "占用", "Reserved", Kind.MONEY),
        column("used", "已用", "Used", Kind.MONEY),
        column("available", "可用", "Available", Kind.MONEY),
        column("expiresOn", "到期日", "Expires on", Kind.DATE),
        column("frozenReason", "冻结原因", "Why frozen"),
        _CREATED,
    ),
)
DISBURSEMENTS: Final = ListSpec(
    "disbursements",
    "放款",
    "Disbursements",
    (
        column("number", "放款号", "Disbursement number"),
        column("contract", "合同号", "Contract", path="contract.number"),
        column("loan", "借据号", "Loan", path="loan.number"),
        column("status", "状态", "Status", enum="DisbursementStatus"),
        column("amount", "金额", "Amount", Kind.MONEY),
        column("payeeName", "收款人", "Payee"),
        column("payeeNumber", "收款账号", "Payee account"),
        column("payeeBank", "收款银行", "Payee bank"),
        column("attempt", "次数", "Attempt", Kind.WHOLE),
        column("failureCode", "失败原因", "Why failed"),
        _CREATED,
        column("settledAt", "完成时间", "Settled at", Kind.MOMENT),
    ),
)
PAYMENTS: Final = ListSpec(
    "paymentOrders",
    "支付指令",
    "Payment orders",
    (
        column("number", "指令号", "Order number"),
        column("kind", "方向", "Kind", enum="PaymentKind"),
        column("purpose", "用途", "Purpose"),
        column("status", "状态", "Status", enum="PaymentStatus"),
        column("amount", "金额", "Amount", Kind.MONEY),
        column("payeeName", "收款人", "Payee"),
        column("payeeNumber", "收款账号", "Payee account"),
        column("payeeBank", "收款银行", "Payee bank"),
        column("bankReference", "银行流水号", "Bank reference"),
        column("failureCode", "失败原因", "Why failed"),
        _CREATED,
        column("settledAt", "完成时间", "Settled at", Kind.MOMENT),
    ),
)
WATCH_LIST: Final = ListSpec(
    "watchList",
    "关注名单",
    "Watch list",
    (
        column("customer", "客户", "Customer", path="customer.name"),
        column("customerNumber", "客户号", "Customer number", path="customer.number"),
        column("level", "关注等级", "Level", enum="WatchLevel"),
        column("score", "预警分", "Score", Kind.WHOLE),
        column("signalCount", "信号数", "Signals", Kind.WHOLE),
        column("branch", "机构", "Branch", path="branch.name"),
        column("sinceOn", "列入日期", "Since", Kind.DATE),
        column("changedAt", "最近变动", "Changed at", Kind.MOMENT),
    ),
)
WARNING_TASKS: Final = ListSpec(
    "warningTasks",
    "预警任务",
    "Early warning tasks",
    (
        column("number", "任务号", "Number"),
        column("customer", "客户", "Customer", path="customer.name"),
        column("status", "状态", "Status", enum="WarningTaskStatus"),
        column("severity", "严重程度", "Severity", enum="WarningSeverity"),
        column("assigned", "处理人", "Assigned to", path="assigned.name"),
        column("branch", "机构", "Branch", path="branch.name"),
        column("dueOn", "处理期限", "Due on", Kind.DATE),
        column("escalatedOn", "升级日期", "Escalated on", Kind.DATE),
        column("finding", "核实结论", "Finding", enum="WarningFinding"),
        column("resolvedAt", "办结时间", "Resolved at", Kind.MOMENT),
    ),
)
