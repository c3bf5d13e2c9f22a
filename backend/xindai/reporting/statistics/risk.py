"""Reports of risk at the ends of months: buckets, rolls, migration, vintages, first payments."""

from __future__ import annotations

from typing import Final

from xindai.reporting.statistics import dimensions as by
from xindai.reporting.statistics.kinds import Figure, FigureKind, Ledger, Report, Stand

_PRINCIPAL: Final = (Ledger("outstanding", ("LOAN_PRINCIPAL",)),)
_LATE: Final = "v.bucket BETWEEN 1 AND 7"
_LATE_90: Final = "v.bucket BETWEEN 4 AND 7"
_WORSE: Final = "v.bucket > v.bucket_from AND v.bucket <> 8 AND v.bucket_from BETWEEN 0 AND 7"
_WAS_LATE: Final = "v.bucket_from BETWEEN 1 AND 7"
_CURED: Final = f"v.bucket IN (0, 8) AND {_WAS_LATE}"
_RANK: Final = (
    "array_position(ARRAY['normal', 'special_mention', 'substandard', 'doubtful', 'loss'], {})"
)
_DOWN: Final = (
    f"v.class_from <> '' AND {_RANK.format('v.asset_class::text')}"
    f" > {_RANK.format('v.class_from::text')}"
)
OUTSTANDING: Final = Figure(
    name="outstanding",
    zh="月末余额",
    en="Outstanding",
    means_zh="月末剩余本金,等于总账贷款本金科目余额。",
    means_en="Principal still owed at the end of the month; the ledger's loan principal.",
    kind=FigureKind.MONEY,
    sql="sum(v.outstanding_minor)",
)
FROM: Final = Figure(
    name="from",
    zh="上月末余额",
    en="A month before",
    means_zh="同一批借据在上月末的剩余本金;本月新放款为零。",
    means_en="What the same loans owed when the month before ended; zero for new loans.",
    kind=FigureKind.MONEY,
    sql="sum(v.from_minor)",
)
BUCKETS: Final = Report(
    code="buckets",
    zh="逾期阶段分布",
    en="Arrears by bucket",
    means_zh="月末按逾期阶段 M0 至 M6+ 的笔数与余额:M1 为逾期 1–30 天,M2 为 31–60 天,"
    "依此类推,M6+ 为 180 天以上。",
    means_en="Loans and balances by bucket at the end of months: M1 is 1 to 30 days past due, "
    "M2 31 to 60 and so on, M6+ more than 180.",
    view="report_roll",
    stand=Stand.MONTHS,
    only="v.bucket <= 7",
    dimensions=(by.MONTH, by.BUCKET, by.CLASS, *by.WHO),
    usual=("month", "bucket"),
    ledger=_PRINCIPAL,
    has_loans=True,
    figures=(
        Figure(
            name="loans",
            zh="笔数",
            en="Loans",
            means_zh="月末还款中的借据笔数。",
            means_en="Loans that are active at the end of the month.",
            sql="sum(v.loans)",
            loans="v.bucket <= 7",
        ),
        OUTSTANDING,
        Figure(
            name="share",
            zh="余额占比",
            en="Share",
            means_zh="占同行其余维度下全部阶段余额的比例。",
            means_en="Of the balance of all buckets.",
            kind=FigureKind.RATE,
            over=("outstanding", "outstanding"),
            within="bucket",
        ),
        Figure(
            name="late",
            zh="逾期余额",
            en="Late balance",
            means_zh="M1 及以上阶段的剩余本金。",
            means_en="Outstanding of M1 and above.",
            kind=FigureKind.MONEY,
            sql="coalesce(sum(v.outstanding_minor) FILTER (WHERE v.bucket >= 1), 0)",
            loans=_LATE,
        ),
        Figure(
            name="lateRate",
            zh="逾期率",
            en="Late rate",
            means_zh="M1 及以上余额 ÷ 月末余额。",
            means_en="Outstanding of M1 and above over outstanding.",
            kind=FigureKind.RATE,
            over=("late", "outstanding"),
            loans=_LATE,
        ),
        Figure(
            name="late90",
            zh="逾期90天以上余额",
            en="Late over 90 days",
            means_zh="M4 及以上阶段的剩余本金。",
            means_en="Outstanding of M4 and above.",
            kind=FigureKind.MONEY,
            sql="coalesce(sum(v.outstanding_minor) FILTER (WHERE v.bucket >= 4), 0)",
            loans=_LATE_90,
        ),
        Figure(
            name="late90Rate",
            zh="逾期90天以上占比",
            en="Late over 90 days, rate",
            means_zh="M4 及以上余额 ÷ 月末余额。",
            means_en="Outstanding of M4 and above over outstanding.",
            kind=FigureKind.RATE,
            over=("late90", "outstanding"),
            loans=_LATE_90,
        ),
    ),
)


