"""The texts of the enums of statistics."""

from __future__ import annotations

from typing import Final

CODES: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "ReportFigureKind": {
        "COUNT": ("数量", "Count"),
        "MONEY": ("金额", "Amount"),
        "RATE": ("比率", "Rate"),
    },
    "ReportDimensionKind": {
        "PRODUCT": ("产品", "Product"),
        "BRANCH": ("机构", "Branch"),
        "OFFICER": ("客户经理", "Officer"),
        "CHANNEL": ("渠道", "Channel"),
        "DAY": ("日期", "Day"),
        "MONTH": ("月份", "Month"),
        "BUCKET": ("逾期阶段", "Bucket"),
        "ASSET_CLASS": ("五级分类", "Class"),
        "STAGE": ("减值阶段", "Stage"),
        "AGE": ("账龄", "Months on book"),
        "ACCOUNT": ("科目", "Account"),
    },
    "ReportSpan": {
        "MONTH": ("本月至今", "This month"),
        "LAST_MONTH": ("上月", "Last month"),
        "MONTHS_3": ("近 3 个月", "3 months"),
        "MONTHS_12": ("近 12 个月", "12 months"),
        "YEAR": ("本年至今", "This year"),
    },
    "ReportCadence": {
        "DAILY": ("每天", "Every day"),
        "WEEKLY": ("每周一", "Every Monday"),
        "MONTHLY": ("每月 2 日", "On the 2nd of the month"),
    },
}
