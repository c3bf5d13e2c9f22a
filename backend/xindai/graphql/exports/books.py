"""The columns of the other lists: the books, products, merchants, lists, approvals, the trail."""

from __future__ import annotations

from typing import Final

from xindai.graphql.exports.column import Kind, ListSpec, column

JOURNAL: Final = ListSpec(
    "journalEntries",
    "分录",
    "Journal entries",
    (
        column("number", "凭证号", "Entry number"),
        column("kind", "类型", "Kind"),
        column("bookedOn", "记账日", "Booked on", Kind.DATE),
        column("valueOn", "起息日", "Value date", Kind.DATE),
        column("description", "摘要", "Description"),
        column("lineNo", "行号", "Line", Kind.WHOLE, path="lines.lineNo"),
        column("accountCode", "科目", "Account", path="lines.accountCode"),
        column("amount", "金额(借正贷负)", "Amount (debit above zero)", Kind.MONEY, "lines.amount"),
    ),
    where=None,
    many="lines",
)
TRIAL_BALANCE: Final = ListSpec(
    "trialBalance",
    "试算平衡",
    "Trial balance",
    (
        column("on", "日期", "Day", Kind.DATE),
        column("currency", "币种", "Currency"),
        column("accountCode", "科目", "Account", path="lines.accountCode"),
        column("nameZh", "科目名称", "Name (Chinese)", path="lines.nameZh"),
        column("nameEn", "英文名称", "Name (English)", path="lines.nameEn"),
        column("opening", "期初余额", "Opening", Kind.MONEY, "lines.opening"),
        column("debit", "借方发生额", "Debit", Kind.MONEY, "lines.debit"),
        column("credit", "贷方发生额", "Credit", Kind.MONEY, "lines.credit"),
        column("closing", "期末余额", "Closing", Kind.MONEY, "lines.closing"),
    ),
    is_paged=False,
    where=None,
    many="lines",
)
PRODUCTS: Final = ListSpec(
    "products",
    "产品",
    "Products",
    (
        column("code", "产品代码", "Product code"),
        column("nameZh", "中文名称", "Name (Chinese)"),
        column("nameEn", "英文名称", "Name (English)"),
        column("version", "版本", "Version", Kind.WHOLE, "versions.version"),
        column("status", "状态", "Status", path="versions.status", enum="ProductVersionStatus"),
        column("listedOn", "上架日", "Listed on", Kind.DATE, "versions.listedOn"),
        column("submittedBy", "提交人", "Submitted by", path="versions.submittedBy.name"),
        column("approvedBy", "批准人", "Approved by", path="versions.approvedBy.name"),
    ),
    is_paged=False,
    where=None,
    many="versions",
)
MERCHANTS: Final = ListSpec(
    "merchants",
    "商户",
    "Merchants",
    (
        column("code", "商户号", "Merchant code"),
        column("name", "名称", "Name"),
        column("nameEn", "英文名称", "Name (English)"),
        column("status", "状态", "Status", enum="MerchantStatus"),
        column("branch", "机构", "Branch", path="branch.name"),
        column("feeRate", "手续费率", "Fee rate", Kind.RATE),
        column("settlementDays", "结算天数", "Settlement days", Kind.WHOLE),
        column("activatedAt", "启用时间", "Active since", Kind.MOMENT),
        column("createdAt", "创建时间", "Created at", Kind.MOMENT),
    ),
)
LIST_ENTRIES: Final = ListSpec(
    "listEntries",
    "黑白名单",
    "List entries",
    (
        column("list", "名单", "List", enum="ListKind"),
        column("status", "状态", "Status", enum="ListEntryStatus"),
        column("idNumber", "证件号", "ID number"),
        column("reason", "原因", "Reason"),
        column("source", "来源", "Source"),
        column("amount", "额度", "Amount", Kind.MONEY),
        column("validUntil", "有效期至", "Valid until", Kind.DATE),
        column("addedBy", "加入人", "Added by", path="addedBy.name"),
        column("addedAt", "加入时间", "Added at", Kind.MOMENT),
        column("removedAt", "移出时间", "Removed at", Kind.MOMENT),
    ),
)
AUDIT: Final = ListSpec(
    "auditRecords",
    "审计记录",
    "Audit records",
    (
        column("at", "时间", "At", Kind.MOMENT),
        column("actor", "操作者", "Actor", path="actor.id"),
        column("actorName", "姓名", "Name", path="actor.name"),
        column("action", "操作", "Action"),
        column("subject", "对象", "Subject"),
        column("detail", "内容", "Detail"),
        column("chain", "链", "Chain", Kind.WHOLE),
        column("seq", "序号", "Number in the chain", Kind.WHOLE),
        column("hash", "哈希", "Hash"),
    ),
)
APPROVALS: Final = ListSpec(
    "approvals",
    "复核",
    "Approvals",
    (
        column("command", "操作", "Command"),
        column("subject", "对象", "Subject"),
        column("amount", "金额", "Amount", Kind.MONEY),
        column("status", "状态", "Status", enum="ApprovalStatus"),
        column("makerName", "经办人", "Maker", path="maker.name"),
        column("checkerName", "复核人", "Checker", path="checker.name"),
        column("role", "复核角色", "Checker's role"),
        column("reason", "原因", "Reason"),
        column("createdAt", "提交时间", "Asked at", Kind.MOMENT),
        column("decidedAt", "复核时间", "Decided at", Kind.MOMENT),
        column("executedAt", "执行时间", "Done at", Kind.MOMENT),
    ),
    where=None,
)
