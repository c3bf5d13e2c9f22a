"""What screens show for the enums of early warning, and for the facts of signals."""

from __future__ import annotations

from typing import Final

from xindai.early_warning.api import CATALOGUE

CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "WarningSignalCode": {code.name: (kind.zh, kind.en) for code, kind in CATALOGUE.items()},
    "WarningSeverity": {
        "LOW": ("低", "Low"),
        "MEDIUM": ("中", "Medium"),
        "HIGH": ("高", "High"),
    },
    "WarningAction": {
        "WATCH": ("列入关注", "Watch"),
        "TASK": ("生成任务", "Task"),
        "BLOCK": ("任务并止付额度", "Task, and block the line"),
    },
    "WatchLevel": {
        "NONE": ("未关注", "Not watched"),
        "ATTENTION": ("关注", "Attention"),
        "ELEVATED": ("重点关注", "Elevated"),
        "HIGH": ("高风险", "High"),
    },
    "WarningTaskStatus": {
        "OPEN": ("待领取", "Open"),
        "CLAIMED": ("处理中", "Claimed"),
        "RESOLVED": ("已办结", "Resolved"),
    },
    "WarningFinding": {
        "CONFIRMED": ("风险属实", "Confirmed"),
        "FALSE_ALARM": ("误报", "False alarm"),
        "CONTACTED": ("已联系客户", "Customer contacted"),
        "LINE_CUT": ("已压降额度", "Line cut"),
    },
    "WarningHoldStatus": {
        "WANTED": ("止付中", "Being blocked"),
        "IN_FORCE": ("已止付", "Blocked"),
        "VOID": ("未执行", "Not carried out"),
        "RELEASED": ("已解除", "Released"),
    },
    "WarningPolicyStatus": {
        "PROPOSED": ("待复核", "Proposed"),
        "ACTIVE": ("生效中", "In force"),
        "RETIRED": ("已停用", "Retired"),
        "TURNED_DOWN": ("已退回", "Turned down"),
    },
    "WarningUnit": {
        "DAYS": ("天", "days"),
        "COUNT": ("次/个", "times"),
        "PERCENT": ("%", "%"),
    },
    "WarningFact": {
        "loan_number": ("借据号", "Loan"),
        "due_on": ("应还日", "Due on"),
        "days_past_due": ("逾期天数", "Days past due"),
        "outstanding": ("借据余额", "Outstanding"),
        "count": ("次数/人数", "Count"),
        "last_on": ("最近一次", "Last on"),
        "failure_codes": ("失败代码", "Failure codes"),
        "changes": ("变更内容", "What changed"),
        "accounts_before": ("授信时逾期账户", "Overdue accounts at decision"),
        "accounts_now": ("当前逾期账户", "Overdue accounts now"),
        "overdue": ("逾期金额", "Overdue"),
        "reported_on": ("报告日期", "Reported on"),
        "before": ("授信时月收入", "Monthly income at decision"),
        "now": ("当前月收入", "Monthly income now"),
        "drop_percent": ("下降比例 (%)", "Drop (%)"),
        "kinds": ("申请类型", "Kinds"),
        "late_count": ("其中逾期人数", "Of them late"),
        "name": ("对象", "Part"),
        "share_percent": ("余额占比 (%)", "Share (%)"),
        "share": ("该部分余额", "Outstanding of it"),
        "total": ("贷款总余额", "Total outstanding"),
        "change_phone": ("手机号", "Phone"),
        "bank_card_bind": ("银行卡", "Bank card"),
        "profile_change": ("住址", "Address"),
    },
}