def _before(loans: str, *, name: str, zh: str, en: str, means_zh: str, means_en: str) -> Figure:
    """What the loans of this condition owed a month before."""
    return Figure(
        name=name,
        zh=zh,
        en=en,
        means_zh=means_zh,
        means_en=means_en,
        kind=FigureKind.MONEY,
        sql=f"coalesce(sum(v.from_minor) FILTER (WHERE {loans}), 0)",
        loans=loans,
    )


ROLL: Final = Report(
    code="roll",
    zh="逾期迁徙率",
    en="Roll rates",
    means_zh="借据从上月末所处阶段到本月末所处阶段的迁徙。结清、核销是去向,新放款是来源。",
    means_en="Where the loans of each bucket went in a month. Closed and written off are where "
    "they may go to, new is where they may come from.",
    view="report_roll",
    stand=Stand.MONTHS,
    only="NOT (v.bucket_from = 9 AND v.bucket = 9)",
    dimensions=(by.MONTH, by.BUCKET_FROM, by.BUCKET, *by.WHO),
    usual=("bucketFrom", "bucket"),
    ledger=_PRINCIPAL,
    has_loans=True,
    figures=(
        Figure(
            name="loans",
            zh="笔数",
            en="Loans",
            means_zh="上月末在该阶段、本月末到该阶段的借据笔数。",
            means_en="Loans that went this way.",
            sql="sum(v.loans)",
        ),
        FROM,
        Figure(
            name="rate",
            zh="迁徙率",
            en="Roll rate",
            means_zh="该去向借据的上月末余额 ÷ 同一上月末阶段的全部余额;每一来源各去向合计 100%。",
            means_en="The balance a month before of the loans that went this way, over that of "
            "the whole bucket they came from; the ways out of a bucket add up to 100%.",
            kind=FigureKind.RATE,
            over=("from", "from"),
            within="bucket",
        ),
        OUTSTANDING,
        _before(
            _WORSE,
            name="worse",
            zh="恶化余额",
            en="Got worse",
            means_zh="进入更差阶段(含核销)的借据的上月末余额。",
            means_en="The balance a month before of loans that went to a worse bucket or were "
            "written off.",
        ),
        Figure(
            name="worseRate",
            zh="恶化率",
            en="Forward roll",
            means_zh="恶化余额 ÷ 上月末余额。",
            means_en="Got worse over a month before.",
            kind=FigureKind.RATE,
            over=("worse", "from"),
        ),
        _before(
            _CURED,
            name="cured",
            zh="回收余额",
            en="Cured",
            means_zh="上月末逾期、本月末恢复正常或结清的借据的上月末余额。",
            means_en="The balance a month before of late loans that are current or closed now.",
        ),
        _before(
            _WAS_LATE,
            name="lateBefore",
            zh="上月末逾期余额",
            en="Late a month before",
            means_zh="上月末处于 M1 及以上的借据的余额。",
            means_en="The balance a month before of M1 and above.",
        ),
        Figure(
            name="cureRate",
            zh="催收回收率",
            en="Cure rate",
            means_zh="回收余额 ÷ 上月末逾期余额。",
            means_en="Cured over late a month before.",
            kind=FigureKind.RATE,
            over=("cured", "lateBefore"),
        ),
    ),
)
MIGRATION: Final = Report(
    code="migration",
    zh="五级分类迁徙",
    en="Migration of classes",
    means_zh="借据从上月末分类到本月末分类的迁徙。",
    means_en="Where the loans of each of the five classes went in a month.",
    view="report_roll",
    stand=Stand.MONTHS,
    only="v.bucket <= 7",
    dimensions=(by.MONTH, by.CLASS_FROM, by.CLASS, *by.WHO),
    usual=("classFrom", "assetClass"),
    ledger=_PRINCIPAL,
    has_loans=True,
    figures=(
        Figure(
            name="loans",
            zh="笔数",
            en="Loans",
            means_zh="按该迁徙方向的借据笔数。",
            means_en="Loans that went this way.",
            sql="sum(v.loans)",
        ),
        FROM,
        Figure(
            name="rate",
            zh="迁徙率",
            en="Migration rate",
            means_zh="该去向借据的上月末余额 ÷ 同一上月末分类中仍在贷借据的余额。",
            means_en="The balance a month before of the loans that went this way, over that of "
            "the class they came from; closed and written-off loans left out.",
            kind=FigureKind.RATE,
            over=("from", "from"),
            within="assetClass",
        ),
        OUTSTANDING,
        _before(
            _DOWN,
            name="down",
            zh="下迁余额",
            en="Downgraded",
            means_zh="分类变差的借据的上月末余额。",
            means_en="The balance a month before of loans whose class got worse.",
        ),
        Figure(
            name="downRate",
            zh="下迁率",
            en="Downgrade rate",
            means_zh="下迁余额 ÷ 上月末余额。",
            means_en="Downgraded over a month before.",
            kind=FigureKind.RATE,
            over=("down", "from"),
        ),
    ),
)
