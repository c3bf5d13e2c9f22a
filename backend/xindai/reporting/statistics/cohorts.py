"""Reports by the month of disbursement: vintages, first payments, products."""

from __future__ import annotations

from typing import Final

from xindai.reporting.statistics import dimensions as by
from xindai.reporting.statistics.kinds import Figure, FigureKind, Ledger, Report, Stand

_COHORT: Final = "v.cohort BETWEEN $3 AND $4"
_LATE_30: Final = "v.bucket BETWEEN 2 AND 7"
_LATE_90: Final = "v.bucket BETWEEN 4 AND 7"
_LOST: Final = "v.bucket = 9"
LOANS: Final = Figure(
    name="loans",
    zh="放款笔数",
    en="Loans",
    means_zh="该放款月份放出的借据笔数(含已结清)。",
    means_en="Loans disbursed in the cohort's month, closed ones too.",
    sql="sum(v.loans)",
)
DISBURSED: Final = Figure(
    name="disbursed",
    zh="放款金额",
    en="Disbursed",
    means_zh="该放款月份放出的本金。",
    means_en="Principal disbursed in the cohort's month.",
    kind=FigureKind.MONEY,
    sql="sum(v.disbursed_minor)",
)
_AT_AGE: Final = (
    LOANS,
    DISBURSED,
    Figure(
        name="outstanding",
        zh="剩余本金",
        en="Outstanding",
        means_zh="观察月末仍未归还的本金。",
        means_en="Principal still owed at the end of the month looked at.",
        kind=FigureKind.MONEY,
        sql="sum(v.outstanding_minor)",
        loans="v.bucket <= 7",
    ),
    Figure(
        name="late30",
        zh="逾期30天以上余额",
        en="Late over 30 days",
        means_zh="观察月末逾期超过 30 天(M2 及以上)借据的剩余本金。",
        means_en="Outstanding of loans more than 30 days past due (M2 and above).",
        kind=FigureKind.MONEY,
        sql="sum(v.late_30_minor)",
        loans=_LATE_30,
    ),
    Figure(
        name="late30Rate",
        zh="30天以上逾期率",
        en="Late over 30 days, rate",
        means_zh="逾期30天以上余额 ÷ 放款金额。",
        means_en="Late over 30 days over disbursed.",
        kind=FigureKind.RATE,
        over=("late30", "disbursed"),
        loans=_LATE_30,
    ),
    Figure(
        name="late90",
        zh="逾期90天以上余额",
        en="Late over 90 days",
        means_zh="观察月末逾期超过 90 天(M4 及以上)借据的剩余本金。",
        means_en="Outstanding of loans more than 90 days past due (M4 and above).",
        kind=FigureKind.MONEY,
        sql="sum(v.late_90_minor)",
        loans=_LATE_90,
    ),
    Figure(
        name="lost",
        zh="累计核销本金",
        en="Written off",
        means_zh="截至观察月末已核销借据的核销本金。",
        means_en="Principal written off by the end of the month looked at.",
        kind=FigureKind.MONEY,
        sql="sum(v.written_off_minor)",
        loans=_LOST,
    ),
    Figure(
        name="bad",
        zh="90天以上及核销",
        en="Over 90 days or written off",
        means_zh="逾期90天以上余额 + 累计核销本金。",
        means_en="Late over 90 days plus written off.",
        kind=FigureKind.MONEY,
        sql="sum(v.late_90_minor + v.written_off_minor)",
        loans="(v.bucket BETWEEN 4 AND 7 OR v.bucket = 9)",
    ),
    Figure(
        name="badRate",
        zh="90天以上及核销率",
        en="Over 90 days or written off, rate",
        means_zh="90天以上及核销 ÷ 放款金额。",
        means_en="Over 90 days or written off, over disbursed.",
        kind=FigureKind.RATE,
        over=("bad", "disbursed"),
        loans="(v.bucket BETWEEN 4 AND 7 OR v.bucket = 9)",
    ),
)
_PRINCIPAL: Final = (Ledger("outstanding", ("LOAN_PRINCIPAL",)),)
VINTAGE: Final = Report(
    code="vintage",
    zh="账龄分析(Vintage)",
    en="Vintage curves",
    means_zh="按放款月份与账龄观察逾期与损失;账龄 0 为放款当月末。",
    means_en="Arrears and losses by month of disbursement and months on book; 0 is the end of "
    "the month of disbursement.",
    view="report_vintage",
    stand=Stand.COHORTS,
    period=_COHORT,
    dimensions=(by.COHORT, by.AGE, *by.WHO),
    usual=("cohort", "age"),
    figures=_AT_AGE,
    ledger=_PRINCIPAL,
    has_loans=True,
)
PRODUCTS: Final = Report(
    code="products",
    zh="产品表现",
    en="Products",
    means_zh="期间放款的各产品规模与质量,按最近月末观察。",
    means_en="What was lent through each product in the period, and how it stands at the newest "
    "end of a month.",
    view="report_vintage",
    stand=Stand.COHORTS,
    period=_COHORT,
    dimensions=(by.PRODUCT, by.COHORT, by.BRANCH, by.CHANNEL, by.OFFICER),
    usual=("product",),
    ledger=_PRINCIPAL,
    has_loans=True,
    figures=(
        *_AT_AGE[:2],
        Figure(
            name="active",
            zh="在贷笔数",
            en="Active loans",
            means_zh="其中最近月末仍在还款的笔数。",
            means_en="Of them still active at the newest end of a month.",
            sql="sum(v.active_loans)",
            loans="v.bucket <= 7",
        ),
        *_AT_AGE[2:],
    ),
)
FIRST_PAYMENT: Final = Report(
    code="firstPayment",
    zh="首期逾期",
    en="First payment default",
    means_zh="首期应还日后 30 天仍未足额还清首期的借据。",
    means_en="Loans whose first instalment was not paid in full 30 days after it was due.",
    view="report_vintage",
    stand=Stand.FLOW,
    period=_COHORT,
    dimensions=(by.COHORT, *by.WHO),
    usual=("cohort",),
    has_loans=True,
    figures=(
        Figure(
            name="firstDue",
            zh="已满观察期笔数",
            en="Looked at",
            means_zh="首期应还日后已满 30 天的借据笔数。",
            means_en="Loans whose first due day is 30 days ago or more.",
            sql="sum(v.first_due_loans)",
        ),
        Figure(
            name="firstMissed",
            zh="首期逾期笔数",
            en="First payment missed",
            means_zh="其中首期满 30 天仍未还清的笔数。",
            means_en="Of them those whose first instalment was still open then.",
            sql="sum(v.first_missed_loans)",
            loans="v.is_first_missed",
        ),
        Figure(
            name="firstMissedRate",
            zh="首期逾期率(FPD30)",
            en="First payment default (FPD30)",
            means_zh="首期逾期笔数 ÷ 已满观察期笔数。",
            means_en="First payment missed over looked at.",
            kind=FigureKind.RATE,
            over=("firstMissed", "firstDue"),
            loans="v.is_first_missed",
        ),
        Figure(
            name="firstDueAmount",
            zh="已满观察期放款额",
            en="Looked at, amount",
            means_zh="已满观察期借据的放款金额。",
            means_en="Disbursed on the loans looked at.",
            kind=FigureKind.MONEY,
            sql="sum(v.first_due_minor)",
        ),
        Figure(
            name="firstMissedAmount",
            zh="首期逾期放款额",
            en="Missed, amount",
            means_zh="首期逾期借据的放款金额。",
            means_en="Disbursed on those that missed it.",
            kind=FigureKind.MONEY,
            sql="sum(v.first_missed_minor)",
            loans="v.is_first_missed",
        ),
    ),
)
