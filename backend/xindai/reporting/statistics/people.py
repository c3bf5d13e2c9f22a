"""Reports of people and their applications."""

from __future__ import annotations

from typing import Final

from xindai.reporting.statistics import dimensions as by
from xindai.reporting.statistics.kinds import Figure, FigureKind, Report, Stand

BORROWERS: Final = Report(
    code="borrowers",
    zh="客户统计",
    en="Customers",
    means_zh="月末有余额的客户、逾期客户与新客户,按客户归属机构,每位客户只计一次。",
    means_en="Customers who owe, who are late and who are new, by the branch they belong to; "
    "each counts once.",
    view="report_borrower",
    stand=Stand.MONTHS,
    dimensions=(by.MONTH, by.BRANCH),
    usual=("month",),
    has_currency=False,
    figures=(
        Figure(
            name="borrowers",
            zh="在贷客户",
            en="Customers who owe",
            means_zh="月末至少有一笔在贷借据的客户数。",
            means_en="Customers with an active loan at the end of the month.",
            sql="sum(v.borrowers)",
        ),
        Figure(
            name="lateBorrowers",
            zh="逾期客户",
            en="Late customers",
            means_zh="月末至少有一笔逾期借据的客户数。",
            means_en="Customers with a loan past due at the end of the month.",
            sql="sum(v.late_borrowers)",
        ),
        Figure(
            name="lateRate",
            zh="客户逾期率",
            en="Late customers, rate",
            means_zh="逾期客户 ÷ 在贷客户。",
            means_en="Late customers over customers who owe.",
            kind=FigureKind.RATE,
            over=("lateBorrowers", "borrowers"),
        ),
        Figure(
            name="newBorrowers",
            zh="新增借款客户",
            en="New customers",
            means_zh="首笔借据在本月放款的客户数。",
            means_en="Customers whose first loan was disbursed in the month.",
            sql="sum(v.new_borrowers)",
        ),
        Figure(
            name="returning",
            zh="复借客户",
            en="Returning customers",
            means_zh="以前借过、本月再次放款的客户数。",
            means_en="Customers who had borrowed before and did again in the month.",
            sql="sum(v.returning_borrowers)",
        ),
    ),
)


def _step(name: str, column: str, zh: str, en: str, means_zh: str, means_en: str) -> Figure:
    return Figure(
        name=name,
        zh=zh,
        en=en,
        means_zh=means_zh,
        means_en=means_en,
        sql=f"coalesce(sum(v.{column}), 0)",
    )


FUNNEL: Final = Report(
    code="funnel",
    zh="审批漏斗",
    en="Approval funnel",
    means_zh="期间提交的进件走到了哪一步;按最近一次提交日期。",
    means_en="How far the applications submitted in the period came; by the day of the last "
    "submission.",
    view="report_funnel",
    stand=Stand.FLOW,
    period="v.submitted_at >= ($3::date::timestamp AT TIME ZONE 'Asia/Shanghai')"
    " AND v.submitted_at < (($4::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai')",
    dimensions=(by.MONTH, by.DAY, *by.WHO),
    usual=("month",),
    figures=(
        _step("submitted", "submitted", "提交", "Submitted", "提交的进件数。",
              "Applications submitted."),
        _step("decided", "decided", "已决策", "Decided", "其中经过决策引擎的进件数。",
              "Of them those that the decision engine has answered."),
        _step("approved", "approved", "审批通过", "Approved", "其中曾审批通过的进件数。",
              "Of them those that were approved."),
        _step("accepted", "accepted", "客户接受", "Accepted", "其中客户接受了方案的进件数。",
              "Of them those whose offer the customer took."),
        _step("signed", "signed", "已签约", "Signed", "其中已签合同的进件数。",
              "Of them those with a signed contract."),
        _step("disbursed", "disbursed", "已放款", "Disbursed", "其中已放款的进件数。",
              "Of them those that were disbursed."),
        Figure(
            name="approvalRate",
            zh="通过率",
            en="Approval rate",
            means_zh="审批通过 ÷ 提交。",
            means_en="Approved over submitted.",
            kind=FigureKind.RATE,
            over=("approved", "submitted"),
        ),
        Figure(
            name="disbursedRate",
            zh="放款转化率",
            en="Conversion",
            means_zh="已放款 ÷ 提交。",
            means_en="Disbursed over submitted.",
            kind=FigureKind.RATE,
            over=("disbursed", "submitted"),
        ),
        Figure(
            name="asked",
            zh="申请金额",
            en="Asked for",
            means_zh="提交的进件申请的金额。",
            means_en="Amounts asked for in the applications.",
            kind=FigureKind.MONEY,
            sql="coalesce(sum(v.asked_minor), 0)",
        ),
    ),
)  # fmt: skip
