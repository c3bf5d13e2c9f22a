"""The columns of the lists of reconciliation."""

from __future__ import annotations

from typing import Final

from xindai.graphql.exports.column import Kind, ListSpec, column

BREAKS: Final = ListSpec(
    "reconciliationBreaks",
    "对账差异",
    "Breaks",
    (
        column("number", "差异号", "Number"),
        column("on", "对账日", "Day", Kind.DATE),
        column("kind", "种类", "Kind", enum="BreakKind"),
        column("severity", "等级", "Severity", enum="BreakSeverity"),
        column("state", "状态", "State", enum="BreakState"),
        column("bank", "银行金额", "Bank", Kind.MONEY),
        column("ordered", "指令金额", "Ordered", Kind.MONEY),
        column("ledger", "账面金额", "Books", Kind.MONEY),
        column("difference", "差额", "Difference", Kind.MONEY),
        column("noEntry", "不记账原因", "Why no entry", enum="NoEntryReason"),
        column("note", "说明", "Note"),
        column("ageDays", "账龄 (天)", "Age in days", Kind.WHOLE),
    ),
)
SETTLEMENT_DAYS: Final = ListSpec(
    "settlementReport",
    "清算报表",
    "Settlement report",
    (
        column("on", "日期", "Day", Kind.DATE, "days.on"),
        column("lines", "流水笔数", "Lines", Kind.WHOLE, "days.lines"),
        column("payments", "收付款笔数", "Payments", Kind.WHOLE, "days.payments"),
        column("moneyIn", "收入", "In", Kind.MONEY, "days.moneyIn"),
        column("moneyOut", "支出", "Out", Kind.MONEY, "days.moneyOut"),
        column("fees", "手续费", "Fees", Kind.MONEY, "days.fees"),
        column("bank", "银行合计", "Bank", Kind.MONEY, "days.bank"),
        column("ledger", "账面合计", "Books", Kind.MONEY, "days.ledger"),
        column("posted", "已补记", "Posted by reconciliation", Kind.MONEY, "days.posted"),
        column("rest", "剩余差额", "Rest", Kind.MONEY, "days.rest"),
        column("breaks", "差异数", "Breaks", Kind.WHOLE, "days.breaks"),
        column("waiting", "待处理", "Waiting", Kind.WHOLE, "days.waiting"),
    ),
    is_paged=False,
    where=None,
    many="days",
)
